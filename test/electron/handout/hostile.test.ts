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
    ['a drawing with a script', bytes('<svg><script>alert(1)</script></svg>'), 'not allowed'],
    ['a drawing with an entity', bytes('<!DOCTYPE svg [<!ENTITY a "aaa">]><svg>&a;</svg>'), 'not allowed'],
    ['a drawing that reads a file', bytes('<svg><image href="file:///etc/passwd"/></svg>'), 'not allowed'],
    ['a damaged picture', damagedPng(), 'damaged'],
    [
      'a drawing that cannot be drawn',
      bytes('<svg viewBox="0 0 0 0"><path d="M nonsense"/><g transform="scale(">'),
      'damaged',
    ],
    [
      'a drawing with a picture from the web',
      bytes('<svg><image xlink:href="http://example.org/a.png"/></svg>'),
      'not allowed',
    ],
    [
      'a drawing with a link',
      bytes('<svg><a xlink:href="https://example.org"><path d="M0 0"/></a></svg>'),
      'not allowed',
    ],
    ['a drawing that acts when it is loaded', bytes('<svg onload="alert(1)"><path d="M0 0"/></svg>'), 'not allowed'],
    [
      'a drawing with entities that grow',
      bytes(
        `<!DOCTYPE s [<!ENTITY a "${'x'.repeat(9)}"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><svg><path d="&c;"/></svg>`,
      ),
      'not allowed',
    ],
    [
      'a drawing with a million dashes',
      bytes('<svg viewBox="0 0 9 9"><path stroke="red" stroke-dasharray="0.00001" d="M0 0L1e6 9"/></svg>'),
      'not allowed',
    ],
    [
      'a drawing with dashes in its style',
      bytes('<svg viewBox="0 0 9 9"><path style="stroke:red;stroke-dasharray:0.00001" d="M0 0L9 9"/></svg>'),
      'not allowed',
    ],
    [
      'a drawing that goes to the end of the world',
      bytes('<svg viewBox="0 0 9 9"><path d="M0 0L1e6 9"/></svg>'),
      'far',
    ],
    ['a drawing beyond all numbers', bytes('<svg viewBox="0 0 9 9"><path d="M0 0L1e400 9"/></svg>'), 'far'],
    [
      'a drawing that grows with each group',
      bytes(
        `<svg viewBox="0 0 9 9">${'<g transform="scale(9)">'.repeat(9)}<path d="M0 0L9 9"/>${'</g>'.repeat(9)}</svg>`,
      ),
      'far',
    ],
    [
      'a drawing of 60,000 paths',
      bytes(`<svg viewBox="0 0 9 9">${'<path d="M0 0L9 9"/>'.repeat(60_000)}</svg>`),
      'more',
    ],
    [
      'a drawing with an endless path',
      bytes(`<svg viewBox="0 0 9 9"><path d="${'M0 0L9 9'.repeat(9000)}"/></svg>`),
      'more',
    ],
    [
      'a drawing of 5,000 groups in one another',
      bytes(`<svg viewBox="0 0 9 9">${'<g>'.repeat(5000)}${'</g>'.repeat(5000)}</svg>`),
      'more',
    ],
    ...['pattern', 'mask', 'filter', 'clipPath', 'symbol', 'marker', 'foreignObject'].map(
      (name): [string, Uint8Array, string] => [
        `a drawing with a ${name}`,
        bytes(`<svg viewBox="0 0 9 9"><${name} id="a"/></svg>`),
        'not allowed',
      ],
    ),
    [
      'a drawing filled from elsewhere',
      bytes('<svg><path fill="url(http://example.org/a)" d="M0 0"/></svg>'),
      'not allowed',
    ],
    ['a drawing that is not closed', bytes('<svg viewBox="0 0 9 9"><g><path d="M0 0L9 9"/></svg>'), 'damaged'],
    ['two drawings in one', bytes('<svg viewBox="0 0 9 9"></svg><svg></svg>'), 'damaged'],
    ['a drawing that repeats itself', bytes('<svg id="a"><use href="#a"/></svg>'), 'not allowed'],
  ])('that is %s is refused with the reason', (_name, file, reason) => {
    const { logo, problem } = logoFrom(file)
    expect(logo).toBeNull()
    expect(problem && t(problem.key, problem.values)).toContain(reason)
  })

  it('that is a picture with transparency is taken, and printed', async () => {
    const picture = new PNG({ width: 40, height: 20 })
    picture.data.fill(120)
    const { logo, problem } = logoFrom(PNG.sync.write(picture))
    expect(problem).toBeNull()
    const { bytes } = await render(samplePlan, { clinic: { ...clinic, logo } }, sampleGuide)
    expect(Buffer.from(bytes).toString('latin1')).toContain('/Subtype /Image')
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

  it.each(['1e300 1e300', '99999999999 1', '1 99999999999', '0.0000001 0.0000001', 'NaN NaN'])(
    'with a view box of %s stays in its place',
    async (size) => {
      const { logo } = logoFrom(bytes(`<svg viewBox="0 0 ${size}"><rect width="9" height="9"/></svg>`))
      const made = await render(samplePlan, { clinic: { ...clinic, logo } }, sampleGuide)
      const { pieces, pages } = await readPdf(made.bytes)
      expect(pages).toBe((await render(samplePlan, { clinic }, sampleGuide)).pages)
      expect(pieces.find(({ text }) => text === 'Riverside Cancer Clinic')?.page).toBe(1)
    },
  )

  it('that a drawing program saved is taken, without its notes', () => {
    const file = `<?xml version="1.0" encoding="UTF-8"?>
<!-- Made with a drawing program -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:p="http://example.org/p" id="a" p:version="1" viewBox="0 0 40 20">
  <defs><linearGradient id="g" x1="0" x2="1"><stop offset="0" stop-color="#fff"/><stop offset="1" style="stop-color:#1f4e5f;stop-opacity:1"/></linearGradient></defs>
  <title>Logo</title>
  <g transform="translate(1 1) rotate(45)" style="fill:url(#g);stroke-dasharray:none;-p-spec:x"><path class="c" d="M0 0h9v9z"/></g>
</svg>`
    const { logo, problem } = logoFrom(bytes(file))
    expect(problem).toBeNull()
    expect(logo?.type === 'svg' ? logo.text : '').toContain('<g transform="translate(1 1) rotate(45)" fill="url(#g)">')
    expect(logo?.type === 'svg' ? logo.text : '').not.toMatch(/p:|class|drawing program/)
  })

  it('with as much in it as a drawing may have is drawn in no time', async () => {
    const stops = '<stop offset="0.5" stop-color="#fff" stop-opacity="0.5"/>'.repeat(20)
    const shapes = '<path fill="url(#g)" stroke="red" opacity="0.5" d="M0 0C1 2 3 4 5 6L9 9A4 4 0 0 1 3 3z"/>'.repeat(
      470,
    )
    const { logo, problem } = logoFrom(
      bytes(`<svg viewBox="0 0 9 9"><linearGradient id="g">${stops}</linearGradient>${shapes}</svg>`),
    )
    expect(problem).toBeNull()
    const start = performance.now()
    const made = await render(samplePlan, { clinic: { ...clinic, logo } }, sampleGuide)
    expect(performance.now() - start).toBeLessThan(3000)
    expect(made.bytes.length).toBeLessThan(5_000_000)
  })

  it('that is a drawing of plain shapes is taken', () => {
    expect(logoFrom(bytes('<svg viewBox="0 0 4 4"><rect width="4" height="4"/></svg>')).logo?.type).toBe('svg')
  })
})

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
