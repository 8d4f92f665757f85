import { inflateSync } from 'node:zlib'

const signature = Buffer.from('89504e470d0a1a0a', 'hex')
/** Numbers a pixel is made of, by the color type in the header. */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

export interface PngHeader {
  width: number
  height: number
  bits: number
  colorType: number
  interlaced: boolean
}

/** The header of a PNG; null where the bytes are something else. */
export function pngHeader(bytes: Uint8Array): PngHeader | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < 33 || !file.subarray(0, 8).equals(signature) || file.toString('latin1', 12, 16) !== 'IHDR')
    return null
  return {
    width: file.readUInt32BE(16),
    height: file.readUInt32BE(20),
    bits: file.readUInt8(24),
    colorType: file.readUInt8(25),
    interlaced: file.readUInt8(28) !== 0,
  }
}

/**
 * Whether all pixels of a PNG are there. pdfkit unpacks some pictures later, on another thread, where an error ends the
 * program: so they are unpacked once before.
 */
export function isWholePng(bytes: Uint8Array, { width, height, bits, colorType }: PngHeader): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const channels = channelsOf[colorType]
  if (channels === undefined || ![1, 2, 4, 8, 16].includes(bits)) return false
  const row = 1 + Math.ceil((width * channels * bits) / 8)
  const data: Buffer[] = []
  const names = new Set<string>()
  for (let at = 8; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at)
    const name = file.toString('latin1', at + 4, at + 8)
    if (at + 12 + length > file.length) return false
    names.add(name)
    if (name === 'IDAT') data.push(file.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  if (!names.has('IEND') || (colorType === 3 && !names.has('PLTE'))) return false
  try {
    const pixels = inflateSync(Buffer.concat(data), { maxOutputLength: row * height })
    if (pixels.length !== row * height) return false
    for (let line = 0; line < height; line++) if (pixels.readUInt8(line * row) > 4) return false
    return true
  } catch {
    return false
  }
}
