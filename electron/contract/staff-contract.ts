import { limits } from '../../content/schema/limits.ts'
import { z } from 'zod'
import { subtype } from '../../content/schema/profile.ts'
import type { Subtype } from '../../content/schema/profile.ts'
import { channel } from './channel.ts'
import { pinSchema } from './pin.ts'

/** Where staff mode stands. */
export interface StaffState {
  open: boolean
  /** `none`: the first who comes sets one. `damaged`: its file or its hash in the settings cannot be read, and staff mode stays closed. */
  pin: 'none' | 'set' | 'damaged'
  /** Seconds until the next try is taken; 0 = now. */
  waitSeconds: number
  /** Whether the kiosk asks for a PIN before it is used at all: a packaged app without one. */
  askAtStart: boolean
}

/** A mounted removable drive. `id` names it for the next calls; its path stays in the shell. */
export interface Drive {
  id: string
  label: string
  freeBytes: number | null
}
const driveId = z.string().regex(/^[0-9a-f]{16}$/)
const toDrive = z.strictObject({ drive: driveId })

/** What was written to a drive. */
export interface SavedFile {
  name: string
}

/** Problems of the settings file, and where the settings in force come from. */
export interface SettingsReport {
  path: string
  /** `partly`: the file, save the keys that are wrong. `safe`: it cannot be read, and never could. */
  inForce: 'file' | 'partly' | 'last-good' | 'defaults' | 'safe'
  problems: SettingsFault[]
  /** What of the letterhead the settings in force do not have. */
  letterheadMissing: LetterheadPart[]
  /** Why the logo is not printed; null = it is, or there is none. */
  logoProblem: string | null
  /** Words of the letterhead that are not printed as they are written, by their key. */
  textProblems: { key: string | null; mend: string }[]
}
/** A problem of the settings file, for the person who mends it. */
export interface SettingsFault {
  /** The key with its path; null = the whole file. */
  key: string | null
  mend: string
  /** A right value as it is written in the file: `"telephone": "555-0100"`. */
  example: string | null
  /** What is in force until then; null for the whole file. `ignored`: the key means nothing to the program. */
  meanwhile: 'last-good' | 'safe' | 'default' | 'left-out' | 'ignored' | null
}
export type LetterheadPart = 'name' | 'telephone' | 'hours' | 'when-to-call' | 'logo'

/** The default printer of this kiosk. */
export interface PrinterChoice {
  /** What staff chose on this kiosk, before the settings file; null = nothing. */
  chosen: string | null
  /** What the settings file says; null = the system's default. */
  settings: string | null
}

/** A number that is safe to show; `few` = it is not shown, since it, or another by its help, could point at somebody. */
export type SafeCount = number | 'few'

/** Counts kept for the clinic, safe to show: small numbers are suppressed already. */
export interface CountsReport {
  /** Whether visits are being counted; `off-by-settings` = switched off in the settings file. */
  counting: 'on' | 'off-by-staff' | 'off-by-settings'
  /** Newest day first. */
  days: { day: string; pages: SafeCount; handouts: SafeCount; emptySearches: SafeCount }[]
  /** Over all days kept, most first. `title` is the guide's. */
  pages: { id: string; title: string; count: SafeCount }[]
  handouts: { subtype: Subtype; count: SafeCount }[]
  words: { word: string; count: SafeCount }[]
}

/** What the window alone can see of the machine. */
export const windowFactsSchema = z.strictObject({
  width: z.int().nonnegative(),
  height: z.int().nonnegative(),
  touchPoints: z.int().nonnegative().max(256),
  /** espeak-ng alone brings more than thirteen thousand. */
  voices: z.int().nonnegative().max(1_000_000),
  /** Languages of the voices ("en-US"). */
  voiceLanguages: z.array(z.string().regex(/^[A-Za-z0-9_-]{1,20}$/)).max(limits.voiceLanguages),
  /** Whether a sentence has been spoken to its end since the start; `broken`: one never came to it. */
  speech: z.enum(['untried', 'works', 'broken']),
})
export type WindowFacts = z.infer<typeof windowFactsSchema>

export const diagnosticsGroups = ['program', 'screen', 'sound', 'printer', 'disk', 'clock', 'memory', 'log'] as const
export type DiagnosticsGroup = (typeof diagnosticsGroups)[number]
export interface DiagnosticsRow {
  label: string
  value: string
  state: 'good' | 'bad' | 'neutral'
}
/** The state of the machine in words, in the kiosk's language. */
export type Diagnostics = { group: DiagnosticsGroup; title: string; rows: DiagnosticsRow[] }[]

const noteSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('page'), page: z.string().regex(/^[a-z0-9-]{1,80}$/) }),
  z.strictObject({ kind: z.literal('handout'), subtype }),
  z.strictObject({
    kind: z.literal('empty-search'),
    words: z.array(z.string().max(limits.countedWord)).max(limits.countedWords),
  }),
])
/** One thing to count. Pages and words that are not the guide's are not kept. */
export type CountNote = z.infer<typeof noteSchema>

const staffOnly = { staffOnly: true }

/** What the window may ask of staff mode, the counts and the diagnostics. */
export const staffContract = {
  'counts:note': channel<null>()(noteSchema),
  'staff:state': channel<StaffState>()(z.null()),
  /** Sets the first PIN; staff who are in may set another. */
  'staff:set-pin': channel<StaffState>()(z.strictObject({ pin: pinSchema })),
  'staff:unlock': channel<StaffState>()(z.strictObject({ pin: pinSchema })),
  'staff:leave': channel<null>()(z.null()),
  /** Somebody is at the screen: staff mode stays open. */
  'staff:stay': channel<null>()(z.null(), staffOnly),
  'staff:drives': channel<Drive[]>()(z.null(), staffOnly),
  'staff:settings': channel<SettingsReport>()(z.null(), staffOnly),
  'staff:reload-settings': channel<SettingsReport>()(z.null(), staffOnly),
  'staff:printer': channel<PrinterChoice>()(z.null(), staffOnly),
  'staff:choose-printer': channel<PrinterChoice>()(
    z.strictObject({ printer: z.string().min(1).max(200).nullable() }),
    staffOnly,
  ),
  'staff:restart': channel<null>()(z.null(), staffOnly),
  'staff:exit': channel<null>()(z.null(), staffOnly),
  'counts:read': channel<CountsReport>()(z.null(), staffOnly),
  'counts:switch': channel<CountsReport>()(z.strictObject({ on: z.boolean() }), staffOnly),
  'counts:clear': channel<CountsReport>()(z.null(), staffOnly),
  'counts:save': channel<SavedFile>()(toDrive, staffOnly),
  'diagnostics:read': channel<Diagnostics>()(windowFactsSchema, staffOnly),
  'diagnostics:save': channel<SavedFile>()(z.strictObject({ drive: driveId, window: windowFactsSchema }), staffOnly),
  'handout:save': channel<SavedFile>()(z.strictObject({ handout: z.uuid(), drive: driveId }), staffOnly),
}
