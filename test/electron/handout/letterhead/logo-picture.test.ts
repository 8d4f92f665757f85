import { createHash } from 'node:crypto'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { logoPicture } from '../../../../electron/handout/letterhead/logo-picture.ts'
import type { Logo } from '../../../../electron/handout/letterhead/look.ts'
import { anyPng, type ColorType, pngChunk, type PngKind } from './any-png.ts'

const drawing = (inside: string, attributes = 'viewBox="0 0 200 60"'): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`)

/** The color at a share of the width and height, as `#rrggbb`. */
function colorAt({ bytes, width, height }: Logo, across: number, down: number): string {
  const at = (Math.floor(down * height) * width + Math.floor(across * width)) * 4
  return `#${PNG.sync.read(Buffer.from(bytes)).data.toString('hex', at, at + 3)}`
}

const depths: Readonly<Record<ColorType, readonly PngKind['bits'][]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/** Every kind of PNG there is: depth, color, interlacing, with what is clear and with a palette that only suggests. */
const kinds = Object.entries(depths).flatMap(([type, allBits]) =>
  allBits.flatMap((bits) =>
    [false, true].flatMap((interlaced) =>
      (['plain', 'clear', 'suggested'] as const).flatMap((extra) => {
        const colorType = Number(type) as ColorType
        const fits = extra === 'plain' || (extra === 'clear' ? colorType <= 3 : colorType === 2 || colorType === 6)
        return fits ? [{ colorType, bits, interlaced, extra }] : []
      }),
    ),
  ),
)

const palette = (colors: number): Buffer =>
  pngChunk('PLTE', Buffer.from(Array.from({ length: colors * 3 }, (_, index) => (index * 37) % 256)))

function chunksOf({ colorType, bits, extra }: (typeof kinds)[number]): Buffer[] {
  const colors = 2 ** Math.min(bits, 8)
  const clear = {
    0: [0, 1],
    2: [0, 7, 0, 18, 0, 29],
    3: Array.from({ length: Math.min(colors, 200) }, (_, index) => (index * 60) % 256),
    4: [],
    6: [],
  }[colorType]
  return [
    ...(colorType === 3 ? [palette(colors)] : extra === 'suggested' ? [palette(4)] : []),
    ...(extra === 'clear' ? [pngChunk('tRNS', Buffer.from(clear))] : []),
  ]
}

describe('the picture of a PNG', () => {
  it.each(kinds)(
    'shows every pixel: color type $colorType, $bits bits, interlaced $interlaced, $extra',
    async (kind) => {
      const [width, height] = [37, 23]
      const pixel = (x: number, y: number, channel: number): number =>
        kind.bits === 16 ? x * 1801 + y * 977 + channel * 20_011 : x * 7 + y * 3 + channel * 11
      const file = anyPng({ width, height, ...kind, chunks: chunksOf(kind), pixel })
      // Another reader, which another test of the field trusts.
      const wanted = PNG.sync.read(file).data
      const logo = await logoPicture(Buffer.concat([file, Buffer.from('more, after the end')]))
      expect(logo).toMatchObject({ width, height })
      const found = PNG.sync.read(Buffer.from(logo.bytes)).data
      let largest = 0
      for (let at = 0; at < wanted.length; at++) {
        if (at % 4 === 3) continue
        const alpha = (wanted[at - (at % 4) + 3] ?? 0) / 255
        largest = Math.max(largest, Math.abs((wanted[at] ?? 0) * alpha + 255 * (1 - alpha) - (found[at] ?? 0)))
      }
      expect(largest).toBeLessThan(3)
    },
  )

  it('has at most 1 MB, however much is in it, and keeps what 600 dpi show', async () => {
    const noise = new PNG({ width: 800, height: 800 })
    for (let at = 0, seed = 1; at < noise.data.length; at++)
      noise.data[at] = at % 4 === 3 ? 255 : (seed = (seed * 48_271) % 2_147_483_647) & 0xff
    const logo = await logoPicture(PNG.sync.write(noise))
    expect(logo.bytes.length).toBeLessThanOrEqual(1_000_000)
    expect(logo).toMatchObject({ width: 400, height: 400 })

    const large = new PNG({ width: 2000, height: 1999 })
    for (let at = 0; at < large.data.length; at += 4) large.data.set([0, 120, 60, 255], at)
    const reduced = await logoPicture(PNG.sync.write(large))
    expect(reduced).toMatchObject({ width: 1000, height: 999 })
    expect(colorAt(reduced, 0.5, 0.5)).toBe('#00783c')
  })

  it('is refused where pixels are missing', async () => {
    const file = anyPng({ width: 90, height: 90, bits: 8, colorType: 2, pixel: (x, y) => x * y })
    await expect(logoPicture(file.subarray(0, 200))).rejects.toMatchObject({
      problem: { key: 'handout.logo.problem.damaged' },
    })
  })
})

describe('the picture of a drawing', () => {
  it('has 600 dpi of the largest box, 200 × 60 points', async () => {
    expect(await logoPicture(drawing('<rect width="200" height="60"/>'))).toMatchObject({ width: 1667, height: 500 })
    const tall = await logoPicture(drawing('<rect width="9" height="90"/>', 'viewBox="0 0 9 90"'))
    expect(tall).toMatchObject({ width: 50, height: 500 })
  })

  it('has at most 1 MB, with fewer pixels where it is noise', async () => {
    const noise =
      '<filter id="f" x="0" y="0" width="1" height="1"><feTurbulence baseFrequency=".9" numOctaves="4"/></filter>'
    const logo = await logoPicture(drawing(`${noise}<rect width="200" height="60" filter="url(#f)"/>`))
    expect(logo.width).toBeLessThan(1667)
    expect(logo.bytes.length).toBeLessThanOrEqual(1_000_000)
  })

  it('is the same on every machine', async () => {
    const gradient =
      '<radialGradient id="g"><stop stop-color="#08c"/><stop offset="1" stop-color="#fc0"/></radialGradient>'
    const words = '<text x="20" y="40" font-size="30" font-family="Futura">Harbor</text>'
    const { bytes } = await logoPicture(drawing(`${gradient}<circle cx="99" cy="30" r="29" fill="url(#g)"/>${words}`))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      '8f97ec294b652157874f070f594cca77d027c65473962e756dea5470468cd42a',
    )
  })

  it('is opaque RGB with 8 bits, not interlaced, and says nothing else', async () => {
    const { bytes } = await logoPicture(drawing('<rect width="50" height="60" opacity=".5"/>'))
    const file = Buffer.from(bytes)
    expect([...file.subarray(24, 29)]).toEqual([8, 2, 0, 0, 0])
    const chunks = [...file.toString('latin1').matchAll(/IHDR|PLTE|IDAT|IEND|tRNS|gAMA|iCCP|sRGB|tEXt|tIME/g)]
    expect(chunks.map(([name]) => name)).toEqual(['IHDR', 'IDAT', 'IEND'])
  })

  it('lies on white paper, or on its own background', async () => {
    const half = '<rect width="100" height="60" fill="#000" opacity=".5"/>'
    const onPaper = await logoPicture(drawing(half))
    expect([colorAt(onPaper, 0.25, 0.5), colorAt(onPaper, 0.75, 0.5)]).toEqual(['#808080', '#ffffff'])
    const onYellow = await logoPicture(drawing(half, 'viewBox="0 0 200 60" style="background:#fc0"'))
    expect(colorAt(onYellow, 0.75, 0.5)).toBe('#ffcc00')
  })

  it('has its words in the typeface of the handout, whatever they ask for', async () => {
    const words = (family: string) =>
      logoPicture(drawing(`<text x="20" y="40" font-size="30" font-family="${family}">Harbor</text>`))
    const [futura, serif] = [await words('Futura, serif'), await words('monospace')]
    expect(futura.bytes).toEqual(serif.bytes)
    expect(PNG.sync.read(Buffer.from(futura.bytes)).data.includes(0)).toBe(true)
  })

  it.each<[string, Buffer, string]>([
    ['letters that the typeface does not have', drawing('<text x="20" y="40">שלום</text>'), 'letters'],
    ['words that are wider than it', drawing('<text x="20" y="40" font-size="60">Harbor</text>'), 'words-cut'],
    ['nothing in it', drawing(''), 'empty'],
    ['only white in it', drawing('<rect width="90" height="60" fill="#fff"/>'), 'empty'],
    ['everything outside it', drawing('<rect x="500" width="90" height="60"/>'), 'empty'],
    ['no size', drawing('<rect width="9" height="9"/>', 'width="0" height="0"'), 'damaged'],
    ['a size beyond all measure', drawing('<rect width="9" height="9"/>', 'viewBox="0 0 99999999999 1"'), 'damaged'],
    ['no end', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><g>'), 'damaged'],
    ['5,000 groups in one another', drawing('<g>'.repeat(5000) + '</g>'.repeat(5000)), 'too-much'],
  ])('is refused with %s', async (_name, file, kind) => {
    await expect(logoPicture(file)).rejects.toMatchObject({ problem: { key: `handout.logo.problem.${kind}` } })
  })

  it.each(['utf16le', 'latin1', 'utf8'] as const)('is read in %s, as the file says', async (encoding) => {
    const declared = {
      utf16le: '\ufeff<?xml version="1.0" encoding="UTF-16"?>',
      latin1: '<?xml version="1.0" encoding="ISO-8859-1"?>',
      utf8: '',
    }
    const svg = declared[encoding] + drawing('<text x="20" y="40" font-size="30">José</text>').toString()
    const plain = await logoPicture(drawing('<text x="20" y="40" font-size="30">José</text>'))
    expect((await logoPicture(Buffer.from(svg, encoding))).bytes).toEqual(plain.bytes)
  })
})
