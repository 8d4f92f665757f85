import type { PrinterNote, PrinterTrouble, PrintJobState } from '../../content/messages/print-state.ts'
import { limits } from '../../content/schema/limits.ts'
import { z } from 'zod'
import type { MessageKey } from '../../content/messages/messages.ts'
import type { ReviewedPage } from '../../content/review/review-state.ts'
import { handoutParts } from '../../content/schema/guide.ts'
import { type NotesPolicy, noteSchema } from '../../content/schema/note.ts'
import { once } from '../../content/schema/once.ts'
import type { PrinterAbilities } from '../../content/schema/print-options.ts'
import { addedReadings, readingSchema } from '../../content/schema/reading.ts'
import { profileSchema } from '../../content/schema/profile.ts'
import type { HandoutPlan, LevelId } from '../../content/tailor/plan.ts'
import { channel } from './channel.ts'
import { handoutContract } from './handout-contract.ts'
import { staffContract } from './staff-contract.ts'

export type * from './handout-contract.ts'
export type * from './staff-contract.ts'

/** Id of a thing the shell keeps for the window (a finished handout, a print job): never a path. */
const handle = z.uuid()
const shortText = z.string().max(200)

const handoutChoiceSchema = z.strictObject({
  length: z.enum(['short', 'full']),
  parts: z.array(z.enum(handoutParts)).overwrite(once).max(handoutParts.length).nullable(),
  medicines: z.array(shortText).overwrite(once).max(100).nullable(),
  questions: z.array(shortText).overwrite(once).max(200).nullable(),
  optIn: z.array(shortText).overwrite(once).max(50),
})

/** Whether both sides of the paper are printed. */
export const sidesSchema = z.enum(['one', 'two'])
export type Sides = z.infer<typeof sidesSchema>

export const paperSchema = z.enum(['letter', 'a4'])
export type Paper = z.infer<typeof paperSchema>

/** How a handout looks on paper, apart from what it says. */
export const handoutLookSchema = z.strictObject({
  paper: paperSchema,
  largePrint: z.boolean(),
  /** A few words typed at the kiosk, printed and never stored. */
  note: noteSchema.nullable(),
})
export type HandoutLook = z.infer<typeof handoutLookSchema>

export interface KioskInfo {
  version: string
  guideVersion: string
  /** The questions of the attract screen: with these it is whole before the guide is here. */
  attract: string[]
  /** Pages that the settings keep from visitors: not reviewed, or overdue. */
  withheld: ReviewedPage[]
  language: string
  /** Paper of the settings. */
  paper: Paper
  /** The paper that the default printer was last known to have; null = not known. */
  printerPapers: readonly Paper[] | null
  clinicName: string | null
  /** Telephone numbers that are not printed because the settings have them wrong: the clinic's own, one of 'Help near you'. */
  withoutNumber: { clinic: boolean; nearby: boolean }
  /** The clinic's own title of the attract screen; null = that of the guide. */
  attractTitle: string | null
  /** The clinic's telephone, and when it is answered in words. */
  clinicTelephone: string | null
  clinicHours: string | null
  /** Two capital letters: whose emergency number is shown. */
  country: string | null
  /** Who may add a note to a handout. */
  notes: NotesPolicy
  /** Seconds without a touch after which a visit ends. */
  idleSeconds: number
  /** Text size each visit begins with. */
  textSize: '1' | '2' | '3'
}

/** A page, medicine or sheet of the guide, ready to be printed alone. */
export type FinishedReading = Pick<FinishedHandout, 'handle' | 'pages'>

export interface FinishedHandout {
  handle: string
  /** The ID that is printed on it. */
  id: string
  pages: number
  /** The PDF itself, for the preview. */
  bytes: Uint8Array
  plan: HandoutPlan
  /** The level of the plan that is on its pages. */
  level: LevelId
  /** Characters of the nurse's note that are not printed as they are written. */
  noteMissing: string[]
}

/** How much paper one copy of a handout takes. */
export interface PaperCount {
  pages: number
  /** Pages among them that are left empty, on backs. */
  empty: number
  sheets: number
}

export type { PrinterAbilities, PrinterNote, PrinterTrouble, PrintJobState }

/** `holding`: it takes jobs and keeps them until staff release them. */
export type PrinterState = 'ready' | 'busy' | 'stopped' | 'holding' | 'offline' | 'unknown' | PrinterTrouble
export interface Printer {
  name: string
  description: string
  isDefault: boolean
  state: PrinterState
  /** What the system says about it in its own words, for staff; null if it says nothing. */
  detail: string | null
  /** What staff are told beside its state. */
  notes?: readonly PrinterNote[]
  /** What it can do; left out if nothing is known. */
  can?: PrinterAbilities
}

export interface PrintJob {
  handle: string
  printer: string
  state: PrintJobState
}

/** Why a call came to nothing. `message` is a message-catalog key fit for a person; `detail` is for the log and staff. */
export interface CallError {
  code: 'bad-arguments' | 'not-allowed' | 'contradiction' | 'not-found' | 'busy' | 'failed'
  message: MessageKey
  field: string | null
  detail: string | null
}
export type Result<T> = { ok: true; value: T } | { ok: false; error: CallError }

/**
 * Everything the window may ask of the shell: channel → schema of its one argument → result.
 * The handlers, the preload, `Window.kiosk` and the tests all read this map.
 */
export const contract = {
  'app:info': channel<KioskInfo>()(z.null()),
  /** The guide (`Guide`), as JSON. */
  'guide:load': channel<string>()(z.null()),
  /** The guide's packed search index; empty when there is none, and the window builds its own. */
  'guide:search-index': channel<Uint8Array>()(z.null()),
  'handout:make': channel<FinishedHandout>()(
    z.strictObject({
      profile: profileSchema,
      choice: handoutChoiceSchema,
      look: handoutLookSchema,
      /** Pages and medicines that the reader added. They come last; the handout ID does not cover them. */
      added: addedReadings.exactOptional(),
      /** Says on the paper that it is a test page, in the program's own words. */
      testPage: z.literal(true).exactOptional(),
    }),
  ),
  /** Makes one page, medicine or sheet of the guide to be printed alone, without a handout ID. */
  'reading:make': channel<FinishedReading>()(
    z.strictObject({
      profile: profileSchema,
      reading: readingSchema,
      look: handoutLookSchema.pick({ paper: true, largePrint: true }),
    }),
  ),
  'print:printers': channel<Printer[]>()(z.null()),
  /**
   * How much paper a handout takes on a printer (the default one if none is named). It is set for the paper that the printer
   * has and for two sides, and printed as it was counted.
   */
  'print:count': channel<PaperCount>()(
    z.strictObject({ handout: handle, sides: sidesSchema, printer: shortText.nullable().default(null) }),
  ),
  'print:start': channel<PrintJob>()(
    z.strictObject({
      handout: handle,
      printer: shortText.nullable(),
      copies: z.int().min(1).max(limits.copies),
      sides: sidesSchema,
      color: z.enum(['color', 'gray']),
    }),
  ),
  'print:cancel': channel<PrintJob>()(z.strictObject({ job: handle })),
  'session:forget': channel<null>()(z.null()),
  'session:end': channel<null>()(z.null()),
  ...handoutContract,
  ...staffContract,
}
export type Contract = typeof contract
export type Channel = keyof Contract
export type Args<C extends Channel> = z.input<Contract[C]['args']>
/** What a visitor or a nurse asks to have printed: for whom, what of it, and how it looks. */
export type HandoutOrder = Args<'handout:make'>
export type ChannelResult<C extends Channel> = Exclude<Contract[C]['result'], undefined>

/** What the shell tells the window unasked. */
export interface KioskEvents {
  'print:state': PrintJob
  /** Staff mode has been left, or left itself. */
  'staff:closed': null
  /** Other pages are withheld than before: the guide has to be fetched anew. */
  'guide:changed': null
}
export type KioskEvent = keyof KioskEvents

/** The one object the preload exposes as `window.kiosk`. */
export interface KioskBridge {
  call<C extends Channel>(channel: C, args: Args<C>): Promise<Result<ChannelResult<C>>>
  /** Listens until the returned function is called. */
  on<E extends KioskEvent>(event: E, listener: (payload: KioskEvents[E]) => void): () => void
}
