import { parentPort, workerData } from 'node:worker_threads'
import { encodeHandoutId } from '../../../content/handout-id/handout-id.ts'
import { languageOf } from '../../../content/languages/languages.ts'
import { translator } from '../../../content/messages/messages.ts'
import { profileSchema } from '../../../content/schema/profile.ts'
import { defaultChoice } from '../../../content/tailor/choice.ts'
import { readingPlan, withReadings } from '../../../content/tailor/readings.ts'
import { tailor } from '../../../content/tailor/tailor.ts'
import { overwriteFreed } from '../../session/overwrite-freed.ts'
import { unprintable } from '../pdf/characters.ts'
import { registerColorProfile } from '../pdf/color-profile.ts'
import { loadFonts } from '../pdf/fonts.ts'
import { renderHandout } from '../handout.ts'
import type { HandoutJob, MadeHandout, Message, Report, WorkerStart } from './jobs.ts'

const port = parentPort
if (!port) throw new Error('The handout worker runs as a worker only')
let { guide } = workerData as WorkerStart
registerColorProfile()
const fonts = loadFonts()
const language = languageOf(guide.language)
const t = translator(language)

async function make(job: HandoutJob): Promise<MadeHandout> {
  const { profile, choice, added = [], reading, look, sides, clinic, date, testPage } = job
  // `guide` is the one that visitors see: what is withheld from them is not in it.
  const plan = reading
    ? readingPlan(guide, profile, reading)
    : withReadings(tailor(guide, profile, choice), guide, added)
  // IDs have no room for pages: what was added is no part of one, and a reading alone has none.
  const id = reading ? null : encodeHandoutId(guide, { profile, choice, look })
  const whole = { ...look, sides, clinic, id, date, ...(testPage && { testPage }) }
  const finished = await renderHandout(plan, whole, { guide, language, t, fonts })
  return { ...finished, id, plan, noteMissing: unprintable(look.note ?? '', fonts.has) }
}

function say(report: Report, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(report, transfer)
}

/** Handouts made before the first job, which no one sees: so many make the code as fast as it gets. */
const warmUps = 6
/** Jobs that are not answered yet. */
let waiting = 0

/** Makes handouts of the guide's words alone, so that the next job is as fast as the others. Stops when a job waits. */
async function warmUp(times: number): Promise<void> {
  const profile = profileSchema.parse({ hr: 'positive', her2: 'positive' })
  const look = { paper: 'letter', largePrint: false, note: null } as const
  for (let count = 0; count < times && waiting === 0; count++) {
    await make({ profile, choice: defaultChoice(), look, sides: 'one', clinic: null, date: guide.date })
    // A job that has come in the meantime is seen here.
    await new Promise(setImmediate)
  }
}

async function answer(id: number, job: HandoutJob): Promise<void> {
  try {
    const handout = await make(job)
    say({ kind: 'made', id, handout }, [handout.bytes.buffer as ArrayBuffer])
  } catch (error) {
    say({ kind: 'failed', id, reason: error instanceof Error ? error.message : String(error) })
  } finally {
    waiting--
  }
}

/** Which words were set tells what was chosen, so all go; a handout nobody sees brings the guide's own back. */
async function forget(): Promise<void> {
  fonts.forget()
  say({ kind: 'forgotten' })
  await warmUp(1)
  // Not awaited: the next job need not wait for it.
  void overwriteFreed()
}

function follow(message: Message): Promise<void> | undefined {
  switch (message.kind) {
    case 'job':
      return answer(message.id, message.job)
    case 'forget':
      return forget()
    case 'guide':
      guide = message.guide
  }
}

// Messages are followed one after the other, in the order in which they come.
let last = warmUp(warmUps).catch(() => undefined)
port.on('message', (message: Message) => {
  if (message.kind === 'job') waiting++
  last = last.then(() => follow(message)).catch(() => undefined)
})
