import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { endedWithoutPage, endWithoutPage } from '../../../electron/window/no-page.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** What is done, in its order, and how the visit ends. */
async function ending(run: (done: string[]) => Promise<void>): Promise<string[]> {
  const done: string[] = []
  void endWithoutPage(
    { exit: (code) => void done.push(`exit ${code}`) },
    { run: () => run(done) },
    { endAll: () => void done.push('processes') },
  )
  await vi.advanceTimersByTimeAsync(2_000)
  return done
}

it('ends the visit, then every process, then the program with a number that is no success', async () => {
  const done = await ending((done) => {
    done.push('visit')
    return Promise.resolve()
  })
  expect(done).toEqual(['visit', 'processes', `exit ${endedWithoutPage}`])
  expect(endedWithoutPage).toBeGreaterThan(0)
})

it('does not wait for a print system that hangs', async () => {
  expect(await ending(() => new Promise(() => {}))).toEqual(['processes', 'exit 70'])
})
