import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadCompiledGuide } from '../../../content/compile/current-guide.ts'
import { withRelease } from '../../../content/compile/release/release.ts'
import { encodeHandoutId } from '../../../content/handout-id/handout-id.ts'
import type { Guide } from '../../../content/schema/guide.ts'
import { profileSchema, subtypes } from '../../../content/schema/profile.ts'
import { defaultChoice } from '../../../content/tailor/choice.ts'
import { handout } from '../../../electron/cli/handout-command.ts'
import type { HandoutOptions } from '../../../electron/cli/handout-options.ts'
import { recallHandout } from '../../../electron/cli/recall-command.ts'
import { hashPin } from '../../../electron/settings/pin-hash.ts'
import { reasonOf, writeWhole } from '../../../electron/cli/write-whole.ts'
import { guideCommand } from '../../../electron/cli/program.ts'
import {
  commandJobTitle,
  type SpoolOptions,
  SpoolError,
  type Spooler,
} from '../../../electron/print/spooler/spooler.ts'
import { readPdf } from '../handout/read-pdf.ts'

let folder = ''
let guide: Guide
const inFolder = (...parts: string[]) => path.join(folder, ...parts)

const loaded = loadCompiledGuide()
beforeEach(() => {
  if (!loaded.guide) throw new Error(loaded.message)
  guide = loaded.guide
  folder = mkdtempSync(path.join(tmpdir(), 'guide-commands-'))
  writeFileSync(inFolder('profile.json'), '{"hr":"positive","her2":"negative","menopause":"post"}')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const short = { parts: 'when-to-call', length: 'short', lang: 'en' }

/** The settings of the machine, as a test has IT write them. */
const settings = (written: object) => writeFileSync(inFolder('settings.json'), JSON.stringify(written))

/** The guide as it is before any clinician has read it. */
const unreviewed = (of: Guide): Guide => ({
  ...of,
  pages: of.pages.map((page) => ({ ...page, review: { state: 'draft', role: null, date: null, due: null } })),
})

async function make(options: Partial<HandoutOptions>, spooler?: Spooler, pins: string[] = []) {
  const err: string[] = []
  const lines = { err: (line: string) => err.push(line) }
  const written = { profile: inFolder('profile.json'), ...short, ...options }
  const machine = {
    load: () => ({ guide }),
    settingsFile: inFolder('settings.json'),
    kioskFolder: inFolder('kiosk'),
    askPin: () => Promise.resolve(pins.shift() ?? ''),
    ...(spooler ? { spooler: () => spooler } : {}),
  }
  const exit = await handout(written, lines, machine)
  return { exit, err }
}
const outlineOf = async (name: string) => (await readPdf(readFileSync(inFolder(name)))).outline
const pdfIn = (name: string) => readFileSync(inFolder(name)).subarray(0, 5).toString()

describe('guide handout', () => {
  it('writes a PDF and says nothing', async () => {
    expect(await make({ out: inFolder('one.pdf') })).toEqual({ exit: 0, err: [] })
    expect(pdfIn('one.pdf')).toBe('%PDF-')
  })

  it('writes one handout a subtype, with its progress', async () => {
    const err: string[] = []
    const rack = inFolder('new', 'rack')
    const order = { ...short, allSubtypes: true, outDir: rack } as const
    const machine = { settingsFile: inFolder('settings.json') }
    expect(await handout(order, { err: (line) => err.push(line) }, machine)).toBe(0)
    expect(readdirSync(rack).sort()).toEqual(subtypes.map((subtype) => `${subtype}.pdf`).sort())
    expect(err).toHaveLength(5)
    expect(err[0]).toMatch(/^1 of 5: hr-positive-her2-negative, \d+ pages?$/)
  })

  it('refuses what is asked wrongly before anything is made', async () => {
    expect(await make({ out: inFolder('one.pdf'), note: 'x'.repeat(2000) })).toEqual({
      exit: 2,
      err: ['--note: has 2000 characters and may have 600. Shorten it.'],
    })
    expect(readdirSync(folder)).toEqual(['profile.json'])
  })

  it('adds a note after the staff PIN alone, and counts wrong ones as the kiosk does', async () => {
    const noted = { out: inFolder('one.pdf'), note: 'Blood test on Monday.' }
    const { exit, err } = await make(noted)
    expect(exit).toBe(1)
    expect(err).toEqual([expect.stringMatching(/^--note: takes the staff PIN .* none is set here\./)])
    settings({ staff: { pinHash: await hashPin('482913') } })
    const wrong = { exit: 1, err: ['--note: that is not the staff PIN. Nothing was made.'] }
    for (const pin of ['482914', '', '000000', '123456']) expect(await make(noted, undefined, [pin])).toEqual(wrong)
    expect((await make(noted, undefined, ['482913'])).err).toEqual([
      expect.stringMatching(/^--note: too many wrong PINs\. Try again in \d+ seconds\.$/),
    ])
    expect(existsSync(inFolder('one.pdf'))).toBe(false)
    rmSync(inFolder('kiosk'), { recursive: true })
    expect(await make(noted, undefined, ['482913'])).toEqual({ exit: 0, err: [] })
    const { text } = await readPdf(readFileSync(inFolder('one.pdf')))
    expect(text).toContain('It is not from the guide.')
    expect(text).toContain('Blood test on Monday.')
  })

  it('says what was asked for and is not printed as asked', async () => {
    settings({ notes: 'everyone' })
    const { exit, err } = await make({
      out: inFolder('one.pdf'),
      parts: 'medicines',
      medicines: 'letrozole,tucatinib',
      note: 'See you 🙂',
    })
    expect(exit).toBe(0)
    expect(err).toEqual([
      '--medicines: not for this profile (hr-positive-her2-negative), and left out: tucatinib.',
      '--note: These characters cannot be printed: 🙂. Write it without them, in Latin letters.',
    ])
  })

  it('says nothing of a picked medicine that a short handout prints, though it would not by itself', async () => {
    const { exit, err } = await make({
      out: inFolder('one.pdf'),
      parts: 'medicines',
      medicines: 'letrozole,capecitabine',
    })
    expect({ exit, err }).toEqual({ exit: 0, err: [] })
    expect((await readPdf(readFileSync(inFolder('one.pdf')))).text).toContain('apecitabine')
  })

  it('prints the questions that were picked, and names those that are not for this profile', async () => {
    const { exit, err } = await make({
      out: inFolder('one.pdf'),
      parts: 'questions',
      questions: 'second-opinion,hormone-receptors',
    })
    expect({ exit, err }).toEqual({
      exit: 0,
      err: ['--questions: not for this profile (hr-positive-her2-negative), and left out: hormone-receptors.'],
    })
    const { text } = await readPdf(readFileSync(inFolder('one.pdf')))
    const textOf = (id: string) => guide.questions.find((question) => question.id === id)?.text
    expect(text).toContain(textOf('second-opinion'))
    expect(text).not.toContain(textOf('outlook'))
  })

  it('leaves out the pages that the clinic withholds, save the goals of treatment', async () => {
    guide = unreviewed(guide)
    const pages = guide.pages.map(({ title }) => title)
    const goals = guide.pages.filter(({ handout }) => handout?.part === 'goals').map(({ title }) => title)
    const pagesOn = async (name: string) => {
      expect(await make({ out: inFolder(name), parts: 'type,treatment' })).toEqual({ exit: 0, err: [] })
      return (await outlineOf(name)).filter((title) => pages.includes(title))
    }
    const others = (titles: string[]) => titles.filter((title) => !goals.includes(title))
    expect(others(await pagesOn('all.pdf'))).not.toEqual([])
    settings({ withholdUnreviewed: true })
    expect(others(await pagesOn('kept.pdf'))).toEqual([])
  })

  it('makes nothing while the settings are wrong: they may withhold pages', async () => {
    settings({ withholdUnreviewed: 'yes' })
    const { exit, err } = await make({ out: inFolder('one.pdf') })
    expect(exit).toBe(1)
    expect(err).toEqual([
      expect.stringContaining('settings.json is wrong.'),
      expect.stringMatching(/withholdUnreviewed: /),
    ])
    expect(existsSync(inFolder('one.pdf'))).toBe(false)
  })

  it('says in one line where it cannot write, and leaves the folder as it was', async () => {
    mkdirSync(inFolder('taken.pdf'))
    for (const out of [inFolder('nowhere', 'one.pdf'), inFolder('taken.pdf'), inFolder('profile.json', 'one.pdf')]) {
      const { exit, err } = await make({ out })
      expect(exit).toBe(1)
      expect(err).toEqual([expect.stringMatching(/^.* cannot be written: .*\.$/)])
    }
    expect(readdirSync(folder).sort()).toEqual(['profile.json', 'taken.pdf'])
  })
})

describe('writing whole files', () => {
  const one = new Uint8Array([1])

  it('writes none of several when one cannot be written', () => {
    writeFileSync(inFolder('a.pdf'), 'older')
    const problem = writeWhole([
      { path: inFolder('a.pdf'), bytes: one },
      { path: inFolder('nowhere', 'b.pdf'), bytes: one },
    ])
    expect(problem).toBe(
      `${inFolder('nowhere', 'b.pdf')} cannot be written: its folder does not exist. Make the folder, or choose another one.`,
    )
    expect(readFileSync(inFolder('a.pdf'), 'utf8')).toBe('older')
    expect(readdirSync(folder).sort()).toEqual(['a.pdf', 'profile.json'])
  })

  it('says when the disk is full, and leaves nothing half written', (context) => {
    const disk = inFolder('disk')
    mkdirSync(disk)
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', disk]).status === 0
    if (!mounted) context.skip('no small disk can be mounted here: it takes root')
    try {
      const problem = writeWhole([{ path: path.join(disk, 'one.pdf'), bytes: new Uint8Array(50_000) }])
      expect(problem).toBe(
        `${path.join(disk, 'one.pdf')} cannot be written: the disk is full. Make room, or choose another place.`,
      )
      expect(readdirSync(disk)).toEqual([])
    } finally {
      spawnSync('umount', [disk])
    }
  })

  it('never takes the place of a device', () => {
    symlinkSync(devNull, inFolder('device.pdf'))
    expect(writeWhole([{ path: inFolder('device.pdf'), bytes: one }])).toMatch(/is no file/)
  })
})

describe('why a file cannot be written', () => {
  it('is said in words, with what to do', () => {
    const failed = (code: string) => Object.assign(new Error(code), { code })
    expect(reasonOf(failed('ENOSPC'))).toBe('the disk is full. Make room, or choose another place')
    expect(reasonOf(failed('EACCES'))).toMatch(/may not write there/)
    expect(reasonOf(failed('EIO'))).toBe('EIO')
  })
})

interface FakeSpooler extends Spooler {
  submitted: SpoolOptions[]
}
function fakeSpooler(ends: 'done' | 'refused'): FakeSpooler {
  const submitted: SpoolOptions[] = []
  return {
    submitted,
    printers: () =>
      Promise.resolve([{ name: 'Desk', description: 'Desk', isDefault: true, state: 'ready', detail: null }]),
    submit(_file, options) {
      if (ends === 'refused') return Promise.reject(new SpoolError('rejected', 'no'))
      submitted.push(options)
      return Promise.resolve({ printer: options.printer, id: '1', pages: options.pages })
    },
    look: () => Promise.resolve({ stage: 'done' }),
    remove: () => Promise.resolve(),
    withdraw: () => Promise.resolve(),
    removeLeftovers: () => Promise.reject(new Error("The command line must leave the kiosk's jobs alone")),
  }
}

const waiting = () => Promise.resolve({ stage: 'waiting', reason: 'queue' } as const)
const listeners = {
  SIGINT: process.listenerCount('SIGINT'),
  SIGTERM: process.listenerCount('SIGTERM'),
  SIGHUP: process.listenerCount('SIGHUP'),
}

/** A spooler that is told of a job's end from outside as soon as it was looked at. */
function endedBy(signal: keyof typeof listeners, spooler: Spooler): Spooler {
  const look: Spooler['look'] = (job) => {
    setImmediate(() => process.listeners(signal).at(-1)?.(signal))
    return spooler.look(job)
  }
  return { ...spooler, look }
}

describe('guide handout --print', () => {
  it('takes paper and sides from the printer where no option names them', async () => {
    const desk = { name: 'Desk', description: 'Desk', isDefault: true, state: 'ready', detail: null } as const
    const can = { papers: ['a4'], sides: ['one'], colors: null, copies: null } as const
    const spooler = { ...fakeSpooler('done'), printers: () => Promise.resolve([{ ...desk, can }]) }
    const { exit, err } = await make({ print: true }, spooler)
    expect(exit).toBe(0)
    expect(err).toEqual([
      '--print: Desk has no Letter paper, so the handout is set for A4.',
      '--print: Desk prints on one side only.',
      'Printed. Please take your pages from Desk.',
    ])
    expect(spooler.submitted).toMatchObject([{ paper: 'a4', sides: 'one' }])
    const named = { ...fakeSpooler('done'), printers: spooler.printers }
    expect((await make({ print: true, paper: 'letter', sides: 'two' }, named)).err).toHaveLength(1)
    expect(named.submitted).toMatchObject([{ paper: 'letter', sides: 'two' }])
  })

  it('prints the copies and says how it went', async () => {
    const spooler = fakeSpooler('done')
    expect(await make({ print: true, copies: '3', paper: 'a4' }, spooler)).toEqual({
      exit: 0,
      err: ['Printed. Please take your pages from Desk.'],
    })
    expect(spooler.submitted).toMatchObject([
      {
        title: expect.stringMatching(`^${commandJobTitle}-`) as string,
        printer: 'Desk',
        copies: 3,
        paper: 'a4',
        color: 'color',
      },
    ])
    expect(readdirSync(folder)).toEqual(['profile.json'])
  })

  it('prints in gray', async () => {
    const spooler = fakeSpooler('done')
    expect(await make({ print: true, gray: true }, spooler)).toMatchObject({ exit: 0 })
    expect(spooler.submitted).toMatchObject([{ color: 'gray' }])
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('takes the job off the queue at %s', async (signal) => {
    const remove = vi.fn(() => Promise.resolve())
    const spooler: Spooler = { ...fakeSpooler('done'), look: waiting, remove }
    expect(await make({ print: true }, endedBy(signal, spooler))).toMatchObject({
      exit: 1,
      err: [expect.stringMatching(/^Waiting for the printer/), 'Canceling …', 'Printing was canceled.'],
    })
    expect(remove).toHaveBeenCalledOnce()
    expect(process.listenerCount(signal)).toBe(listeners[signal])
  })

  it('says that the pages may still come out where the job cannot be taken off the queue', async () => {
    const remove = () => Promise.reject(new SpoolError('spooler', 'silent'))
    const spooler: Spooler = { ...fakeSpooler('done'), look: waiting, remove }
    const { exit, err } = await make({ print: true }, endedBy('SIGTERM', spooler))
    expect(exit).toBe(1)
    expect(err.at(-1)).toMatch(/the pages may still come out/)
  })

  it('says in one line that there is no place for the file of the printer', async () => {
    vi.stubEnv('TMPDIR', inFolder('nowhere'))
    expect(await make({ print: true }, fakeSpooler('done'))).toEqual({
      exit: 1,
      err: [
        expect.stringMatching(/^--print: a file for the printer cannot be written in .*nowhere: its folder does not/),
      ],
    })
    vi.unstubAllEnvs()
  })

  it('ends with 1 and says why when it did not come out', async () => {
    expect(await make({ print: true }, fakeSpooler('refused'))).toMatchObject({
      exit: 1,
      err: [expect.stringMatching(/did not accept the pages.*\(no\)$/)],
    })
    expect(await make({ print: 'Nowhere' }, fakeSpooler('done'))).toMatchObject({
      exit: 1,
      err: [expect.stringMatching(/no such printer/)],
    })
  })
})

describe('guide recall', () => {
  const profile = profileSchema.parse({ hr: 'positive', her2: 'negative', menopause: 'post' })
  const idFrom = (from: Guide) =>
    encodeHandoutId(from, { profile, choice: defaultChoice(), look: { paper: 'letter', largePrint: false } })
  const newer = (): Guide => ({ ...guide, hash: 'f'.repeat(64), history: withRelease(guide), symptoms: [] })

  async function ask(id: string, now: Guide, out?: string) {
    const said: string[] = []
    const err: string[] = []
    const lines = { out: (line: string) => said.push(line), err: (line: string) => err.push(line) }
    const machine = { load: () => ({ guide: now }), settingsFile: inFolder('settings.json') }
    const exit = await recallHandout(id, { lang: 'en', ...(out === undefined ? {} : { out }) }, lines, machine)
    return { exit, said, err }
  }

  it('says that all is current in the same guide', async () => {
    const { exit, said, err } = await ask(idFrom(guide), guide)
    expect({ exit, err }).toEqual({ exit: 0, err: [] })
    expect(said.at(-1)).toBe('Nothing has changed.')
  })

  it('says what is withdrawn in a newer one, and the ID of today', async () => {
    const now = newer()
    const { exit, said } = await ask(idFrom({ ...guide, history: now.history }), now)
    expect(exit).toBe(0)
    expect(said[0]).toBe(
      `Printed from release ${now.history.releases.length} of the guide, version ${guide.version}, of ${guide.date}.`,
    )
    expect(said).toContainEqual(expect.stringMatching(/^withdrawn {2}\S/))
    expect(said.at(-1)).toBe(`If printed today, this handout has the ID ${idFrom(now)}.`)
  })

  it('writes the handout as it is today', async () => {
    expect(await ask(idFrom(guide), guide, inFolder('again.pdf'))).toMatchObject({ exit: 0, err: [] })
    expect(pdfIn('again.pdf')).toBe('%PDF-')
  })

  it('calls the pages withdrawn that the clinic withholds, and leaves them out of the handout of today', async () => {
    const released = unreviewed({ ...guide, history: withRelease(guide) })
    const withdrawn = async (out: string) => {
      const { said } = await ask(idFrom(released), released, inFolder(out))
      return said.flatMap((line) => /^withdrawn +(.+)/.exec(line)?.[1] ?? [])
    }
    expect(await withdrawn('all.pdf')).toEqual([])
    settings({ withholdUnreviewed: true })
    const titles = await withdrawn('kept.pdf')
    expect(titles).not.toEqual([])
    expect(await outlineOf('all.pdf')).toEqual(expect.arrayContaining(titles))
    for (const title of titles) expect(await outlineOf('kept.pdf')).not.toContain(title)
  })

  it('says nothing of an ID while the settings are wrong: they may withhold pages', async () => {
    settings({ withholdOverdue: 1 })
    expect(await ask(idFrom(guide), guide)).toMatchObject({ exit: 1, said: [] })
  })

  it.each([
    [
      'with one character wrong',
      (id: string) => `${id.slice(0, -1)}${id.endsWith('7') ? '8' : '7'}`,
      2,
      /contains a mistake/,
    ],
    ['that is none', () => 'hello', 2, /contains a mistake/],
  ])('refuses an ID %s', async (_, spoil, exit, message) => {
    expect(await ask(spoil(idFrom(guide)), guide, inFolder('again.pdf'))).toEqual({
      exit,
      said: [],
      err: [expect.stringMatching(message)],
    })
    expect(existsSync(inFolder('again.pdf'))).toBe(false)
  })

  it('says when an ID is of a newer guide', async () => {
    const now = newer()
    expect(await ask(idFrom({ ...guide, history: now.history }), guide)).toEqual({
      exit: 1,
      said: [],
      err: [expect.stringMatching(/newer guide than the one here/)],
    })
  })
})

it('a fault of the program is one line too, and no stack', async () => {
  const err: string[] = []
  const out = () => {
    throw new Error('the page is torn')
  }
  const exit = await guideCommand(['search', 'pain'], { out, err: (line) => err.push(line) })
  expect({ exit, err }).toEqual({ exit: 1, err: ['That could not be done: the page is torn.'] })
})
