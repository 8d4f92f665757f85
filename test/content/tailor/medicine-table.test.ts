import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Indication } from '../../../content/schema/medicine.ts'
import { type Subtype, subtype, subtypes } from '../../../content/schema/profile.ts'
import { guideFromDisk } from '../guide.ts'
import { handoutOf } from './handout-of.ts'
import raw from './medicine-table.json'

/** The table of docs/rules.md 1 with decisions D3, D4, D8 and D16; an empty cell: never named. */
const table = z.record(z.string(), z.record(subtype, z.array(z.string()))).parse(raw)
const guide = guideFromDisk()

/** One use as the table writes it. 'later' stands only where nothing else says so. */
function cellEntry(use: Indication): string {
  const parts = [
    ...(use.biomarkers.length > 0 ? [use.biomarkers.join('/')] : []),
    ...(use.line === 'first' ? ['first-line'] : []),
    ...(use.prior.all.length > 0 ? [`after ${use.prior.all.join('+')}`] : []),
    ...(use.prior.none.length > 0 ? [`not after ${use.prior.none.join('+')}`] : []),
    ...(use.givenWith.length > 0 ? [`with ${use.givenWith.join('/')}`] : []),
    ...use.sites.map((site) => `${site} spread`),
  ]
  if (parts.length > 0) return parts.join('; ')
  return use.line === 'later' ? 'later' : 'yes'
}

describe('the table of medicines by subtype', () => {
  it('has a row for each of the 49 medicines', () => {
    expect(Object.keys(table).sort()).toEqual(guide.medicines.map(({ id }) => id).sort())
    expect(guide.medicines).toHaveLength(49)
  })

  const cells = Object.entries(table).flatMap(([id, row]) =>
    subtypes.map((column): { id: string; column: Subtype; expected: string[] } => ({
      id,
      column,
      expected: row[column],
    })),
  )

  it.each(cells)('$id for $column', ({ id, column, expected }) => {
    const indications = guide.medicines.find((medicine) => medicine.id === id)?.indications ?? []
    const uses = indications.filter((indication) => indication.subtypes.includes(column)).map(cellEntry)
    expect(uses.sort()).toEqual([...expected].sort())
  })

  it('lets a use that asks for earlier treatment stand for a later step only', () => {
    const uses = guide.medicines.flatMap(({ id, indications }) => indications.map((use) => ({ id, use })))
    expect(uses.filter(({ use }) => use.prior.all.length > 0 && use.line !== 'later').map(({ id }) => id)).toEqual([])
  })

  it('tells chemotherapy with pembrolizumab for a PD-L1-positive triple-negative cancer only', () => {
    const usesFor = (result: 'positive' | 'negative') =>
      handoutOf({ hr: 'negative', her2: 'negative', biomarkers: { 'pd-l1': result } })
        .medicines.filter(({ medicine }) => medicine.therapy === 'chemotherapy')
        .map(({ uses }) => uses.map(({ indication }) => indication)[0])
    expect(usesFor('positive')).toEqual(Array<string>(16).fill('with-pembrolizumab'))
    expect(usesFor('negative')).toEqual(Array<string>(16).fill('triple-negative'))
  })

  it('binds every use that holds an aromatase inhibitor to ovarian suppression and, in men, to a GnRH analog', () => {
    const inhibitors = ['aromatase-inhibitor', 'anastrozole', 'exemestane', 'letrozole']
    const uses = guide.medicines.flatMap(({ id, therapy, indications }) =>
      indications
        .filter(
          ({ givenWith }) =>
            inhibitors.includes(id) ||
            (therapy === 'targeted' && givenWith.some((partner) => inhibitors.includes(partner))),
        )
        .map(({ menopause, men }) => ({ id, menopause, men })),
    )
    expect(uses.length).toBeGreaterThan(10)
    expect(uses.filter(({ menopause, men }) => menopause !== 'suppression' || men !== 'with-gnrh')).toEqual([])
  })
})
