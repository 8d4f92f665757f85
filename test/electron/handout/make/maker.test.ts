import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { profileSchema } from '../../../../content/schema/profile.ts'
import { defaultChoice } from '../../../../content/tailor/choice.ts'
import type { Message, Report } from '../../../../electron/handout/make/jobs.ts'
import { createHandoutMaker, type HandoutJob } from '../../../../electron/handout/make/maker.ts'
import { guideFromDisk } from '../../../content/guide.ts'
import { buildFile } from '../../built-file.ts'
import { profiles, render, planFor } from '../fixture.ts'

const folder = path.resolve('node_modules/.cache/handout-maker-test')
const workerFile = path.join(folder, 'handout-worker.cjs')
const order: HandoutJob = {
  profile: profileSchema.parse(profiles['triple-negative']),
  choice: defaultChoice(),
  look: { paper: 'letter', largePrint: false, note: null },
  clinic: null,
  sides: 'one',
  date: '2026-11-22',
}

beforeAll(() => buildFile('electron/handout/make/worker.ts', folder, 'handout-worker.cjs'), 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the maker of handouts', () => {
  it('makes them in a worker, as the same bytes as here', async () => {
    const maker = createHandoutMaker({ guide: guideFromDisk(), workerFile })
    const made = await maker.make(order)
    expect(made.plan.subtype).toBe('triple-negative')
    const here = await render(planFor(profiles['triple-negative']), { id: made.id })
    expect(Buffer.compare(made.bytes, here.bytes)).toBe(0)
    await maker.close()
  }, 60_000)

  it('answers each of several orders at once', async () => {
    const maker = createHandoutMaker({ guide: guideFromDisk(), workerFile })
    const made = await Promise.all(
      (['letter', 'a4'] as const).map((paper) => maker.make({ ...order, look: { ...order.look, paper } })),
    )
    expect(Buffer.compare(made[0]?.bytes ?? Buffer.of(), made[1]?.bytes ?? Buffer.of())).not.toBe(0)
    await maker.close()
  }, 60_000)

  it('rejects an order that cannot be made, and makes the next', async () => {
    const maker = createHandoutMaker({ guide: guideFromDisk(), workerFile })
    const broken = { ...order, look: { ...order.look, paper: 'napkin' as 'a4' } }
    await expect(maker.make(broken)).rejects.toThrow()
    expect((await maker.make(order)).pages).toBeGreaterThan(3)
    await maker.close()
  }, 60_000)

  it('rejects when its worker dies, and starts another', async () => {
    mkdirSync(folder, { recursive: true })
    const mortal = path.join(folder, 'mortal.cjs')
    const stamp = path.join(folder, 'died-once')
    rmSync(stamp, { force: true })
    writeFileSync(
      mortal,
      `const fs = require('node:fs'); if (fs.existsSync(${JSON.stringify(stamp)})) require(${JSON.stringify(workerFile)}); else require('node:worker_threads').parentPort.on('message', () => { fs.writeFileSync(${JSON.stringify(stamp)}, ''); process.exit(1) })`,
    )
    const maker = createHandoutMaker({ guide: guideFromDisk(), workerFile: mortal })
    await expect(maker.make(order)).rejects.toThrow('worker ended')
    expect((await maker.make(order)).pages).toBeGreaterThan(3)
    await maker.close()
  }, 60_000)

  it('gives up on a handout that takes too long', async () => {
    mkdirSync(folder, { recursive: true })
    const deaf = path.join(folder, 'deaf.cjs')
    writeFileSync(deaf, `require('node:worker_threads').parentPort.on('message', () => undefined)`)
    const maker = createHandoutMaker({ guide: guideFromDisk(), workerFile: deaf, timeoutSeconds: 0.2 })
    await expect(maker.make(order)).rejects.toThrow('not ready after 0.2 seconds')
    await maker.close()
  })

  it('replaces a worker that hangs when it is to forget, so that the next visitor has one that works', async () => {
    mkdirSync(folder, { recursive: true })
    const hanging = path.join(folder, 'hanging.cjs')
    const stamp = path.join(folder, 'hung-once')
    rmSync(stamp, { force: true })
    writeFileSync(
      hanging,
      `const fs = require('node:fs'); if (fs.existsSync(${JSON.stringify(stamp)})) require(${JSON.stringify(workerFile)}); else require('node:worker_threads').parentPort.on('message', () => { fs.writeFileSync(${JSON.stringify(stamp)}, ''); for (;;); })`,
    )
    const maker = createHandoutMaker({ guide: guideFromDisk(), workerFile: hanging, forgetSeconds: 0.2 })
    const lost = maker.make(order)
    maker.forget()
    await expect(lost).rejects.toThrow('visit has ended')
    expect((await maker.make(order)).pages).toBeGreaterThan(3)
    await maker.close()
  }, 60_000)

  it('keeps a worker that has forgotten in time', async () => {
    mkdirSync(folder, { recursive: true })
    const counted = path.join(folder, 'counted.cjs')
    const starts = path.join(folder, 'starts')
    rmSync(starts, { force: true })
    writeFileSync(
      counted,
      `require('node:fs').appendFileSync(${JSON.stringify(starts)}, 'x'); const { parentPort } = require('node:worker_threads'); parentPort.on('message', ({ kind, id }) => parentPort.postMessage(kind === 'job' ? { kind: 'failed', id, reason: 'counted' } : { kind: 'forgotten' }))`,
    )
    const maker = createHandoutMaker({ guide: guideFromDisk(), workerFile: counted, forgetSeconds: 3 })
    for (let visits = 0; visits < 3; visits++) {
      await expect(maker.make(order)).rejects.toThrow('counted')
      maker.forget()
    }
    // Longer than a worker may take to forget. On a busy machine it takes a second.
    await new Promise((resolve) => setTimeout(resolve, 3500))
    expect(readFileSync(starts, 'utf8')).toBe('x')
    await maker.close()
  })

  it('makes what is ordered after a change of the guide from the new one, and what was ordered before from the old', async () => {
    const guide = guideFromDisk()
    const maker = createHandoutMaker({ guide, workerFile })
    const before = maker.make(order)
    const withheld = guide.pages.find(({ handout, when }) => handout?.part === 'treatment' && when.length === 0)
    maker.use({ ...guide, pages: guide.pages.filter((page) => page !== withheld) })
    const after = maker.make(order)
    const ids = async (made: typeof before) => (await made).plan.sections.map(({ id }) => id)
    expect(await ids(before)).toContain(withheld?.id)
    expect(await ids(after)).not.toContain(withheld?.id)
    await maker.close()
  }, 60_000)

  it('makes the same handout after it was told to forget, also before it ever made one', async () => {
    const maker = createHandoutMaker({ guide: guideFromDisk(), workerFile })
    maker.forget()
    const first = await maker.make(order)
    maker.forget()
    const second = await maker.make(order)
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
    await maker.close()
  }, 60_000)

  it('takes no orders once it is closed', async () => {
    const maker = createHandoutMaker({ guide: guideFromDisk(), workerFile })
    await maker.close()
    await expect(maker.make(order)).rejects.toThrow('ending')
  })
})

/** All live objects of a worker, after a collection. */
async function heapOf(worker: Worker): Promise<string> {
  const parts: Buffer[] = []
  const snapshot: Readable = await worker.getHeapSnapshot()
  for await (const part of snapshot) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

it('the worker holds the words and the ID of a handout no longer than until it is told to forget', async () => {
  const worker = new Worker(workerFile, { workerData: { guide: guideFromDisk() } })
  const tell = (job: Message) => worker.postMessage(job)
  const answer = () =>
    new Promise<string>((resolve, reject) =>
      worker.once('message', (report: Report) =>
        report.kind === 'made' ? resolve(report.handout.id ?? '') : reject(new Error(report.kind)),
      ),
    )
  try {
    // Put together here, so that it stands in no program.
    const mark = ['zq', 'harbor', 'mark'].join('')
    const first = answer()
    tell({ kind: 'job', id: 1, job: { ...order, look: { ...order.look, note: mark } } })
    const id = await first
    const during = await heapOf(worker)
    expect([mark, id].filter((word) => !during.includes(word))).toEqual([])
    tell({ kind: 'forget' })
    const stillHeld = async () => {
      const after = await heapOf(worker)
      return [mark, id].filter((word) => after.includes(word))
    }
    await expect.poll(stillHeld, { timeout: 20_000 }).toEqual([])
  } finally {
    await worker.terminate()
  }
}, 60_000)
