import type { HandoutLook, Sides } from '../../contract/contract.ts'
import type { Clinic as ClinicSettings } from '../../settings/schema.ts'

/** A clinic's logo as it is printed: a PNG in 8-bit RGB, without transparency. Sizes in pixels. */
export interface Logo {
  bytes: Uint8Array
  width: number
  height: number
}

/** What a clinic has printed on its handouts, with its logo read. */
export interface Clinic extends Omit<ClinicSettings, 'logo'> {
  logo: Logo | null
}

/** How one handout looks on paper. */
export interface Look extends HandoutLook {
  clinic: Clinic | null
  /** Whether both sides will be printed: then no sheet to be filled in stands on the back of another page. */
  sides: Sides
  /** What the handout is found again by, as it is printed and as the QR code says it; null = it bears none. */
  id: string | null
  /** Day it is made, YYYY-MM-DD: printed, and the file's own date. */
  date: string
  /** It is a test page, and says so in the program's words. */
  testPage?: true
}
