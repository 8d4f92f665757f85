import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clinic, planFor, profiles, render } from './fixture.ts'
import { sampleGuide, samplePlan } from './sample.ts'

// veraPDF, the reference validator: the command in VERAPDF, else the copy beside the project.
const beside = path.resolve('../shared/tools/verapdf/validate')
const command = process.env['VERAPDF'] || (existsSync(beside) ? beside : null)
if (command === null) console.warn('PDF/UA-1 and PDF/A-2a were NOT checked: set VERAPDF to a veraPDF command.')

const folder = mkdtempSync(path.join(tmpdir(), 'handout-conformance-'))
const files: string[] = []
const minutes = 60_000

beforeAll(async () => {
  if (command === null) return
  const add = async (name: string, made: Promise<{ bytes: Uint8Array }>): Promise<void> => {
    const file = path.join(folder, `${name}.pdf`)
    writeFileSync(file, (await made).bytes)
    files.push(file)
  }
  for (const [subtype, profile] of Object.entries(profiles)) {
    for (const length of ['full', 'short'] as const) {
      const plan = planFor(profile, { length })
      for (const paper of ['letter', 'a4'] as const) {
        for (const largePrint of [false, true]) {
          const own = paper === 'a4' ? { clinic, id: 'ABCD-EFGH-JKMN', note: 'Für Sie 🙂 \u0000 שלום & <b>' } : {}
          await add(
            `${subtype}-${length}-${paper}-${largePrint ? 'large' : 'normal'}`,
            render(plan, { paper, largePrint, ...own }),
          )
        }
      }
    }
  }
  for (const section of samplePlan.sections)
    await add(`only-${section.id}`, render({ ...samplePlan, sections: [section] }, { clinic }, sampleGuide))
  await add('everything', render(samplePlan, { clinic, note: 'For you.' }, sampleGuide))
}, 5 * minutes)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('veraPDF', () => {
  it('can be run where the tests decide (CI)', () => {
    expect(process.env['CI'] === 'true' && command === null, 'set VERAPDF to a veraPDF command').toBe(false)
  })

  it.skipIf(command === null).each([
    ['ua1', 'PDF/UA-1', /./],
    ['2a', 'PDF/A-2a', /-a4-normal|only-|everything/],
  ])(
    'finds nothing wrong by %s (%s)',
    (flavor, _name, wanted) => {
      const chosen = files.filter((file) => wanted.test(path.basename(file)))
      const { status, stdout, stderr } = spawnSync(command ?? '', [flavor, ...chosen], {
        encoding: 'utf8',
        maxBuffer: 50_000_000,
      })
      expect(
        status,
        `${stdout}\n${stderr}`
          .split('\n')
          .filter((line) => !line.startsWith('PASS'))
          .slice(0, 30)
          .join('\n'),
      ).toBe(0)
      expect(stdout.match(/^PASS/gm)).toHaveLength(chosen.length)
    },
    10 * minutes,
  )
})
