import { encodeHandoutId } from '../../content/handout-id/handout-id.ts'
import { recall } from '../../content/recall/recall.ts'
import type { Guide } from '../../content/schema/guide.ts'
import { profileSchema } from '../../content/schema/profile.ts'
import { tailor } from '../../content/tailor/tailor.ts'
import type {
  Args,
  Channel,
  ChannelResult,
  KioskBridge,
  KioskEvent,
  KioskEvents,
  OfferedBundle,
  Printer,
  PrintJob,
  Result,
} from '../../electron/contract/contract.ts'
import { closedStaff, diagnostics, goodSettings, noCounts, openStaff } from './fake-staff.ts'

type Answers = { [C in Channel]: (args: Args<C>) => Result<ChannelResult<C>> | Promise<Result<ChannelResult<C>>> }

/** A shell for tests: it answers as the real one does, remembers what it was asked and can be made to tell things. */
export interface FakeKiosk extends KioskBridge {
  calls: { channel: Channel; args: unknown }[]
  /** What a channel answers from now on. */
  answer<C extends Channel>(channel: C, answer: Answers[C]): void
  /** Tells the window something unasked. */
  tell<E extends KioskEvent>(event: E, payload: KioskEvents[E]): void
}

export const readyPrinter: Printer = {
  name: 'Desk',
  description: 'Printer at the desk',
  isDefault: true,
  state: 'ready',
  detail: null,
}

export const value = <T>(value: T): Result<T> => ({ ok: true, value })

/** `pdf` stands in for every handout. */
export function fakeKiosk(guide: Guide, pdf: Uint8Array, pages: number): FakeKiosk {
  const job = (state: PrintJob['state'], printer: string): PrintJob => ({
    handle: '00000000-0000-4000-8000-000000000002',
    printer,
    state,
  })
  const offered: OfferedBundle[] = guide.bundles.map((bundle) => ({ bundle, own: false, missing: [] }))
  const answers: Answers = {
    'app:info': () =>
      value({
        version: '0.0.0',
        guideVersion: guide.version,
        attract: guide.screen.attract.map(({ question }) => question),
        withheld: [],
        language: guide.language,
        paper: 'letter',
        printerPapers: null,
        clinicName: null,
        withoutNumber: { clinic: false, nearby: false },
        attractTitle: null,
        clinicTelephone: null,
        clinicHours: null,
        country: null,
        notes: 'everyone',
        idleSeconds: 180,
        textSize: '1',
      }),
    'guide:load': () => value(JSON.stringify(guide)),
    'guide:search-index': () => value(new Uint8Array()),
    'handout:make': ({ profile, choice, look }) =>
      value({
        handle: '00000000-0000-4000-8000-000000000001',
        id: encodeHandoutId(guide, { profile: profileSchema.parse(profile), choice, look }),
        pages,
        bytes: pdf,
        plan: tailor(guide, profileSchema.parse(profile), choice),
        level: `${choice.length}-usual`,
        noteMissing: [],
      }),
    'reading:make': () => value({ handle: '00000000-0000-4000-8000-000000000003', pages }),
    'print:printers': () =>
      value([
        readyPrinter,
        { ...readyPrinter, name: 'Hall', description: 'Printer in the hall', isDefault: false, state: 'offline' },
      ]),
    'print:count': ({ sides }) =>
      value(
        sides === 'two'
          ? { pages: pages + 1, empty: 1, sheets: Math.ceil((pages + 1) / 2) }
          : { pages, empty: 0, sheets: pages },
      ),
    'print:start': ({ printer }) => value(job({ stage: 'sending' }, printer ?? readyPrinter.name)),
    'print:cancel': () => value(job({ stage: 'cancelled' }, readyPrinter.name)),
    'session:forget': () => value(null),
    'session:end': () => value(null),
    'handout:recall': ({ id }) => {
      const found = recall(guide, id)
      if (found.ok) return value(found)
      const message = `recall.problem.${found.problem}` as const
      return { ok: false, error: { code: 'not-found', message, field: 'id', detail: null } }
    },
    'notes:state': () => value(null),
    'notes:allow': () => value(null),
    'bundles:list': () => value(offered),
    'bundles:save': () => value(offered),
    'bundles:lately': () => value([]),
    'bundles:used': () => value(null),
    'bundles:remove': () => value(offered),
    'counts:note': () => value(null),
    'staff:state': () => value(closedStaff),
    'staff:set-pin': () => value(openStaff),
    'staff:unlock': () => value(openStaff),
    'staff:leave': () => value(null),
    'staff:stay': () => value(null),
    'staff:drives': () => value([]),
    'staff:settings': () => value(goodSettings),
    'staff:reload-settings': () => value(goodSettings),
    'staff:printer': () => value({ chosen: null, settings: null }),
    'staff:choose-printer': ({ printer }) => value({ chosen: printer, settings: null }),
    'staff:restart': () => value(null),
    'staff:exit': () => value(null),
    'counts:read': () => value(noCounts),
    'counts:switch': ({ on }) => value({ ...noCounts, counting: on ? 'on' : 'off-by-staff' }),
    'counts:clear': () => value(noCounts),
    'counts:save': () => value({ name: 'mbc-guide-counts.csv' }),
    'diagnostics:read': () => value(diagnostics),
    'diagnostics:save': () => value({ name: 'mbc-guide-diagnostics.txt' }),
    'handout:save': () => value({ name: 'mbc-guide-handout.pdf' }),
  }
  const listeners: { [E in KioskEvent]: Set<(payload: KioskEvents[E]) => void> } = {
    'print:state': new Set(),
    'staff:closed': new Set(),
    'guide:changed': new Set(),
  }
  const calls: FakeKiosk['calls'] = []
  return {
    calls,
    async call(channel, args) {
      calls.push({ channel, args })
      return answers[channel](args)
    },
    on(event, listener) {
      listeners[event].add(listener)
      return () => listeners[event].delete(listener)
    },
    answer(channel, answer) {
      answers[channel] = answer
    },
    tell(event, payload) {
      for (const listener of listeners[event]) listener(payload)
    },
  }
}
