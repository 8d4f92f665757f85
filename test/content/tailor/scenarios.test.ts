import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { profileSchema } from '../../../content/schema/profile.ts'
import { contradictions } from '../../../content/tailor/contradictions.ts'
import { handoutOf } from './handout-of.ts'
import raw from './scenarios.json'

const scenarios = z
  .array(
    z.object({
      id: z.string(),
      title: z.string(),
      profile: z.unknown().transform((written) => profileSchema.parse(written)),
      mustMention: z.array(z.string()),
      mustNotMention: z.array(z.string()),
      notAsCurrentOption: z.array(z.string()),
    }),
  )
  .parse(raw)

// British spellings of the facts, as the guide spells them.
const spellings: [string, string][] = [
  ['diarrhoea', 'diarrhea'],
  ['oestrogen', 'estrogen'],
  ['tumour', 'tumor'],
]

function mentions(text: string, term: string): boolean {
  const spelled = spellings.reduce((words, [british, us]) => words.replaceAll(british, us), term)
  return spelled.split('|').some((either) => text.toLowerCase().includes(either.toLowerCase()))
}

describe.each(scenarios)('$id $title', (scenario) => {
  const handout = handoutOf(scenario.profile)

  it('is no contradiction', () => {
    expect(contradictions(scenario.profile)).toEqual([])
  })

  it('mentions all that it must', () => {
    expect(scenario.mustMention.filter((term) => !mentions(handout.text, term))).toEqual([])
  })

  it('mentions nothing that it must not', () => {
    expect(scenario.mustNotMention.filter((term) => mentions(handout.text, term))).toEqual([])
  })

  it('offers no medicine of a later step as a choice for now', () => {
    expect(scenario.notAsCurrentOption.filter((term) => mentions(handout.current, term))).toEqual([])
  })
})

describe('the scenarios', () => {
  it('are all there', () => {
    expect(scenarios).toHaveLength(19)
  })
})
