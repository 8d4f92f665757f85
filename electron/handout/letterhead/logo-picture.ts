import { encode } from 'fast-png'
import { unprintable } from '../pdf/characters.ts'
import { loadFonts, readFontFiles } from '../pdf/fonts.ts'
import { LogoRefused } from './logo-problem.ts'
import type { Logo } from './look.ts'
import { plainSvg } from './plain-svg.ts'
import { loadResvg } from './resvg.ts'

/** The largest box that a letterhead has for a logo, in points. */
const largestBox = { width: 200, height: 60 }
const pointsPerInch = 72
/** Dots per inch of the box. */
const resolutions: readonly number[] = [600, 450, 300]
/** For finding out whether words are cut off at the edges of the drawing. */
const wordsResolution = 150
const mostBytes = 1_000_000
const mostPixels = 2000

const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex')
const family = 'Atkinson Hyperlegible Next'

interface Pixels {
  width: number
  height: number
  /** Red, green, blue and alpha of each pixel, a byte each. */
  rgba: Uint8Array
}

/**
 * The picture that is printed of a logo's file, a PNG or an SVG: what it shows on white paper at 600 dpi of the largest box
 * (a PNG with fewer pixels keeps those it has), as a PNG of at most 1 MB without transparency. The same file gives the same
 * bytes on every machine.
 * @param tried Dots per inch, the best first: the first that gives at most 1 MB is taken.
 * @throws LogoRefused with the reason; any other error means that the renderer is broken from then on.
 */
export async function logoPicture(file: Uint8Array, tried = resolutions): Promise<Logo> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  return bytes.subarray(0, 8).equals(pngSignature) ? pngPicture(bytes) : svgPicture(textOf(bytes), tried)
}

async function pngPicture(bytes: Buffer): Promise<Logo> {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') throw new LogoRefused('damaged')
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  if (width < 1 || height < 1 || width > mostPixels || height > mostPixels)
    throw new LogoRefused('pixels', { width, height, most: mostPixels })
  // Drawn pixel for pixel: the renderer reads every kind of PNG.
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" image-rendering="optimizeSpeed" href="data:image/png;base64,${bytes.toString('base64')}"/></svg>`
  const Resvg = await loadResvg()
  let pixels = pixelsOf(new Resvg(svg))
  if (pixels.rgba.every((value) => value === 0)) throw new LogoRefused('damaged')
  const needed = inBox({ width, height }, Math.max(...resolutions))
  while (pixels.width >= 2 * needed.width && pixels.height >= 2 * needed.height) pixels = halved(pixels)
  for (;;) {
    const logo = onPaper(pixels)
    if (logo.bytes.length <= mostBytes) return logo
    pixels = halved(pixels)
  }
}

async function svgPicture(text: string, tried: readonly number[]): Promise<Logo> {
  if (!/<([\w.-]+:)?svg[\s>/]/.test(text)) throw new LogoRefused('other')
  const { svg, words, background } = drawable(text)
  const withWords = words.trim() !== ''
  if (withWords) {
    const characters = unprintable(words, loadFonts().has)
    if (characters.length > 0) throw new LogoRefused('letters', { characters: characters.slice(0, 8).join(' ') })
  }
  const Resvg = await loadResvg()
  const font = {
    fontBuffers: withWords ? Object.values(readFontFiles()) : [],
    defaultFontFamily: family,
    serifFamily: family,
    sansSerifFamily: family,
    cursiveFamily: family,
    fantasyFamily: family,
    monospaceFamily: family,
  }
  const read = (text: string, fitTo?: Fit, onBackground = true) =>
    sound(() => {
      const paper = onBackground && { background: background ?? 'white' }
      return new Resvg(text, { font, ...paper, ...(fitTo && { fitTo }) })
    })
  const drawing = read(svg)
  const own = { width: drawing.width, height: drawing.height }
  drawing.free()
  if (withWords && touchesEdge(pixelsOf(read(wordsAlone(svg), sized(inBox(own, wordsResolution)), false))))
    throw new LogoRefused('words-cut')
  for (const resolution of tried) {
    const logo = onPaper(pixelsOf(read(svg, sized(inBox(own, resolution)))))
    if (logo.bytes.length <= mostBytes) return logo
  }
  throw new LogoRefused('too-much')
}

interface Fit {
  mode: 'width' | 'height'
  value: number
}

/** Which of the two lengths the renderer is asked for: the one that fills its side of the box. */
function sized({ width, height }: { width: number; height: number }): Fit {
  return width / largestBox.width > height / largestBox.height
    ? { mode: 'width', value: width }
    : { mode: 'height', value: height }
}

/** The drawing with its words visible and nothing else. */
function wordsAlone(svg: string): string {
  return svg
    .replace(/\svisibility="[^"]*"/g, '')
    .replace(/<([\w.-]+:)?svg\b/, '$& visibility="hidden"')
    .replace(/<([\w.-]+:)?text\b/g, '$& visibility="visible"')
}

function touchesEdge({ width, height, rgba }: Pixels): boolean {
  const marked = (x: number, y: number): boolean => (rgba[(y * width + x) * 4 + 3] ?? 0) > 0
  for (let x = 0; x < width; x++) if (marked(x, 0) || marked(x, height - 1)) return true
  for (let y = 0; y < height; y++) if (marked(0, y) || marked(width - 1, y)) return true
  return false
}

function drawable(text: string): ReturnType<typeof plainSvg> {
  try {
    return plainSvg(text)
  } catch (error) {
    if (error instanceof LogoRefused) throw error
    // Nested too deeply for any renderer.
    if (error instanceof RangeError) throw new LogoRefused('too-much')
    throw new LogoRefused('damaged')
  }
}

/** The text of an XML file, which says itself how it is written. */
function textOf(bytes: Buffer): string {
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0)
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(bytes.toString('latin1', 0, 200))?.[1]
  const label = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : (declared ?? 'utf-8')
  try {
    return new TextDecoder(label).decode(bytes).trimStart()
  } catch {
    throw new LogoRefused('damaged')
  }
}

/** Pixels of a picture that just fits into the box. */
function inBox(
  { width, height }: { width: number; height: number },
  resolution: number,
): { width: number; height: number } {
  const scale = (Math.min(largestBox.width / width, largestBox.height / height) * resolution) / pointsPerInch
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** What the renderer answers. It refuses a damaged drawing by an error; a trap of its own is another thing. */
function sound<T>(ask: () => T): T {
  try {
    return ask()
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) throw error
    const endless = /maximum number of SVG elements|nodes limit/i.test(String(error))
    throw new LogoRefused(endless ? 'too-much' : 'damaged')
  }
}

function pixelsOf(drawing: InstanceType<Awaited<ReturnType<typeof loadResvg>>>): Pixels {
  const image = sound(() => drawing.render())
  const pixels = { width: image.width, height: image.height, rgba: image.pixels }
  image.free()
  drawing.free()
  return pixels
}

/** Half as many pixels each way, each the mean of four. The colors are multiplied by alpha already. */
function halved({ width, height, rgba }: Pixels): Pixels {
  const half = { width: Math.max(1, width >> 1), height: Math.max(1, height >> 1) }
  const made = new Uint8Array(half.width * half.height * 4)
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      for (let channel = 0; channel < 4; channel++) {
        const at = (row: number, column: number): number =>
          rgba[(Math.min(2 * y + row, height - 1) * width + Math.min(2 * x + column, width - 1)) * 4 + channel] ?? 0
        made[(y * half.width + x) * 4 + channel] = (at(0, 0) + at(0, 1) + at(1, 0) + at(1, 1) + 2) >> 2
      }
    }
  }
  return { ...half, rgba: made }
}

/**
 * The picture on white paper. A page with transparency is turned into one large picture by many print systems, letters
 * and all, so none is left.
 */
function onPaper({ width, height, rgba }: Pixels): Logo {
  const data = new Uint8Array(width * height * 3)
  let marked = false
  for (let pixel = 0; pixel < width * height; pixel++) {
    const paper = 255 - (rgba[pixel * 4 + 3] ?? 0)
    for (let channel = 0; channel < 3; channel++) {
      const value = Math.min(255, (rgba[pixel * 4 + channel] ?? 0) + paper)
      data[pixel * 3 + channel] = value
      marked ||= value < 250
    }
  }
  if (!marked) throw new LogoRefused('empty')
  return { width, height, bytes: encode({ width, height, data, channels: 3, depth: 8 }, { zlib: { level: 6 } }) }
}
