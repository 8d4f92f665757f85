import { z } from 'zod'
import { defaultLanguage, languageCodes } from '../../content/languages/languages.ts'
import { languageCode } from '../../content/schema/block.ts'
import { notesPolicySchema } from '../../content/schema/note.ts'
import { paperSchema } from '../contract/contract.ts'
import { once } from '../../content/schema/once.ts'
import { withPlainLineEnds } from '../../content/text/lines.ts'
import { lockedHash, pinHashSchema } from './pin-hash.ts'
import { failsClosed, leftOut } from './when-wrong.ts'

/** The clinic's own words. All line ends become LF. */
const words = (max: number) => z.string().overwrite(withPlainLineEnds).trim().min(1).max(max)

/** Text that JSON has changed: "\n" in "C:\new" is a line end, and "\u" makes a letter of what follows. */
const spoiledPath = /[\p{Cc}\u2028\u2029]|^[A-Za-z]:[^\\/]/u

/** The path of a file, or a name with backslashes in it. */
const place = (max: number, twice: string, slash: string) =>
  z
    .string()
    .refine(
      (text) => !spoiledPath.test(text),
      `JSON reads one backslash with the letter after it as another character. Write each backslash twice: ${JSON.stringify(twice)}${slash}`,
    )
    .trim()
    .min(1)
    .max(max)

/** What a telephone number is written with; the fewest digits are those of 911. */
const telephoneSigns = /^[\x20-\x7e\n\u00a0-\u00ff\u2010-\u2015\u2018\u2019\u2022\u202f]+$/
const telephone = words(60).refine(
  (text) => telephoneSigns.test(text) && (text.match(/[0-9]/g)?.length ?? 0) >= 3,
  'Write a telephone number in digits: "555-0100"',
)

/** What the clinic has printed on its handouts: its letterhead and its own words. */
export const clinicSchema = z.strictObject({
  name: words(120)
    .nullable()
    .default(null)
    .describe('Name of the clinic, on the first screen and on every handout.')
    .meta({ examples: ['Harbor Breast Clinic'] }),
  telephone: leftOut(
    telephone
      .nullable()
      .default(null)
      .describe(
        'Telephone number people call with questions, as it is printed: at least three digits. While it is wrong, no number is printed, not the earlier one either, and the screen for nurses says so.',
      )
      .meta({ examples: ['555-0100'] }),
  ),
  hours: words(200)
    .nullable()
    .default(null)
    .describe('When somebody answers that telephone, in words.')
    .meta({ examples: ['Monday to Friday, 8 a.m. to 5 p.m.'] }),
  whenToCall: words(4000)
    .nullable()
    .default(null)
    .describe("The clinic's own text of 'When to call us'. Without it the handout has a form to fill in by hand.")
    .meta({ examples: ['Call us about anything that worries you.'] }),
  logo: place(1000, 'C:\\Clinic\\logo.png', ', or use a slash: "C:/Clinic/logo.png"')
    .nullable()
    .default(null)
    .describe(
      'Full path of the logo: a PNG picture or an SVG drawing of at most 2 MB. Read again with this file. Write each backslash of a Windows path twice, or use a slash.',
    )
    .meta({ examples: ['C:/Clinic/logo.png'] }),
  footer: words(300)
    .nullable()
    .default(null)
    .describe("A line at the foot of every page of a handout, before the guide's version.")
    .meta({ examples: ['Harbor Breast Clinic, 1 Pier Road'] }),
  localResources: z
    .array(
      z.strictObject({
        name: words(120)
          .describe('Name of the place or group.')
          .meta({ examples: ['Harbor support group'] }),
        telephone: leftOut(
          telephone
            .nullable()
            .default(null)
            .describe('Its telephone number.')
            .meta({ examples: ['555-0142'] }),
        ),
        text: words(400)
          .nullable()
          .default(null)
          .describe('What people find there, in a sentence.')
          .meta({ examples: ['Meets on the first Tuesday of each month.'] }),
        language: languageCode
          .nullable()
          .default(null)
          .describe(
            'Language of its name and that sentence, where it is another than the rest: "es". Voices that read the handout aloud need it.',
          )
          .meta({ examples: ['es'] }),
      }),
    )
    .overwrite(once)
    .max(20)
    .default([])
    .describe(
      'Help near the clinic, listed at the end of a full handout. An entry that is written twice is printed once.',
    )
    .meta({ examples: [[{ name: 'Harbor support group', telephone: '555-0142' }]] }),
})
export type Clinic = z.infer<typeof clinicSchema>

const staffSchema = z.strictObject({
  pinHash: failsClosed(
    pinHashSchema
      .nullable()
      .default(null)
      .describe(
        "Hashed PIN of staff mode, for many kiosks with one PIN. Set the PIN on one kiosk and copy `pinHash` from that kiosk's staff.json. It goes before a PIN set on the kiosk, and cannot be changed there. While it is wrong and was never right, only a PIN set on the kiosk before opens staff mode, and no one can set one.",
      )
      .meta({ examples: [null] }),
    lockedHash,
  ),
})

/** The machine's settings, as IT writes them into one JSON file. Every key may be left out. */
export const settingsSchema = z.strictObject({
  $schema: z
    .string()
    .exactOptional()
    .describe('Address of the JSON schema, for editors that know such schemas. Not read.'),
  language: z
    .enum(languageCodes)
    .default(defaultLanguage.code)
    .describe(
      'Language of the guide, the screens and the handouts: one of those that are installed. Read when the program starts.',
    ),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'write the two capital letters of the country, for example "US"')
    .nullable()
    .default(null)
    .describe(
      'Country of the clinic as two capital letters (ISO 3166-1): "US". A search that sounds urgent then names the country\'s emergency number, and one about self-harm its crisis line. The guide has numbers for "GB" and "US" (facts/countries.yaml). Without a country, or for another one, no such number is shown.',
    ),
  paper: paperSchema.default('letter').describe('Paper of the handouts, unless another is chosen for one of them.'),
  textSize: z
    .enum(['1', '2', '3'])
    .default('1')
    .describe('Text size each visit begins with: usual, large or very large. A visitor can change it.'),
  attractTitle: words(120)
    .nullable()
    .default(null)
    .describe(
      "Title of the screen that is shown while nobody uses the kiosk, where it should not name the illness: 'A guide for patients and families'. The questions below it are not shown then. Without it, the screen says whom the guide is for.",
    )
    .meta({ examples: ['A guide for patients and families'] }),
  idleSeconds: z
    .int()
    .min(40)
    .max(3600)
    .default(180)
    .describe(
      "Seconds without a touch after which a visitor's session ends. A warning counts the last 30 of them down.",
    ),
  defaultPrinter: place(200, '\\\\server\\FrontDesk', '')
    .nullable()
    .default(null)
    .describe(
      "Name of the print queue that is offered first. Without it, the system's default. Staff can choose another on the kiosk.",
    )
    .meta({ examples: ['FrontDesk'] }),
  withholdUnreviewed: failsClosed(
    z
      .boolean()
      .default(false)
      .meta({ examples: [true] })
      .describe(
        'Whether pages that no clinician has reviewed are kept from the screens, the search and the handouts, save the goals of treatment, which every handout has. What pages share (medicines, words explained, questions, symptoms, sheets) stays, under the notice that it is not yet reviewed: without it, pages and handouts would lack side effects, checks and warning signs.',
      ),
    true,
  ),
  withholdOverdue: failsClosed(
    z
      .boolean()
      .default(false)
      .meta({ examples: [true] })
      .describe(
        'Whether pages whose review by a clinician is overdue are kept from the screens, the search and the handouts, save the goals of treatment, each from the day on which it is due. What pages share stays, as with withholdUnreviewed, under the notice that a new review is due.',
      ),
    true,
  ),
  notes: failsClosed(
    notesPolicySchema
      .default('staff')
      .describe(
        "Who may add a note to a handout. It prints under the clinic's letterhead, and the form for nurses opens without a PIN: so 'staff' asks for the staff PIN, once for each patient. 'everyone' lets visitors write one too, 'off' lets no one. The paper always says that a note was typed at the kiosk and is not from the guide.",
      ),
    'off',
  ),
  counts: failsClosed(
    z
      .boolean()
      .default(true)
      .describe(
        'Whether totals by day (pages read, handouts, searches that found nothing) are kept, and shown to staff by whole weeks that are over. Staff can switch them off too, but not on against this.',
      ),
    false,
  ),
  supervised: z
    .boolean()
    .default(false)
    .describe(
      "Whether the system starts the program again when it ends (systemd, Shell Launcher). 'Restart' in staff mode then leaves the start to the system.",
    ),
  clinic: clinicSchema
    .prefault({})
    .describe("The clinic's letterhead and its own words on handouts.")
    .meta({ examples: [{ name: 'Harbor Breast Clinic', telephone: '555-0100' }] }),
  staff: staffSchema
    .prefault({})
    .describe('Staff mode.')
    .meta({ examples: [{}] }),
})
export type Settings = z.infer<typeof settingsSchema>

/** The settings of a machine without a settings file. */
export const defaultSettings: Settings = settingsSchema.parse({})
