import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { readProgramFileSync } from '../../storage/program-file.ts'

/** The most memory a drawing may take, in pages of 64 KiB: 256 MiB. A logo at 600 dpi takes a tenth of it. */
const mostPages = 4096
/** Number of the section of a WebAssembly module that says how much memory it has. */
const memorySection = 5

let loading: Promise<typeof Resvg> | null = null

/** The SVG renderer. It has no access to files or the network, and traps when it needs more than 256 MiB. */
export function loadResvg(): Promise<typeof Resvg> {
  loading ??= load()
  return loading
}

async function load(): Promise<typeof Resvg> {
  const wasm = readProgramFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'))
  await initWasm(new WebAssembly.Module(new Uint8Array(withMostMemory(wasm, mostPages))))
  return Resvg
}

/**
 * A WebAssembly module with a limit on its memory. JavaScript cannot set one: the module makes its memory itself.
 * @throws Error when the module has no memory of its own, or has a limit already.
 */
export function withMostMemory(wasm: Uint8Array, pages: number): Uint8Array {
  let at = 8
  while (at < wasm.length) {
    const id = wasm[at]
    const size = readNumber(wasm, at + 1)
    const content = wasm.subarray(size.end, size.end + size.value)
    if (id === memorySection && content[0] === 1 && content[1] === 0) {
      const limited = [1, 1, ...content.subarray(2), ...numberBytes(pages)]
      return Buffer.concat([
        wasm.subarray(0, at),
        Buffer.from([memorySection, ...numberBytes(limited.length), ...limited]),
        wasm.subarray(size.end + size.value),
      ])
    }
    at = size.end + size.value
  }
  throw new Error('The SVG renderer has no memory that can be limited')
}

/** Reads an unsigned number in LEB128. */
function readNumber(bytes: Uint8Array, at: number): { value: number; end: number } {
  let value = 0
  for (let end = at, factor = 1; ; end++, factor *= 128) {
    const byte = bytes[end] ?? 0
    value += (byte % 128) * factor
    if (byte < 128) return { value, end: end + 1 }
  }
}

function numberBytes(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...numberBytes(Math.floor(value / 128))]
}
