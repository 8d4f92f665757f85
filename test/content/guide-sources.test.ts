import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SourceRef } from '../../content/schema/provenance.ts'
import { guideFromDisk } from './guide.ts'

// The documents are not in this repository: they keep their own rights. Where they lie beside it, places are compared with them.

const folder = '../shared/sources'
/** How the file of each document begins its name. */
const files = [
  { id: 'treatment-article', start: '001' },
  { id: 'treatment-overview', start: '002' },
  { id: 'asco-guide', start: '003' },
  { id: 'general-article', start: '004' },
]
const guide = guideFromDisk()

function refsIn(value: unknown): SourceRef[] {
  if (typeof value !== 'object' || value === null) return []
  if ('source' in value && 'place' in value && typeof value.source === 'string' && typeof value.place === 'string')
    return [{ source: value.source, place: value.place }]
  return Object.values(value).flatMap(refsIn)
}

describe('places in the sources', () => {
  it.for(files)('of $id hold words, and the document is as long as it says', ({ id, start }, context) => {
    if (!existsSync(folder)) context.skip('the source documents are not here')
    const name = readdirSync(folder).find((one) => one.startsWith(start)) ?? ''
    const lines = readFileSync(join(folder, name), 'utf8').split('\n')
    expect(guide.sources.find((source) => source.id === id)?.lines).toBe(lines.length)
    const places = new Set(refsIn(guide).flatMap(({ source, place }) => (source === id ? [place] : [])))
    expect(places.size).toBeGreaterThan(5)
    const blank = [...places].filter((place) => {
      const [, from = '', to = from] = /^L(\d+)(?:-(\d+))?$/.exec(place) ?? []
      return lines.slice(Number(from) - 1, Number(to)).every((line) => line.trim() === '')
    })
    expect(blank).toEqual([])
  })
})
