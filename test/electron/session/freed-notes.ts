import { openSync, readFileSync, readSync } from 'node:fs'
import { overwriteFreed } from '../../../electron/session/overwrite-freed.ts'

/*
 * A program that keeps notes in strings, old and new, forgets them, and prints how many of them its own memory holds then. The
 * word in them is put together from two halves, so that it is in no text of the program. With `overwrite` as its argument
 * it overwrites what it freed first.
 */
const halves = ['zqno', 'tezq']
const note = (at: number) => [...halves, ' ', at, 'x'.repeat(at % 90)].join('')

/** What the program goes on to need, among which the notes lay. */
const needed: string[] = []

async function keepAndForget(): Promise<void> {
  const notes: string[] = []
  for (let at = 0; at < 3000; at++) {
    notes.push(note(at))
    for (let more = 0; more < at % 40; more++) needed.push(`needed ${at} ${more}`)
  }
  for (let round = 0; round < 60; round++) {
    Array.from({ length: 20_000 }, (_, at) => `other ${round} ${at}`)
    await new Promise(setImmediate)
  }
  notes.push(...Array.from({ length: 1000 }, (_, at) => note(at)))
  notes.length = 0
}

function notesInMemory(): number {
  const memory = openSync('/proc/self/mem', 'r')
  // What is looked for is nowhere whole, or it would be found.
  const backwards = Buffer.from(Array.from(halves.join('|')).reverse().join('').replace('|', ''))
  const isNote = (bytes: Buffer, at: number) =>
    backwards.every((byte, index) => bytes[at + backwards.length - 1 - index] === byte)
  const bytes = Buffer.alloc(1 << 22)
  let found = 0
  for (const [, from, to] of readFileSync('/proc/self/maps', 'latin1').matchAll(/^([\da-f]+)-([\da-f]+) rw/gm)) {
    const end = Number.parseInt(to ?? '', 16)
    for (let at = Number.parseInt(from ?? '', 16); at < end; at += bytes.length) {
      const read = readUnlessGone(memory, bytes, Math.min(bytes.length, end - at), at)
      for (let i = bytes.indexOf('zq'); i >= 0 && i < read; i = bytes.indexOf('zq', i + 1))
        if (isNote(bytes, i)) found++
      // What was read is no place in which it stays.
      bytes.fill(0)
    }
  }
  return found
}

function readUnlessGone(memory: number, bytes: Buffer, length: number, at: number): number {
  try {
    return readSync(memory, bytes, 0, length, at)
  } catch {
    return 0
  }
}

async function main(): Promise<void> {
  await keepAndForget()
  if (process.argv[2] === 'overwrite') await overwriteFreed()
  // V8 clears what old objects leave in a thread of its own.
  await new Promise((resolve) => setTimeout(resolve, 300))
  console.log(notesInMemory())
}

void main()
