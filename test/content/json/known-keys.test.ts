import { expect, it } from 'vitest'
import { z } from 'zod'
import { meantKey } from '../../../content/json/known-keys.ts'

const schema = z.strictObject({
  paper: z.string(),
  withholdUnreviewed: z.boolean().default(false),
  hr: z.string(),
  her2: z.string(),
  clinic: z
    .strictObject({
      name: z.string(),
      telephone: z.string().nullable().default(null),
      near: z.array(z.strictObject({ text: z.string() })),
    })
    .prefault({ name: 'x', near: [] }),
})

it.each([
  [['papper'], ['paper']],
  [['Paper'], ['paper']],
  [['with-hold_unreviewed'], ['withholdUnreviewed']],
  [['wihtholdUnreviewd'], ['withholdUnreviewed']],
  [['HR'], ['hr']],
  [['HER-2'], ['her2']],
  [
    ['clinic', 'phone'],
    ['clinic', 'telephone'],
  ],
  [['telephone'], ['clinic', 'telephone']],
  [['clinic', 'paper'], ['paper']],
  [
    ['clinic', 'near', 3, 'texts'],
    ['clinic', 'near', 3, 'text'],
  ],
])('finds the key that was meant by %j: %j', (written, meant) => {
  expect(meantKey(schema, written)).toEqual(meant)
})

it.each([[['weather']], [['']], [['x']], [['clinic', '__proto__']], [['nowhere', 'at', 'all']]])(
  'finds none for %j',
  (written) => {
    expect(meantKey(schema, written)).toBeNull()
  },
)
