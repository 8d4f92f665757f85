import { isoDay } from '../../content/text/dates.ts'
import { joinList } from '../../content/text/lists.ts'
import type { Translate } from '../../content/messages/messages.ts'
import { sayPrinterNotes } from '../../content/messages/printer-notes.ts'
import type { Diagnostics, DiagnosticsGroup, DiagnosticsRow } from '../contract/contract.ts'
import type { MachineFacts } from './machine.ts'

/** Less than this free is worth a look, in bytes. */
const littleDisk = 500_000_000
const littleMemory = 200_000_000

/** Says what is known of the machine, group by group, in the language of `t`, whose locale it takes; marks what needs a look. */
export function diagnosticsOf(facts: MachineFacts, t: Translate, locale: string): Diagnostics {
  const row = (label: string, value: string, state: DiagnosticsRow['state'] = 'neutral'): DiagnosticsRow => ({
    label,
    value,
    state,
  })
  const judged = (good: boolean) => (good ? 'good' : 'bad') as DiagnosticsRow['state']
  const group = (name: DiagnosticsGroup, ...rows: DiagnosticsRow[]) => ({
    group: name,
    title: t(`staff.diagnostics.group.${name}`),
    rows,
  })
  const size = (bytes: number) => sizeText(bytes, locale)
  const moment = (date: Date) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'medium' }).format(date)
  const { window, disk, memory, log } = facts
  const clockGood = isoDay(facts.now) >= facts.guideDate
  const languages = joinList(locale, [...new Set(window.voiceLanguages)].sort(), 'unit')

  return [
    group(
      'program',
      row(t('staff.diagnostics.version'), facts.version),
      row(t('staff.diagnostics.guide'), facts.guideVersion),
      row(
        t('staff.diagnostics.reviews'),
        t('staff.diagnostics.reviews.due', { count: facts.reviewsDue }),
        judged(facts.reviewsDue === 0),
      ),
      row(t('staff.diagnostics.electron'), `${facts.electron} (Chromium ${facts.chrome})`),
      row(t('staff.diagnostics.system'), facts.system),
      row(t('staff.diagnostics.packaged'), t(facts.packaged ? 'staff.yes' : 'staff.no')),
      row(
        t('staff.diagnostics.settings'),
        `${facts.settings.path}: ${t(`staff.diagnostics.settings.${facts.settings.writable ? 'writable' : 'safe'}`)}`,
        judged(!facts.settings.writable),
      ),
    ),
    group(
      'screen',
      ...facts.displays.map((display, index) =>
        row(
          t('staff.diagnostics.display', { number: index + 1 }),
          t('staff.diagnostics.display.value', {
            ...display,
            width: String(display.width),
            height: String(display.height),
          }),
        ),
      ),
      row(t('staff.diagnostics.window'), `${window.width} × ${window.height}`),
      row(
        t('staff.diagnostics.touch'),
        t('staff.diagnostics.touch.points', { count: window.touchPoints }),
        judged(window.touchPoints > 0),
      ),
    ),
    group(
      'sound',
      row(
        t('staff.diagnostics.voices'),
        t('staff.diagnostics.voices.value', { count: window.voices, languages }),
        judged(window.voices > 0),
      ),
      row(
        t('staff.diagnostics.speech'),
        t(`staff.diagnostics.speech.${window.speech}`),
        window.speech === 'untried' ? 'neutral' : judged(window.speech === 'works'),
      ),
    ),
    group('printer', ...printerRows(facts, t)),
    group(
      'disk',
      disk
        ? row(
            t('staff.diagnostics.disk.free'),
            t('staff.diagnostics.amount', { free: size(disk.free), total: size(disk.total) }),
            judged(disk.free > littleDisk),
          )
        : row(t('staff.diagnostics.disk.free'), t('staff.diagnostics.disk.unknown'), 'bad'),
    ),
    group(
      'clock',
      row(t('staff.diagnostics.time'), moment(facts.now), judged(clockGood)),
      ...(clockGood
        ? []
        : [
            row(
              t('staff.diagnostics.time'),
              t('staff.diagnostics.clock.before-guide', { date: facts.guideDate }),
              'bad',
            ),
          ]),
      row(t('staff.diagnostics.zone'), facts.timeZone),
      row(t('staff.diagnostics.uptime'), moment(facts.started)),
    ),
    group(
      'memory',
      row(t('staff.diagnostics.memory.program'), size(memory.program)),
      row(
        t('staff.diagnostics.memory.free'),
        t('staff.diagnostics.amount', { free: size(memory.free), total: size(memory.total) }),
        judged(memory.free > littleMemory),
      ),
    ),
    group(
      'log',
      row(t('staff.diagnostics.log.path'), log.path),
      row(t('staff.diagnostics.log.errors'), String(log.errors), judged(log.errors === 0)),
    ),
  ]
}

/** The diagnostics as a text to send to somebody. */
export function diagnosticsText(diagnostics: Diagnostics, t: Translate): string {
  const mark = (state: DiagnosticsRow['state']) => (state === 'bad' ? `  <-- ${t('staff.diagnostics.bad')}` : '')
  const groups = diagnostics.map(({ title, rows }) =>
    [title, ...rows.map(({ label, value, state }) => `  ${label}: ${value}${mark(state)}`)].join('\n'),
  )
  return `${[t('app.name'), ...groups].join('\n\n')}\n`
}

function printerRows({ printers, settings }: MachineFacts, t: Translate): DiagnosticsRow[] {
  const label = t('staff.diagnostics.printers')
  if (!printers) return [{ label, value: t('staff.diagnostics.printers.unknown'), state: 'bad' }]
  if (printers.length === 0) return [{ label, value: t('staff.diagnostics.printers.none'), state: 'bad' }]
  return printers.map((printer) => {
    const { name, state, detail, isDefault } = printer
    const said = [t(`staff.printers.state.${state}`), detail].filter(Boolean).join(': ')
    return {
      label: isDefault ? `${name} (${t('staff.printers.default')})` : name,
      value: [said, ...sayPrinterNotes(printer, settings.paper, t)].join('. '),
      state: state === 'ready' || state === 'busy' ? 'good' : 'bad',
    }
  })
}

/** "12.4 GB", in the way of the locale. */
function sizeText(bytes: number, locale: string): string {
  const unit = bytes >= 1e9 ? 'gigabyte' : 'megabyte'
  const amount = bytes / (unit === 'gigabyte' ? 1e9 : 1e6)
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    maximumFractionDigits: unit === 'gigabyte' ? 1 : 0,
  }).format(amount)
}
