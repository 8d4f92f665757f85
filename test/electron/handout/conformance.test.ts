import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { singleSheets } from '../../../content/tailor/choice.ts'
import type { HandoutPart } from '../../../content/schema/handout-part.ts'
import { logoPicture } from '../../../electron/handout/letterhead/logo-picture.ts'
import type { HandoutChoice } from '../../../content/tailor/plan.ts'
import type { Clinic, Logo } from '../../../electron/handout/letterhead/look.ts'
import { guideFromDisk } from '../../content/guide.ts'
import { anyPng, pngChunk } from './letterhead/any-png.ts'
import { clinic, planFor, profiles, render } from './fixture.ts'
import { sampleGuide, samplePlan } from './sample.ts'

// veraPDF, the reference validator: the command in VERAPDF, else the copy beside the project.
const beside = path.resolve('../shared/tools/verapdf/validate')
const command = process.env['VERAPDF'] || (existsSync(beside) ? beside : null)
if (command === null) console.warn('PDF/UA-1 and PDF/A-2a were NOT checked: set VERAPDF to a veraPDF command.')

const folder = mkdtempSync(path.join(tmpdir(), 'handout-conformance-'))
const files: string[] = []
const minutes = 60_000

const sheets = [...singleSheets]

/** Parts in an order of somebody's own. */
const orders: Readonly<Record<string, HandoutPart[]>> = {
  'sheet-first': ['pain-diary', 'type'],
  'sheet-between': ['type', 'side-effect-diary', 'medicines'],
  'two-sheets': ['questions', 'when-to-call', 'medicine-times'],
  backwards: ['glossary', 'when-to-call', 'questions', 'medicines', 'treatment', 'goals', 'type'],
}

const wordsLogo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><text x="20" y="40" font-size="30" opacity="0.5">Harbor</text></svg>`

/** Letterheads of all kinds, by the logo they have. */
const letterheads: Readonly<Record<string, Clinic>> = {
  drawing: clinic,
  'opaque-picture': { ...clinic, logo: await pictureLogo(2) },
  words: { ...clinic, logo: await logoPicture(Buffer.from(wordsLogo)) },
  'clear-picture': {
    ...clinic,
    logo: await pictureLogo(6),
    footer: 'Riverside, a clinic of the county · 1 Main Street',
  },
  'gray-picture': { ...clinic, logo: await pictureLogo(0) },
  'gray-clear-picture': { ...clinic, logo: await pictureLogo(4) },
  'picture-with-a-palette': { ...clinic, logo: await paletteLogo() },
  hostile: {
    ...clinic,
    name: 'Pier \u0000\u0007\u001b[1m \ud83d \ufffe < & > 🙂 שלום',
    whenToCall: `שלום \u202e 👩🏽‍⚕️ \u0000 ${'Call us about anything new. '.repeat(180)}`,
    footer: '\u0007 مرحبا 🎉 \uffff & <b>',
  },
  'no-picture': { ...clinic, logo: null, name: 'Clínica Ñandú “Señora de la Salud”', whenToCall: null },
}

/** A picture in color with (6) or without (2) transparency, or in gray with (4) or without (0), by the color type of PNG. */
function pictureLogo(colorType: 0 | 2 | 4 | 6): Promise<Logo> {
  const picture = new PNG({ width: 60, height: 30 })
  for (let at = 0; at < picture.data.length; at++) picture.data[at] = at % 251
  return logoPicture(PNG.sync.write(picture, { colorType }))
}

/** A picture of two colors, one of them clear, from a palette (color type 3). */
function paletteLogo(): Promise<Logo> {
  const chunks = [pngChunk('PLTE', Buffer.from('1f4e5ff4b393', 'hex')), pngChunk('tRNS', Buffer.from('ff00', 'hex'))]
  return logoPicture(anyPng({ width: 8, height: 8, bits: 1, colorType: 3, chunks, pixel: (x) => x }))
}

beforeAll(async () => {
  if (command === null) return
  const add = async (name: string, made: Promise<{ bytes: Uint8Array }>): Promise<void> => {
    const file = path.join(folder, `${name}.pdf`)
    writeFileSync(file, (await made).bytes)
    files.push(file)
  }
  const looks = (['letter', 'a4'] as const).flatMap((paper) =>
    [false, true].map((largePrint) => ({ paper, largePrint })),
  )
  const forms: Readonly<Record<string, Partial<HandoutChoice>>> = {
    full: {},
    short: { length: 'short' },
    ...Object.fromEntries(sheets.map((part) => [part, { parts: [part] }])),
  }
  const note = 'Für Sie 🙂 \u0000 שלום & <b> ¿Mañana? ¡Sí!'
  const withPictures = Object.values(letterheads).filter(({ logo }) => logo !== null)
  for (const [subtype, profile] of Object.entries(profiles)) {
    for (const [form, choice] of Object.entries(forms)) {
      const plan = planFor(profile, choice)
      for (const { paper, largePrint } of looks) {
        const own = withPictures[files.length % withPictures.length] ?? clinic
        await add(
          `${subtype}-${form}-${paper}-${largePrint ? 'large' : 'normal'}`,
          render(plan, { paper, largePrint, clinic: own, id: 'ABCD-EFGH-JKMN', note }),
        )
      }
    }
  }
  expect(files).toHaveLength(5 * 9 * 4)
  // Without anything of a clinic or a nurse.
  for (const [form, choice] of Object.entries(forms)) {
    const plan = planFor(profiles['hr-positive-her2-negative'], choice)
    await add(`plain-${form}`, render(plan, { largePrint: form === 'full' }))
  }
  for (const [name, parts] of Object.entries(orders)) {
    const plan = planFor(profiles['her2-positive-hr-positive'], { parts })
    await add(`order-${name}`, render(plan, { id: 'ABCD-EFGH-JKMN', clinic, paper: 'a4' }))
    await add(`order-${name}-two-sides`, render(plan, { id: 'ABCD-EFGH-JKMN', clinic, sides: 'two' }))
  }
  const everything = { length: 'full' as const, parts: null, optIn: guideFromDisk().pages.map(({ id }) => id) }
  for (const [name, own] of Object.entries(letterheads)) {
    const plan = planFor(profiles['triple-negative'], everything)
    await add(`letterhead-${name}`, render(plan, { clinic: own, id: 'ABCD-EFGH-JKMN' }))
  }
  for (const drawing of Object.keys(guideFromDisk().drawings)) {
    const [first, ...rest] = samplePlan.sections
    if (!first) continue
    const items = [...first.items, drawn(drawing)]
    await add(`drawing-${drawing}`, render({ ...samplePlan, sections: [{ ...first, items }, ...rest.slice(-1)] }))
  }
  for (const section of samplePlan.sections)
    await add(`only-${section.id}`, render({ ...samplePlan, sections: [section] }, { clinic }, sampleGuide))
  await add('everything', render(samplePlan, { clinic, note: 'For you.' }, sampleGuide))
}, 5 * minutes)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function drawn(drawing: string): (typeof samplePlan.sections)[number]['items'][number] {
  return {
    kind: 'block',
    block: {
      id: drawing,
      type: 'drawing',
      drawing,
      alt: 'A drawing of the guide.',
      caption: 'A drawing',
      when: [],
      depth: 'short',
      sensitive: false,
      sources: [],
      asOf: null,
    },
  }
}

/** What veraPDF says of files: its exit code, and all that is not a pass. */
function validate(
  flavor: string,
  chosen: readonly string[],
): Promise<{ exit: unknown; passes: number; found: string }> {
  return new Promise((resolve) => {
    execFile(command ?? '', [flavor, ...chosen], { maxBuffer: 50_000_000 }, (error, stdout, stderr) => {
      const lines = `${stdout}\n${stderr}`.split('\n')
      resolve({
        exit: error === null ? 0 : (error.code ?? error.message),
        passes: lines.filter((line) => line.startsWith('PASS')).length,
        found: lines
          .filter((line) => !line.startsWith('PASS'))
          .slice(0, 30)
          .join('\n'),
      })
    })
  })
}

describe('veraPDF', () => {
  it('can be run where the tests decide (CI)', () => {
    expect(process.env['CI'] === 'true' && command === null, 'set VERAPDF to a veraPDF command').toBe(false)
  })

  it.skipIf(command === null)(
    'finds nothing wrong with any kind of handout, by PDF/UA-1 and by PDF/A-2a',
    async () => {
      expect(files.length).toBeGreaterThanOrEqual(60)
      // Each is one process: both cores of a small machine have something to do.
      const results = await Promise.all(['ua1', '2a'].map((flavor) => validate(flavor, files)))
      for (const { exit, passes, found } of results) {
        expect(exit, found).toBe(0)
        expect(passes).toBe(files.length)
      }
    },
    10 * minutes,
  )
})
