import { expect, it } from 'vitest'
import { hashPin, isPin, pinHashSchema } from '../../../electron/settings/pin-hash.ts'

it('knows the PIN again and no other', async () => {
  const hash = await hashPin('482913')
  expect(await isPin('482913', hash)).toBe(true)
  expect(await isPin('482914', hash)).toBe(false)
})

it('gives the same PIN another hash each time, in a form that fits a settings file', async () => {
  const [first, second] = [await hashPin('482913'), await hashPin('482913')]
  expect(first).not.toBe(second)
  expect(pinHashSchema.parse(first)).toBe(first)
})

it('refuses a hash that asks for more work than a kiosk has, and what is no hash', () => {
  const rest = `${'A'.repeat(22)}:${'A'.repeat(43)}`
  expect(pinHashSchema.safeParse(`scrypt:65536:${rest}`).success).toBe(true)
  for (const wrong of [`scrypt:1073741824:${rest}`, `scrypt:1:${rest}`, '482913', `scrypt:65536:${'A'.repeat(21)}:x`]) {
    expect(pinHashSchema.safeParse(wrong).success).toBe(false)
  }
})
