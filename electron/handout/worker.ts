import { parentPort, workerData } from 'node:worker_threads'
import { encodeHandoutId } from '../../content/handout-id/handout-id.ts'
import { translator } from '../../content/messages/messages.ts'
import { defaultChoice } from '../../content/tailor/choice.ts'
import { tailor } from '../../content/tailor/tailor.ts'
import { registerColorProfile } from './color-profile.ts'
import { loadFonts } from './fonts.ts'
import { renderHandout } from './handout.ts'
import type { HandoutOrder, Job, MadeHandout, Report, WorkerStart } from './jobs.ts'

const port = parentPort
if (!port) throw new Error('The handout worker runs as a worker only')
const { guide } = workerData as WorkerStart
registerColorProfile()
const fonts = loadFonts()
const t = translator(guide.language)

async function make(
  { profile, choice, look, clinic, date }: HandoutOrder,
  onPage: (done: number, total: number) => void,
): Promise<MadeHandout> {
  const plan = tailor(guide, profile, choice)
  const id = encodeHandoutId(guide, { profile, choice, look })
  const { bytes, pages } = await renderHandout(plan, { ...look, clinic, id, date }, { guide, t, fonts, onPage })
  return { bytes, pages, id, plan }
}

function say(report: Report, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(report, transfer)
}

/** One handout nobody sees, so that the first one asked for is as fast as the others. */
async function warmUp(): Promise<void> {
  const profile: HandoutOrder['profile'] = {
    hr: 'unknown',
    her2: 'unknown',
    sex: 'unknown',
    menopause: 'unknown',
    biomarkers: {},
    sites: [],
    line: 'unknown',
    prior: [],
  }
  await make(
    {
      profile,
      choice: defaultChoice(),
      look: { paper: 'letter', largePrint: false, note: null },
      clinic: null,
      date: guide.date,
    },
    () => undefined,
  )
}

async function answer({ id, order }: Job): Promise<void> {
  try {
    const handout = await make(order, (done, total) => say({ kind: 'progress', id, done, total }))
    say({ kind: 'made', id, handout }, [handout.bytes.buffer as ArrayBuffer])
  } catch (error) {
    say({ kind: 'failed', id, reason: error instanceof Error ? error.message : String(error) })
  }
}

// Orders are made one after the other, in the order in which they come.
let last = warmUp().catch(() => undefined)
port.on('message', (job: Job) => {
  last = last.then(() => answer(job))
})
