import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { bundleSchema } from '../../../content/schema/bundle.ts'
import { subtypeOf, subtypes } from '../../../content/schema/profile.ts'
import { type HandoutOptions, handoutOrders } from '../../../electron/cli/handout-options.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'handout-options-'))
const profile = path.join(folder, 'profile.json')
writeFileSync(profile, '{"hr":"positive","her2":"negative"}')
afterAll(() => rmSync(folder, { recursive: true }))

const bundle = (name: string, written: object = {}) => bundleSchema.parse({ name, length: 'full', ...written })
const offered = {
  paper: 'a4' as const,
  sides: 'two' as const,
  notes: 'staff' as const,
  medicines: [{ id: 'letrozole' }, { id: 'tamoxifen' }],
  questions: [{ id: 'outlook' }, { id: 'second-opinion' }],
  bundles: [
    bundle('Home', { parts: ['goals', 'pain-diary'], length: 'short', largePrint: true }),
    bundle('Old', { parts: ['type', 'exercise-plan'] }),
    bundle('HER2', { subtype: 'her2-positive-hr-positive' }),
  ],
}
const bare: HandoutOptions = { lang: 'en' }
const base: HandoutOptions = { ...bare, profile, out: 'x.pdf' }
const ask = (options: Partial<HandoutOptions>, start: HandoutOptions = base) =>
  handoutOrders({ ...start, ...options }, offered)

function request(options: Partial<HandoutOptions>, start: HandoutOptions = base) {
  const { orders, problem } = ask(options, start)
  if (!orders) throw new Error(problem)
  return orders
}

describe('the options of guide handout', () => {
  it('make a full handout of what the profile gives, to a file', () => {
    expect(request({})).toMatchObject({
      handouts: [{ name: 'hr-positive-her2-negative', choice: { length: 'full', parts: null, medicines: null } }],
      look: { paper: 'a4', largePrint: false, note: null },
      to: { file: 'x.pdf', folder: null, print: null },
    })
  })

  it('choose length, parts in their order, medicines, letters, paper and a note', () => {
    const made = request({
      length: 'short',
      parts: 'medicines, type',
      medicines: 'tamoxifen',
      largePrint: true,
      paper: 'letter',
      note: ' Call Anna on Monday. ',
    })
    expect(made.handouts[0]?.choice).toMatchObject({
      length: 'short',
      parts: ['medicines', 'type'],
      medicines: ['tamoxifen'],
    })
    expect(made.look).toEqual({ paper: 'letter', largePrint: true, note: 'Call Anna on Monday.' })
  })

  it('pick questions', () => {
    expect(request({}).handouts[0]?.choice.questions).toBeNull()
    expect(request({ questions: 'second-opinion, outlook', parts: 'questions' }).handouts[0]?.choice).toMatchObject({
      parts: ['questions'],
      questions: ['second-opinion', 'outlook'],
    })
  })

  it('take a bundle, whatever the case of its name, and put what is said beside it first', () => {
    expect(request({ bundle: 'HOME' })).toMatchObject({
      handouts: [{ choice: { length: 'short', parts: ['goals', 'pain-diary'] } }],
      look: { largePrint: true },
    })
    expect(request({ bundle: 'Home', length: 'full', parts: 'type' }).handouts[0]?.choice).toMatchObject({
      length: 'full',
      parts: ['type'],
    })
  })

  it('take a bundle that names a part which is gone, without it', () => {
    expect(request({ bundle: 'Old' })).toMatchObject({
      handouts: [{ choice: { parts: ['type'] } }],
      goneParts: ['exercise-plan'],
    })
    expect(request({ bundle: 'Old', parts: 'type' }).goneParts).toEqual([])
  })

  it('make one handout a subtype for a rack', () => {
    const { handouts, to } = request({ allSubtypes: true, outDir: 'rack' }, bare)
    expect(handouts.map(({ name }) => name)).toEqual(subtypes)
    expect(handouts.map((one) => subtypeOf(one.profile))).toEqual(subtypes)
    expect(to).toMatchObject({ folder: 'rack', file: null })
  })

  it('print copies on a queue, or on the default one', () => {
    expect(request({ profile, print: true, copies: '3' }, bare).to).toEqual({
      file: null,
      folder: null,
      print: { queue: null, copies: 3, color: 'color' },
    })
    expect(request({ print: 'Desk', gray: true }).to).toMatchObject({
      file: 'x.pdf',
      print: { queue: 'Desk', copies: 1, color: 'gray' },
    })
  })

  it('are for two sides what is printed at once, for one what goes to a file, unless something else is said', () => {
    expect(request({}).sides).toBe('one')
    expect(request({ sides: 'two' }).sides).toBe('two')
    expect(request({ print: true }).sides).toBe('two')
    expect(request({ print: true, sides: 'one' }).sides).toBe('one')
  })

  it.each<[string, Partial<HandoutOptions>, string]>([
    ['an unknown number of sides', { sides: '3' }, '--sides: must be one or two, not "3".'],
    ['an unknown paper', { paper: 'a5' }, '--paper: must be letter or a4, not "a5".'],
    ['a paper of another case', { paper: 'A4' }, '--paper: must be letter or a4, not "A4".'],
    ['an unknown length', { length: 'long' }, '--length: must be short or full, not "long".'],
    ['an unknown part', { parts: 'type,treatmnt' }, '--parts: there is no part "treatmnt". There is: type, goals,'],
    [
      'an empty part',
      { parts: 'type,,goals' },
      '--parts: has an empty place. Write names with commas between them: a,b,c.',
    ],
    ['no parts', { parts: '' }, '--parts: has an empty place.'],
    ['a part twice', { parts: 'type,goals,type' }, '--parts: names "type" twice. Take one out.'],
    ['an unknown question', { questions: 'outlok' }, '--questions: the guide has no question "outlok".'],
    ['a question twice', { questions: 'outlook,outlook' }, '--questions: names "outlook" twice.'],
    [
      'questions without their part',
      { questions: 'outlook', parts: 'type' },
      '--questions: are printed in the part questions, and it is not chosen.',
    ],
    ['gray in a file', { gray: true }, '--gray: is for --print.'],
    ['an unknown medicine', { medicines: 'aspirin' }, '--medicines: the guide has no medicine "aspirin".'],
    [
      'a note of 2,000 characters',
      { note: 'x'.repeat(2000) },
      '--note: has 2000 characters and may have 600. Shorten it.',
    ],
    [
      'a note of nine lines',
      { note: Array.from({ length: 9 }, () => 'x').join('\n') },
      '--note: has 9 lines and may have 8. Shorten it.',
    ],
    ['an unknown bundle', { bundle: 'Hme' }, '--bundle: there is none called "Hme". There is: ‘Home’, ‘Old’, ‘HER2’.'],
    [
      'a bundle for others',
      { bundle: 'HER2' },
      '--bundle: ‘HER2’ is meant for the subtype her2-positive-hr-positive, and this handout is for hr-positive-her2-negative.',
    ],
    ['copies of a file', { copies: '2' }, '--copies: counts printed copies. Add --print,'],
    ['no copies', { print: true, copies: '0' }, '--copies: must be a whole number from 1 to 20, not "0".'],
    ['too many copies', { print: true, copies: '21' }, '--copies: must be a whole number from 1 to 20, not "21".'],
    ['half a copy', { print: true, copies: '1.5' }, '--copies: must be a whole number'],
    ['copies in words', { print: true, copies: 'two' }, '--copies: must be a whole number'],
    ['a folder for one handout', { outDir: 'rack' }, '--out-dir: is for --all-subtypes.'],
    [
      'a rack of one profile',
      { allSubtypes: true },
      '--all-subtypes: makes one handout a subtype and takes no --profile.',
    ],
    [
      'a profile that is not there',
      { profile: '/nowhere.json' },
      'The profile /nowhere.json is refused: it cannot be read',
    ],
  ])('are refused in one line that names the option, with %s', (_, options, line) => {
    const { orders, problem } = ask(options)
    expect(orders).toBeNull()
    expect(problem?.startsWith(line)).toBe(true)
    expect(problem).not.toContain('\n')
    expect(problem?.length).toBeLessThan(300)
  })

  it('are refused when they do not say for whom or where to', () => {
    expect(ask({ out: 'x.pdf' }, bare).problem).toMatch(/^--profile: say what is known/)
    expect(ask({ profile }, bare).problem).toMatch(/^--out: say where it goes/)
    expect(ask({ allSubtypes: true }, bare).problem).toMatch(/^--out-dir: say where it goes/)
    expect(ask({ allSubtypes: true, out: 'x.pdf' }, bare).problem).toMatch(/^--out: is for one handout/)
  })
})

it('refuse a note where the settings allow none, and nothing else then', () => {
  const off = (note: string) => handoutOrders({ ...base, note }, { ...offered, notes: 'off' })
  expect(off('Call Anna.').problem).toBe('--note: the settings allow no notes ("notes": "off"). Leave it out.')
  expect(off('  ').orders?.look.note).toBeNull()
  expect(handoutOrders({ ...base, note: 'Call Anna.' }, { ...offered, notes: 'everyone' }).problem).toBeNull()
})
