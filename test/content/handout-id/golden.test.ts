import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { decodeHandoutId } from '../../../content/handout-id/handout-id.ts'
import { recall } from '../../../content/recall/recall.ts'
import { profileSchema } from '../../../content/schema/profile.ts'
import { guideFromDisk } from '../guide.ts'

/**
 * IDs of real handouts with what they said when they were printed, from every release. The files are only added to: an ID at
 * somebody's home is read for ever.
 */
const printed = z.strictObject({
  id: z.string(),
  release: z.int(),
  profile: z.looseObject({}),
  choice: z.looseObject({ parts: z.array(z.string()).nullable() }),
  look: z.looseObject({}),
})
const golden = (scheme: number) =>
  readFileSync(new URL(`golden/scheme-${scheme}.jsonl`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => printed.parse(JSON.parse(line)))
const guide = guideFromDisk()

describe.each([
  [1, golden(1)],
  [2, golden(2)],
])('IDs printed by scheme %i', (_, ids) => {
  it('are read as they were printed', () => {
    expect(ids.length).toBeGreaterThan(200)
    for (const { id, release, profile, choice, look } of ids) {
      const decoded = decodeHandoutId(guide, id)
      expect(decoded, id).toMatchObject({ ok: true, choice, look, release: { number: release } })
      expect(decoded.ok && decoded.profile, id).toEqual(profileSchema.parse(profile))
    }
  })

  it('are recalled, and compared with what the guide says today', () => {
    for (const { id, release, profile } of ids.filter((_, index) => index % 10 === 0)) {
      const recalled = recall(guide, id)
      if (!recalled.ok) throw new Error(`${id}: ${recalled.problem}`)
      expect(recalled.release?.number).toBe(release)
      expect(recalled.sections.length, id).toBeGreaterThan(0)
      expect(decodeHandoutId(guide, recalled.idToday), id).toMatchObject({
        ok: true,
        profile: profileSchema.parse(profile),
      })
    }
  })
})
