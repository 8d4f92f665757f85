import { describe, expect, it } from 'vitest'
import type { PrintJobState } from '../../../../content/messages/print-state.ts'
import { jobStateFrom, printerFrom } from '../../../../electron/print/cups/cups-states.ts'
import type { IppGroup } from '../../../../electron/print/cups/ipp-message.ts'
import { jobReasons, printerReasons } from './reason-words.ts'

const pages = 8
const queue = (change: IppGroup = {}): IppGroup => ({
  'printer-name': ['Desk'],
  'printer-info': ['Desk'],
  'printer-state': [3],
  'printer-state-reasons': ['none'],
  'printer-is-accepting-jobs': [true],
  'printer-state-change-time': [1000],
  'printer-up-time': [1060],
  ...change,
})
const job = (state: number, reasons: string[] = ['none'], change: IppGroup = {}): IppGroup => ({
  'job-state': [state],
  'job-state-reasons': reasons,
  'job-impressions-completed': [3],
  ...change,
})
const printing = queue({ 'printer-state': [4], 'printer-state-change-time': [1050] })
const withReasons = (...reasons: string[]) => ({ ...printing, 'printer-state-reasons': reasons })
const short = (state: PrintJobState) =>
  'reason' in state
    ? `${state.stage}: ${state.reason}`
    : state.stage === 'printing'
      ? `page ${state.page}`
      : state.stage

describe('a job that is not out', () => {
  it.each<[string, number, string[], string]>([
    ['waits its turn', 3, ['none'], 'waiting: queue'],
    ['waits its turn, by another word', 3, ['job-queued'], 'waiting: queue'],
    ['is held', 4, ['none'], 'waiting: held'],
    ['is held for a password', 4, ['cups-held-for-authentication'], 'waiting: held'],
    ['is held until a time', 4, ['job-hold-until-specified'], 'waiting: held'],
    ['is held until somebody types a PIN at the printer', 4, ['job-password-wait'], 'waiting: held'],
    ['is held until somebody releases it at the printer', 4, ['job-release-wait'], 'waiting: held'],
    ['is held for review', 4, ['job-held-for-review'], 'waiting: held'],
    ['is held, since its account has no pages left', 4, ['account-limit-reached'], 'waiting: held'],
    ['is suspended', 6, ['job-suspended-by-operator'], 'waiting: held'],
    ['waits for a PIN while it prints', 5, ['job-password-wait'], 'waiting: held'],
    ['is on its way to CUPS', 4, ['job-incoming'], 'waiting: queue'],
    ['could not be delivered, and is tried again', 4, ['resources-are-not-ready'], 'waiting: needs-help'],
    ['waits for a stopped printer', 3, ['printer-stopped'], 'waiting: printer-stopped'],
    ['waits for somebody at the printer', 5, ['waiting-for-user-action'], 'waiting: needs-help'],
    ['waits for a printer that is off', 5, ['service-off-line'], 'waiting: offline'],
    ['prints', 5, ['job-printing'], 'page 3'],
    ['is stopped', 6, ['job-stopped'], 'waiting: printer-stopped'],
    ['is stopped, since its pages cannot be converted', 6, ['cups-filter-crashed'], 'failed: rejected'],
    ['is stopped after errors of a filter', 6, ['job-completed-with-errors'], 'failed: rejected'],
  ])('%s', (_, state, reasons, expected) => {
    expect(short(jobStateFrom(job(state, reasons), state === 5 ? printing : queue(), pages))).toBe(expected)
  })

  it.each(['indefinite', 'auth-info-required', 'evening', 'weekend'])('is held if CUPS keeps it until %s', (until) => {
    expect(short(jobStateFrom(job(3, ['none'], { 'job-hold-until': [until] }), queue(), pages))).toBe('waiting: held')
    expect(short(jobStateFrom(job(4, ['none'], { 'job-hold-until': [until] }), queue(), pages))).toBe('waiting: held')
  })

  it('is not held if it is kept until nothing', () => {
    const unheld = job(3, ['none'], { 'job-hold-until': ['no-hold'] })
    expect(short(jobStateFrom(unheld, queue(), pages))).toBe('waiting: queue')
  })

  it('is held by a queue that holds new jobs', () => {
    const holding = queue({ 'printer-state-reasons': ['hold-new-jobs'] })
    expect(short(jobStateFrom(job(3), holding, pages))).toBe('waiting: held')
  })

  it.each([
    ['cups-remote-pending-held', 'waiting: held'],
    ['cups-remote-stopped', 'waiting: printer-stopped'],
    ['paused', 'waiting: printer-stopped'],
    ['cups-remote-canceled', 'cancelled'],
    ['cups-remote-aborted', 'failed: rejected'],
    ['cups-remote-pending', 'waiting: queue'],
    ['cups-remote-processing', 'page null'],
    ['cups-remote-completed', 'page null'],
    ['cups-waiting-for-job-completed', 'page null'],
    ['moving-to-paused', 'page 3'],
    ['hold-new-jobs', 'page 3'],
  ])('at a printer that says %s', (reason, expected) => {
    expect(short(jobStateFrom(job(5), withReasons(reason), pages))).toBe(expected)
  })

  it('that waits at a print server whose printer is stopped', () => {
    const paused = { ...withReasons('cups-remote-pending'), 'printer-state-message': ['Paused'] }
    expect(short(jobStateFrom(job(5), paused, pages))).toBe('waiting: printer-stopped')
  })

  it('that is stopped with its queue still prints what is in the printer', () => {
    const stopping = { ...withReasons('paused'), 'printer-state': [5] }
    expect(short(jobStateFrom(job(5), stopping, pages))).toBe('page 3')
  })
})

describe('the page', () => {
  it.each([
    ['cups-pdf:/', 'page 3'],
    ['mbc-guide-test:/', 'page 3'],
    ['ipp://printer.local/ipp/print', 'page null'],
    ['ipps://printer.local/ipp/print', 'page null'],
    ['dnssd://Desk._ipps._tcp.local/?uuid=1', 'page null'],
    ['implicitclass://Desk/', 'page null'],
    ['socket://10.0.0.5:9100', 'page null'],
    ['lpd://10.0.0.5/queue', 'page null'],
    ['usb://HP/LaserJet', 'page null'],
    ['hp:/net/LaserJet', 'page null'],
  ])('of %s is told only if the printer counts it', (device, expected) => {
    expect(short(jobStateFrom(job(5), { ...printing, 'device-uri': [device] }, pages))).toBe(expected)
  })
})

describe('a job that has ended', () => {
  it.each<[string, number, string[], string]>([
    ['is printed', 9, ['job-completed-successfully'], 'done'],
    ['is printed, in the word of CUPS', 9, ['processing-to-stop-point'], 'done'],
    ['has had errors', 9, ['job-completed-with-errors'], 'failed: unknown'],
    ['has had warnings', 9, ['job-completed-with-warnings'], 'failed: unknown'],
    ['has had errors as it was printed', 9, ['job-printed-with-errors'], 'failed: unknown'],
    ['went to a device that does not say more', 9, ['queued-in-device'], 'failed: unknown'],
    ['was saved in the printer', 9, ['job-saved-successfully'], 'failed: unknown'],
    ['is called completed and could not be read', 9, ['document-format-error'], 'failed: unsupported'],
    ['is aborted', 8, ['none'], 'failed: rejected'],
    ['is aborted by the system', 8, ['aborted-by-system'], 'failed: rejected'],
    ['is aborted as it came', 8, ['submission-interrupted'], 'failed: rejected'],
    ['is of a kind that is not taken', 8, ['unsupported-document-format'], 'failed: unsupported'],
    ['is wanted in a way that is not had', 8, ['unsupported-attributes-or-values'], 'failed: unsupported'],
    ['is wanted in two ways at once', 8, ['conflicting-attributes'], 'failed: unsupported'],
    ['cannot be unpacked', 8, ['compression-error'], 'failed: unsupported'],
    ['is more than its account may print', 7, ['account-limit-reached'], 'failed: rejected'],
    ['is canceled', 7, ['none'], 'cancelled'],
    ['is canceled by its user', 7, ['job-canceled-by-user'], 'cancelled'],
    ['is canceled at the printer', 7, ['canceled-at-device'], 'cancelled'],
    ['is canceled by staff', 7, ['job-canceled-by-operator', 'job-completed-with-warnings'], 'cancelled'],
    ['is canceled since nobody fetched it', 7, ['job-canceled-after-timeout'], 'failed: unknown'],
    [
      'is canceled since it is wanted in a way that is not had',
      7,
      ['unsupported-attributes-or-values'],
      'failed: unsupported',
    ],
  ])('%s', (_, state, reasons, expected) => {
    expect(short(jobStateFrom(job(state, reasons), queue(), pages))).toBe(expected)
  })

  it.each([
    [7, 'Printer cannot print with supplied options.', 'failed: unsupported'],
    [7, 'Printer cannot print supplied content.', 'failed: unsupported'],
    [9, 'Unable to add document to print job.', 'failed: unsupported'],
    [8, 'Unsupported document-format "application/pdf".', 'failed: unsupported'],
    [7, 'Print job too large.', 'failed: unsupported'],
    [7, 'Print job canceled at printer.', 'cancelled'],
    [9, 'Ready to print.', 'done'],
    [9, '', 'done'],
  ])('is judged by what the printer says of it: %i %s', (state, message, expected) => {
    const ended = job(state, ['none'], { 'job-printer-state-message': [message] })
    expect(short(jobStateFrom(ended, queue(), pages))).toBe(expected)
  })

  it.each([
    [['cups-remote-pending', 'cups-remote-pending-held'], 'failed: held'],
    [['cups-remote-processing', 'cups-remote-canceled'], 'cancelled'],
    [['cups-remote-processing', 'cups-remote-aborted'], 'failed: rejected'],
    [['cups-remote-stopped'], 'failed: unknown'],
    [['cups-remote-stopped', 'cups-remote-completed'], 'done'],
    [['cups-remote-pending-held', 'cups-remote-processing', 'cups-remote-completed'], 'done'],
    [['none'], 'done'],
  ])('at a print server that said %j', (reasons, expected) => {
    expect(short(jobStateFrom(job(9), queue(), pages, reasons))).toBe(expected)
    expect(short(jobStateFrom(job(9), queue({ 'printer-state-reasons': reasons }), pages))).toBe(expected)
  })

  it('is not called printed if the queue holds jobs, here or at its print server', () => {
    const holding = queue({ 'printer-state-reasons': ['hold-new-jobs'] })
    expect(short(jobStateFrom(job(9), holding, pages))).toBe('failed: unknown')
  })
})

describe('every word of RFC 8011 and PWG 5100', () => {
  it.each(jobReasons)('of a job is understood whatever the state of the job: %s', (reason) => {
    for (let state = 3; state <= 9; state++) {
      const { stage } = jobStateFrom(job(state, [reason]), queue(), pages)
      const stages =
        state < 5 ? ['waiting'] : state < 7 ? ['printing', 'waiting', 'failed'] : ['done', 'cancelled', 'failed']
      expect(stages, String(state)).toContain(stage)
    }
  })

  it.each(jobReasons.filter((reason) => /error|unsupported|abort|held|suspend|interrupted|wait|stopped/.test(reason)))(
    'of a job that is not printed never ends as printed: %s',
    (reason) => {
      const open = ['printer-stopped', 'printer-stopped-partly'].includes(reason)
      const early = /held|suspend|wait/.test(reason) || open
      const { stage } = jobStateFrom(job(early ? 4 : 9, [reason]), queue(), pages)
      expect(stage).not.toBe('done')
    },
  )

  it.each(printerReasons)('of a printer that names an error keeps it from being called ready: %s', (reason) => {
    const said = queue({ 'printer-state-reasons': [`${reason}-error`] })
    expect(['ready', 'busy']).not.toContain(printerFrom(said, null)?.state)
  })

  it.each(printerReasons.filter((reason) => /^(media|cover|door|toner|marker|input|output)/.test(reason)))(
    'of a report alone stops nothing in an idle printer: %s',
    (reason) => {
      const state = printerFrom(queue({ 'printer-state-reasons': [`${reason}-report`] }), null)?.state
      const stops =
        /^(media(-path.*)?-jam|(input|output)-media-tray-jam|(cover|door|interlock)-open|media-path-(in|out)put-jam)$/
      expect(state).toBe(stops.test(reason) ? (reason.endsWith('jam') ? 'paper-jam' : 'cover-open') : 'ready')
    },
  )
})

describe('a printer', () => {
  const said = (...reasons: string[]) => printerFrom(queue({ 'printer-state-reasons': reasons }), null)
  it.each([
    ['hold-new-jobs', 'holding', 'holds-jobs'],
    ['cups-remote-pending-held', 'holding', 'server-holds'],
    ['cups-remote-stopped', 'stopped', 'server-stopped'],
    ['paused', 'stopped', null],
    ['deactivated', 'stopped', null],
    ['cups-remote-aborted', 'ready', 'server-ended'],
    ['cups-missing-filter-warning', 'ready', 'driver-incomplete'],
    ['cups-certificate-error', 'needs-help', 'certificate'],
    ['toner-low-report', 'ready', 'low-ink'],
    ['marker-supply-low-warning', 'ready', 'low-ink'],
    ['marker-ink-almost-empty', 'ready', 'low-ink'],
    ['toner-empty-warning', 'ready', 'no-ink'],
    ['marker-supply-empty', 'out-of-ink', 'no-ink'],
    ['media-low', 'ready', 'low-paper'],
    ['output-area-almost-full', 'ready', 'output-almost-full'],
    ['marker-waste-full-error', 'needs-help', 'waste-full'],
    ['marker-waste-almost-full', 'ready', 'waste-almost-full'],
    ['marker-waste-toner-receptacle-full-warning', 'ready', 'waste-full'],
    ['opc-near-eol', 'ready', 'worn-part'],
    ['opc-life-over', 'needs-help', 'worn-part'],
    ['fuser-over-temp', 'needs-help', 'too-hot'],
    ['fuser-under-temp', 'ready', 'warming-up'],
    ['spool-area-full', 'needs-help', 'no-memory'],
    ['input-media-size-change', 'needs-help', 'other-paper'],
    ['media-path-media-tray-full', 'output-full', null],
    ['media-path-input-empty', 'out-of-paper', null],
    ['media-path-jam', 'paper-jam', null],
    ['stapler-cover-open', 'cover-open', null],
    ['stapler-empty', 'ready', null],
    ['stapler-almost-empty', 'ready', null],
    ['media-path-media-tray-missing', 'tray-missing', null],
    ['marker-toner-cartridge-missing', 'needs-help', null],
    ['power-down', 'offline', null],
    ['printer-ready-to-print', 'ready', null],
    ['other', 'ready', null],
  ])('that says %s is %s, and staff are told %s', (reason, state, note) => {
    expect(said(reason)).toMatchObject({ state, notes: note === null ? [] : [note] })
  })

  it('that asks for a password holds each job', () => {
    const asks = queue({ 'auth-info-required': ['username', 'password'] })
    expect(printerFrom(asks, null)).toMatchObject({ state: 'holding', notes: ['needs-login'] })
    expect(printerFrom(queue({ 'auth-info-required': ['none'] }), null)).toMatchObject({ state: 'ready', notes: [] })
  })

  it('that takes no jobs is stopped', () => {
    const refuses = queue({ 'printer-is-accepting-jobs': [false] })
    expect(printerFrom(refuses, null)).toMatchObject({ state: 'stopped', notes: ['takes-no-jobs'] })
  })

  it.each([
    ['ipp://10.0.0.5/ipp/print', 'Local Raw Printer', ['no-driver']],
    ['ipp://10.0.0.5/ipp/print', 'Desk - IPP Everywhere', []],
    ['ipp://server/printers/Desk', 'Remote Printer', []],
    ['file:///dev/null', 'Local Raw Printer', []],
  ])('at %s (%s) is known to have a driver or none', (device, model, notes) => {
    expect(printerFrom(queue({ 'device-uri': [device], 'printer-make-and-model': [model] }), null)?.notes).toEqual(
      notes,
    )
  })
})

describe('what a printer can do', () => {
  const can = (attributes: IppGroup) => printerFrom(queue(attributes), null)?.can
  const nothing = { papers: null, sides: null, colors: null, copies: null }

  it('is not known of a queue that says nothing', () => {
    expect(can({})).toEqual(nothing)
    expect(can({ 'media-supported': [], 'sides-supported': [null], 'copies-supported': ['many'] })).toEqual(nothing)
  })

  it.each([
    [['iso_a4_210x297mm', 'iso_a5_148x210mm'], ['a4']],
    [['na_letter_8.5x11in', 'na_legal_8.5x14in'], ['letter']],
    [
      ['iso_a4_210x297mm', 'na_letter_8.5x11in', 'custom_min_76x127mm'],
      ['letter', 'a4'],
    ],
    [['na_number-10_4.125x9.5in', 'na_index-4x6_4x6in'], []],
    [['iso_a3_297x420mm', 'iso_a40_1x1mm'], []],
    [
      ['custom_min_76.2x127mm', 'custom_max_216x356mm'],
      ['letter', 'a4'],
    ],
    [['iso_a4_210x297mm.Borderless'], ['a4']],
    [
      ['A4', 'Letter'],
      ['letter', 'a4'],
    ],
  ])('with %j is paper of %j', (media, papers) => {
    expect(can({ 'media-supported': media })?.papers).toEqual(papers)
  })

  it.each([
    [['one-sided'], ['one']],
    [
      ['one-sided', 'two-sided-long-edge', 'two-sided-short-edge'],
      ['one', 'two'],
    ],
  ])('with %j is %j', (sides, expected) => {
    expect(can({ 'sides-supported': sides })?.sides).toEqual(expected)
  })

  it.each([
    [['monochrome'], ['gray']],
    [['auto', 'auto-monochrome', 'monochrome'], ['gray']],
    [
      ['color', 'monochrome'],
      ['color', 'gray'],
    ],
    [['color'], ['color']],
  ])('with %j is %j', (modes, colors) => {
    expect(can({ 'print-color-mode-supported': modes })?.colors).toEqual(colors)
  })

  it('is at most so many copies', () => {
    expect(can({ 'copies-supported': [{ lower: 1, upper: 5 }] })?.copies).toBe(5)
  })
})
