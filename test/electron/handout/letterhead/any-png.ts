import { crc32, deflateSync } from 'node:zlib'

/** Numbers a pixel is made of, by color type. */
const channelsOf = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const
export type ColorType = keyof typeof channelsOf

/** First column and row, and the steps between them, of the seven passes of an interlaced picture. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

export interface PngKind {
  width: number
  height: number
  bits: 1 | 2 | 4 | 8 | 16
  colorType: ColorType
  interlaced?: boolean
  /** Chunks before the pixels: a palette, what is clear. */
  chunks?: readonly Buffer[]
  /** The number of a channel of a pixel, of as many bits as it has. */
  pixel: (x: number, y: number, channel: number) => number
}

/** A PNG of any kind, which pngjs does not write. */
export function anyPng(kind: PngKind): Buffer {
  const { width, height, bits, colorType, interlaced = false, chunks = [] } = kind
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([bits, colorType, 0, 0, Number(interlaced)], 8)
  const rows = interlaced ? passes.flatMap((pass) => rowsOf(kind, pass)) : rowsOf(kind, [0, 0, 1, 1])
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', header),
    ...chunks,
    pngChunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

export function pngChunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

function rowsOf({ width, height, bits, colorType, pixel }: PngKind, pass: readonly [number, number, number, number]) {
  const [left, top, across, down] = pass
  const rows: number[][] = []
  if (left >= width) return rows
  for (let y = top; y < height; y += down) {
    let written = ''
    for (let x = left; x < width; x += across)
      for (let channel = 0; channel < channelsOf[colorType]; channel++)
        written += (pixel(x, y, channel) % 2 ** bits).toString(2).padStart(bits, '0')
    const bytes = written.match(/.{1,8}/g) ?? []
    rows.push([0, ...bytes.map((byte) => parseInt(byte.padEnd(8, '0'), 2))])
  }
  return rows
}
