import { expect, it } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { encodeHandoutId } from '../../../content/handout-id/handout-id.ts'
import { translator } from '../../../content/messages/messages.ts'
import { profileSchema } from '../../../content/schema/profile.ts'
import { defaultChoice } from '../../../content/tailor/choice.ts'
import { isMessageKey } from '../../../content/messages/messages.ts'
import { contract } from '../../../electron/contract/contract.ts'
import { handleRecallCalls } from '../../../electron/ipc/recall-calls.ts'
import { guideFromDisk } from '../../content/guide.ts'
import { windowCalls } from './window-calls.ts'

const guide = guideFromDisk()
const profile = profileSchema.parse({ hr: 'negative', her2: 'negative', sites: ['lung'] })
const id = encodeHandoutId(guide, { profile, choice: defaultChoice(), look: { paper: 'a4', largePrint: true } })
const window = windowCalls()
handleRecallCalls(window.handle, () => guide)

it('finds a handout again, with all that is needed to make it', async () => {
  expect(await window.call('handout:recall', { id: id.toLowerCase() })).toMatchObject({
    ok: true,
    value: { profile, choice: defaultChoice(), look: { paper: 'a4', largePrint: true }, idToday: id },
  })
})

it('says in plain words what is wrong with an ID', async () => {
  const answer = await window.call('handout:recall', { id: `${id}0` })
  if (answer.ok) throw new Error('The ID was read')
  expect(answer.error).toMatchObject({
    code: 'not-found',
    message: 'recall.problem.mistyped',
    field: 'id',
    detail: null,
  })
  if (!isMessageKey(answer.error.message)) throw new Error('There is no such message')
  expect(translator(english)(answer.error.message)).toMatch(/contains a mistake/)
})

it('takes a text of sensible length and nothing else', () => {
  const { args } = contract['handout:recall']
  for (const wrong of [null, 'text', {}, { id: 5 }, { id: 'x'.repeat(501) }, { id, profile }]) {
    expect(args.safeParse(wrong).success).toBe(false)
  }
})
