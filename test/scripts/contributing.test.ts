import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const contributing = readFileSync('CONTRIBUTING.md', 'utf8')

it('maps every folder of the second level, and no other', () => {
  const folders = ['content', 'electron', 'renderer'].flatMap((top) =>
    readdirSync(top, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [`${top}/${entry.name}`] : [])),
  )
  const mapped = [...contributing.matchAll(/^\| `((?:content|electron|renderer)\/[\w-]+)\/`\s+\| \S/gm)].map(
    ([, name]) => name,
  )
  expect(mapped.sort()).toEqual(folders.sort())
})

it('names only files and folders that there are', () => {
  const named = [...contributing.matchAll(/`((?:content|electron|renderer|scripts|test|docs)\/[\w./-]+)`/g)].flatMap(
    ([, name]) => name ?? [],
  )
  expect(named.length).toBeGreaterThan(40)
  const real = named.filter((name) => !name.includes('CODE'))
  expect(real.filter((name) => !existsSync(name))).toEqual([])
})
