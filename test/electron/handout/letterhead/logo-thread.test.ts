import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openLogoThread } from '../../../../electron/handout/letterhead/logo-thread.ts'
import { withMostMemory } from '../../../../electron/handout/letterhead/resvg.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'logo-thread-'))
afterAll(() => rmSync(folder, { recursive: true }))

const drawing = (inside: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`)
const plain = drawing('<rect width="9" height="9"/>')
/** Each group repeats the one before: 3 to the power of the number of groups. */
const repeated = (groups: number, inside: string): Buffer =>
  drawing(
    `<g id="g0">${inside}</g>${Array.from({ length: groups }, (_, index) => `<g id="g${index + 1}">${`<use href="#g${index}"/>`.repeat(3)}</g>`).join('')}`,
  )
const tooMuch = { logo: null, problem: { key: 'handout.logo.problem.too-much' } }

/** A thread that answers as the script says, and counts its starts. */
function scripted(name: string, onMessage: string): { workerFile: string } {
  const workerFile = path.join(folder, `${name}.cjs`)
  writeFileSync(
    workerFile,
    `const { parentPort } = require('node:worker_threads')
    let drawn = 0
    parentPort.on('message', (bytes) => { drawn++; ${onMessage} })
    parentPort.postMessage('ready')`,
  )
  return { workerFile }
}
const answer = `parentPort.postMessage({ logo: { bytes, width: drawn, height: 1 }, problem: null })`

describe('the thread that draws logos', () => {
  it('draws one after the other, and the same file once', async () => {
    const thread = openLogoThread(scripted('counting', answer))
    const [first, second] = await Promise.all([thread.draw(plain), thread.draw(plain)])
    expect(second).toBe(first)
    expect((await thread.draw(drawing(''))).logo?.width).toBe(2)
  })

  it('is ended by a logo that takes too long, and draws the next one', async () => {
    const thread = openLogoThread({
      ...scripted('endless', `if (bytes.length === 1) for (;;); ${answer}`),
      seconds: 0.5,
    })
    expect(await thread.draw(new Uint8Array(1))).toMatchObject(tooMuch)
    expect((await thread.draw(plain)).logo).not.toBeNull()
  })

  it('may die over a logo, and draws the next one', async () => {
    const thread = openLogoThread(scripted('mortal', `if (bytes.length === 1) throw new Error('trap'); ${answer}`))
    expect(await thread.draw(new Uint8Array(1))).toMatchObject(tooMuch)
    expect((await thread.draw(plain)).logo).not.toBeNull()
  })

  it('is gone a while after its last logo', async () => {
    const thread = openLogoThread({ ...scripted('idle', answer), idleSeconds: 0 })
    expect((await thread.draw(plain)).logo?.width).toBe(1)
    await expect.poll(async () => (await thread.draw(Buffer.from(String(Math.random())))).logo?.width).toBe(1)
  })

  it('says so when it does not start', async () => {
    const workerFile = path.join(folder, 'broken.cjs')
    writeFileSync(workerFile, 'process.exit(1)')
    expect((await openLogoThread({ workerFile }).draw(plain)).problem?.key).toBe('handout.logo.problem.undrawn')
  })

  it('refuses drawings without end, in number and in time, and draws the next one', async () => {
    const thread = openLogoThread({ seconds: 2 })
    const noise = '<filter id="f"><feTurbulence baseFrequency=".9" numOctaves="9"/></filter>'
    const noisy = '<rect width="9" height="9" filter="url(#f)"/>'.repeat(2000)
    expect(await thread.draw(repeated(40, '<path d="M0 0h9v9"/>'))).toMatchObject(tooMuch)
    expect(await thread.draw(drawing(noise + noisy))).toMatchObject(tooMuch)
    const patient = openLogoThread({ seconds: 50 })
    expect((await patient.draw(plain)).logo).not.toBeNull()
  })
})

describe('the memory of a renderer', () => {
  // (module (memory (export "m") 1))
  const module = Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 3, 1, 0, 1, 7, 5, 1, 1, 0x6d, 2, 0])

  it('has an end, where the module sets none', async () => {
    const { instance } = await WebAssembly.instantiate(new Uint8Array(withMostMemory(module, 300)))
    const memory = instance.exports['m'] as WebAssembly.Memory
    expect(memory.grow(299)).toBe(1)
    expect(() => memory.grow(1)).toThrow()
    expect(() => withMostMemory(withMostMemory(module, 300), 300)).toThrow('memory')
  })
})
