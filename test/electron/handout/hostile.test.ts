import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { printable, unprintable } from '../../../electron/handout/pdf/characters.ts'
import { clinicTextProblems } from '../../../electron/handout/letterhead/clinic-text.ts'
import { translator } from '../../../content/messages/messages.ts'
import { logoFrom, readClinic } from '../../../electron/handout/letterhead/logo.ts'
import { defaultSettings } from '../../../electron/settings/schema.ts'
import { clinic, fonts, render } from './fixture.ts'
import { readPdf } from './read-pdf.ts'
import { sampleGuide, samplePlan } from './sample.ts'

const t = translator(english)

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('text that the faces cannot set', () => {
  it.each([
    ['control characters', 'a\u0000b\u0007c\u001bd', 'a b c d'],
    ['emoji', 'Well done 👩🏽‍⚕️🎉!', 'Well done !'],
    ['another script', 'Dr. שלום', 'Dr. ????'],
    ['marks of direction', 'a\u202eb\u200fc', 'abc'],
    ['letters put together', 'Mu\u0308ller', 'Müller'],
    ['a hyphen that does not break', 'HER2\u2011positive', 'HER2-positive'],
    ['Spanish', '¿Mañana? ¡Sí, señora!', '¿Mañana? ¡Sí, señora!'],
  ])('%s', (_name, text, expected) => {
    expect(printable(text, fonts.has)).toBe(expected)
  })

  it('is told from text that can be set', () => {
    expect(unprintable('¿Sí? HER2\u2011positive\n\u200f', fonts.has)).toEqual([])
    expect(unprintable('Dr. שש 🙂?', fonts.has)).toEqual(['ש', '🙂'])
    expect(unprintable('Pier\u0007 \u001b[1m \ud83d \uffff', fonts.has)).toEqual([
      'U+0007',
      'U+001B',
      'U+D83D',
      'U+FFFF',
    ])
  })
})

describe('hostile words of a clinic and a nurse', () => {
  it('make no XMP that is not XML', async () => {
    const name = 'Pier\u0000\u0007 \u001b[1m\u0085 \ud83d Cli\udc00nic \ufffe\uffff < & > 🙂 שלום'
    const { bytes } = await render(samplePlan, { clinic: { ...clinic, name } }, sampleGuide)
    const file = Buffer.from(bytes).toString('utf8')
    const xmp = /<x:xmpmeta.*<\/x:xmpmeta>/s.exec(file)?.[0] ?? ''
    expect(/<dc:creator>.*?<rdf:li>(.*?)<\/rdf:li>/s.exec(xmp)?.[1]).toBe('Pier   [1m   Clinic   +  🙂 שלום')
    // XML has room for breaks of lines, and for no other control.
    expect(xmp.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Noncharacter_Code_Point}|&(?!\w+;)/u)
  })

  it.each([
    ['right to left, emoji, control characters', 'שלום 👋 \u0000\u202e x < & > \\ ) ( %'],
    ['5,000 letters without a space', 'x'.repeat(5000)],
    ['5,000 letters of words', 'word '.repeat(1000)],
    ['500 lines', 'line\n'.repeat(500)],
    ['nothing but space', ' \n\t '],
  ])('%s', async (_name, text) => {
    const odd = {
      name: text,
      telephone: text,
      hours: text,
      whenToCall: text,
      footer: text.slice(0, 300),
      localResources: [{ name: text, telephone: null, text, language: null }],
    }
    const made = await render(samplePlan, { note: text, clinic: { ...clinic, ...odd } }, sampleGuide)
    const read = await readPdf(made.bytes)
    expect(read.pages).toBe(made.pages)
    expect(read.text).toContain('Words explained')
  })
})

describe('words of the settings that cannot be printed', () => {
  it('are told by their key, each character once', async () => {
    const { localResources } = clinic
    const odd = { ...defaultSettings.clinic, name: 'Clínica “Ñandú” – Łódź', footer: '🙂🙂', localResources }
    expect(await clinicTextProblems(odd, t)).toEqual([
      { key: 'clinic.footer', mend: expect.stringContaining('cannot be printed: 🙂. ') as string },
    ])
    const near = [{ name: 'Here', telephone: null, text: 'שלום', language: null }]
    expect(
      (await clinicTextProblems({ ...defaultSettings.clinic, localResources: near }, t)).map(({ key }) => key),
    ).toEqual(['clinic.localResources[0].text'])
  })
})

describe('a logo', () => {
  it.each<[string, Uint8Array, string]>([
    ['something else', bytes('%PDF-1.7'), 'neither a PNG'],
    ['nothing', bytes(''), 'neither a PNG'],
    ['a picture of 100,000 pixels', hugePng(), 'at most 2000'],
    ['a drawing that reads a file', bytes(drawn('<image href="file:///etc/hostname"/>')), 'outside its file'],
    ['a damaged picture', damagedPng(), 'damaged'],
    ['a drawing that is not closed', bytes('<svg viewBox="0 0 9 9"><g><path d="M0 0L9 9"/></svg>'), 'damaged'],
    ['two drawings in one', bytes(`${drawn(square)}<svg></svg>`), 'damaged'],
    ['a drawing with a page of HTML', bytes(drawn('<foreignObject/>')), '‘<foreignObject’, which cannot be printed'],
    ['a drawing of nothing', bytes(drawn('<path d="M nonsense"/>')), 'on white paper'],
    ['a drawing in Hebrew', bytes(drawn('<text y="9">שלום</text>')), 'cannot be printed: ש ל'],
    ['a drawing of 5,000 groups in one another', bytes(drawn('<g>'.repeat(5000) + '</g>'.repeat(5000))), 'too long'],
  ])('that is %s is refused with the reason', async (_name, file, reason) => {
    const { logo, problem } = await logoFrom(file)
    expect(logo).toBeNull()
    expect(problem && t(problem.key, problem.values)).toContain(reason)
  })

  it('that is a picture with transparency is taken, and printed without', async () => {
    const picture = new PNG({ width: 40, height: 20 })
    picture.data.fill(120)
    const { logo, problem } = await logoFrom(PNG.sync.write(picture))
    expect(problem).toBeNull()
    const { bytes } = await render(samplePlan, { clinic: { ...clinic, logo } }, sampleGuide)
    const file = Buffer.from(bytes).toString('latin1')
    expect(file).toContain('/Subtype /Image')
    expect(file).not.toContain('/SMask')
  })

  it('that is larger than 2 MB is refused by its file, before it is read', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'logo-'))
    const logo = path.join(folder, 'huge.png')
    writeFileSync(logo, new Uint8Array(2_000_001))
    const settings = { ...defaultSettings.clinic, logo }
    const { clinic: read, problem } = await readClinic(settings, t)
    rmSync(folder, { recursive: true })
    expect(read.logo).toBeNull()
    expect(problem).toBe('The logo is larger than 2 MB. Save a smaller picture.')
  })

  it.each(['1e300 1e300', '99999999999 1', '1 99999999999', '0.0000001 0.0000001', 'NaN NaN', '9 9000', '9000 9'])(
    'with a view box of %s stays in its place, or is refused',
    async (size) => {
      const { logo } = await logoFrom(bytes(`<svg viewBox="0 0 ${size}"><rect width="9e9" height="9e9"/></svg>`))
      const made = await render(samplePlan, { clinic: { ...clinic, logo } }, sampleGuide)
      const { pieces, pages } = await readPdf(made.bytes)
      expect(pages).toBe((await render(samplePlan, { clinic }, sampleGuide)).pages)
      expect(pieces.find(({ text }) => text === 'Riverside Cancer Clinic')?.page).toBe(1)
    },
  )

  it('that reaches far beyond its edges adds nothing beside its box', async () => {
    const { logo } = await logoFrom(bytes(drawn('<path stroke="red" d="M0 0L1e6 9"/>')))
    expect(logo).toMatchObject({ width: 500, height: 500 })
  })
})

const square = '<rect width="9" height="9"/>'

function drawn(inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`
}

/** A picture of 10 × 10 pixels with transparency, whose pixels are missing. */
function damagedPng(): Uint8Array {
  const header = Buffer.from('89504e470d0a1a0a0000000d494844520000000a0000000a0806000000', 'hex')
  return Buffer.concat([
    header,
    Buffer.alloc(4),
    Buffer.from('00000004494441547878787800000000', 'hex'),
    Buffer.from('0000000049454e44ae426082', 'hex'),
  ])
}

function hugePng(): Uint8Array {
  const png = Buffer.from(damagedPng())
  png.writeUInt32BE(100_000, 16)
  png.writeUInt32BE(100_000, 20)
  return png
}
