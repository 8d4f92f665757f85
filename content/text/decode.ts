/** A text, or why its bytes are not text in UTF-8 and what to do, in plain sentences. */
export type Decoded = { text: string; problem: null } | { text: null; problem: string }

const saveAsUtf8 = 'Save it as UTF-8.'
/** More than this share of NUL bytes at odd or even places means two bytes a character. */
const mostlyNul = 0.4

/**
 * Decodes a file that a person wrote. It must be UTF-8, with or without a byte order mark; other encodings that editors
 * write are named, so that the person finds them in the editor's menu.
 */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes)
  if (wide !== null)
    return refused(`The file is saved as ${wide} (some editors call it "Unicode"), not as UTF-8. ${saveAsUtf8}`)
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), problem: null }
  } catch {
    if (bytes.some(isBinary)) return refused(`The file is not text. Write a text file. ${saveAsUtf8}`)
    return refused(
      `The file is saved as ANSI (also called Windows-1252 or Latin-1), not as UTF-8: see line ${firstBadLine(bytes)}. ${saveAsUtf8}`,
    )
  }
}

function refused(problem: string): Decoded {
  return { text: null, problem }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}

/** UTF-16 or UTF-32, by the byte order mark or, without one, by the NUL beside each Latin letter. */
function wideEncoding(bytes: Uint8Array): 'UTF-16' | 'UTF-32' | null {
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff])) return 'UTF-32'
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return 'UTF-16'
  const half = bytes.length / 2
  const nul = [0, 0]
  bytes.forEach((byte, index) => {
    if (byte === 0) nul[index % 2] = (nul[index % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = nul
  const isWide = (more: number, less: number) => more > half * mostlyNul && less < half * (1 - mostlyNul) && less < more
  return isWide(odd, even) || isWide(even, odd) ? 'UTF-16' : null
}

/** Bytes that no text has in any encoding of one byte a character. */
function isBinary(byte: number): boolean {
  return byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)
}

/** Line of the first bytes that are not UTF-8. A decoder that goes on writes U+FFFD there. */
function firstBadLine(bytes: Uint8Array): number {
  const lossy = new TextDecoder('utf-8').decode(bytes)
  return lossy.slice(0, lossy.indexOf('\uFFFD')).split(/\r\n?|\n/).length
}
