import { expect, test } from 'vitest'
import type { Result } from '../../../../electron/contract/contract.ts'
import { ShellAnswer } from '../../../../renderer/staff/parts/shell-answer.svelte.ts'

const good = (value: string): Result<string> => ({ ok: true, value })
const bad: Result<string> = {
  ok: false,
  error: { code: 'failed', message: 'shell.error.failed', field: null, detail: null },
}

test('a failed answer leaves the last good one, and a good one takes the error away', async () => {
  const asked = new ShellAnswer<string>()
  expect(await asked.take(Promise.resolve(good('one')))).toBe(true)
  expect(await asked.take(Promise.resolve(bad))).toBe(false)
  expect(asked.value).toBe('one')
  expect(asked.error?.code).toBe('failed')
  await asked.take(Promise.resolve(good('two')))
  expect(asked.error).toBeNull()
})

test('a late answer to an earlier question does not take the place of a newer one', async () => {
  const asked = new ShellAnswer<string>()
  let late = () => {}
  const first = asked.take(new Promise((resolve) => (late = () => resolve(good('old')))))
  await asked.take(Promise.resolve(good('new')))
  late()
  await first
  expect(asked.value).toBe('new')
})
