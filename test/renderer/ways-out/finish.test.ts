import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { emptyProfile } from '../../../content/schema/profile.ts'
import { handout } from '../../../renderer/handout/handout.svelte.ts'
import { jobs } from '../../../renderer/print/jobs.svelte.ts'
import { printing } from '../../../renderer/print/printing.svelte.ts'
import { chooser } from '../../../renderer/profile/chooser.svelte.ts'
import { nurseForm } from '../../../renderer/nurse/nurse-form.svelte.ts'
import { profile } from '../../../renderer/profile/profile.svelte.ts'
import { picked } from '../../../renderer/questions/picked.svelte.ts'
import { search } from '../../../renderer/search/search.svelte.ts'
import { comfort } from '../../../renderer/comfort/comfort.svelte.ts'
import { finishVisit, forgetVisitor, requestFinish } from '../../../renderer/ways-out/finish.ts'
import { finishing } from '../../../renderer/ways-out/finishing.svelte.ts'
import { overlay } from '../../../renderer/navigation/overlay.svelte.ts'
import { router } from '../../../renderer/navigation/router.svelte.ts'
import { visit } from '../../../renderer/visit/visit.svelte.ts'
import { openKiosk } from '../kiosk.ts'

test('a visit that ends leaves nothing behind, in the window or in the shell', async () => {
  const kiosk = await openKiosk()
  visit.begin()
  chooser.answer('knows', { knows: 'yes' })
  nurseForm.change({ her2: 'positive', prior: ['taxane'] })
  nurseForm.take()
  picked.toggle('q-second-opinion')
  search.query = 'palbociclib'
  handout.largePrint = true
  handout.paper = 'a4'
  await handout.make(handout.order)
  printing.begin(handout.finished?.handle ?? '')
  printing.change({ copies: 3 })
  await printing.start()
  comfort.textSize = '3'
  comfort.theme = 'dark'
  comfort.lowReach = true
  overlay.open({ name: 'staff' })
  router.go({ name: 'handout' })

  await finishVisit()

  expect(visit.running).toBe(false)
  expect(chooser.answers).toEqual({})
  expect(nurseForm.draft).toEqual(emptyProfile)
  expect(profile.value).toBeNull()
  expect(picked.ids).toEqual([])
  expect(search.query).toBe('')
  expect(handout.finished).toBeNull()
  expect(handout.largePrint).toBe(false)
  expect(handout.paper).toBe('letter')
  expect(printing.open).toBe(false)
  expect(printing.job).toBeNull()
  expect(printing.options.copies).toBe(1)
  expect(comfort.textSize).toBe('1')
  expect(comfort.theme).toBe('light')
  expect(comfort.lowReach).toBe(false)
  expect(overlay.layer).toBeNull()
  expect(router.canGoBack).toBe(false)
  expect(kiosk.calls.at(-1)).toEqual({ channel: 'session:end', args: null })
})

test('Finish asks first while pages are on their way, and not when they are out', async () => {
  const kiosk = await openKiosk()
  visit.begin()
  jobs.follow()
  const job = { handle: 'a', printer: 'Desk' }
  kiosk.tell('print:state', { ...job, state: { stage: 'printing', page: 2, pages: 4 } })
  requestFinish()
  expect(finishing.stage).toBe('ask')
  expect(visit.running).toBe(true)
  finishing.close()
  kiosk.tell('print:state', { ...job, state: { stage: 'done' } })
  requestFinish()
  expect(visit.running).toBe(false)
})

test('who waits for their pages is forgotten at once, while the pages go on', async () => {
  const kiosk = await openKiosk()
  visit.begin()
  jobs.follow()
  nurseForm.change({ her2: 'positive' })
  search.query = 'palbociclib'
  kiosk.tell('print:state', { handle: 'a', printer: 'Desk', state: { stage: 'sending' } })
  requestFinish()
  forgetVisitor()
  finishing.wait()
  expect(nurseForm.draft).toEqual(emptyProfile)
  expect(search.query).toBe('')
  expect(finishing.jobs).toHaveLength(1)
  const called = kiosk.calls.map(({ channel }) => channel)
  expect(called).toContain('session:forget')
  expect(called).not.toContain('session:end')
  await finishVisit()
  expect(finishing.stage).toBeNull()
  expect(jobs.open).toEqual([])
})

test('every memory of the window that can be reset is reset', async () => {
  await openKiosk()
  const files = readdirSync('renderer', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.svelte.ts'),
  )
  const modules = await Promise.all(files.map((file) => import(path.resolve('renderer', file)) as Promise<object>))
  const memories = modules.flatMap((module) => Object.values(module) as unknown[]).filter(isMemory)
  expect(memories.length).toBeGreaterThan(10)
  const resets = memories.map((memory) => vi.spyOn(memory, 'reset'))
  await finishVisit()
  for (const [at, reset] of resets.entries()) expect(reset, memories[at]?.constructor.name).toHaveBeenCalled()
})

function isMemory(thing: unknown): thing is { reset(): void } {
  return typeof thing === 'object' && thing !== null && 'reset' in thing && typeof thing.reset === 'function'
}
