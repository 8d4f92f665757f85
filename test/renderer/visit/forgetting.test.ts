import { afterEach, describe, expect, it, vi } from 'vitest'
import { forget, forgetting } from '../../../renderer/visit/forgetting.ts'
import {
  classesOf,
  fieldsKept,
  forgottenClasses,
  outliving,
  scriptsOf,
  sources,
  textOf,
  unregistered,
} from './window-state.ts'

afterEach(() => vi.unstubAllGlobals())

describe('forget', () => {
  const store = () => ({ reset: vi.fn() })

  it('empties what forgets then, and what had to forget before', () => {
    const patient = forgetting('patient', store())
    const visitor = forgetting('visitor', store())
    const visit = forgetting('visit', store())
    const emptied = () => [patient, visitor, visit].map(({ reset }) => reset.mock.calls.length)
    forget('patient')
    expect(emptied()).toEqual([1, 0, 0])
    forget('visitor')
    expect(emptied()).toEqual([2, 1, 0])
    forget('visit')
    expect(emptied()).toEqual([3, 2, 1])
  })

  it('goes on after a store that fails, and reports it', () => {
    const report = vi.fn()
    vi.stubGlobal('reportError', report)
    const failure = new Error('broken')
    let broken = true
    forgetting('visit', {
      reset() {
        if (broken) throw failure
      },
    })
    const after = forgetting('visit', store())
    forget('visit')
    broken = false
    expect(after.reset).toHaveBeenCalledOnce()
    expect(report).toHaveBeenCalledExactlyOnceWith(failure)
  })
})

const modules = sources('.ts').map(textOf)
const components = sources('.svelte')
const scripts = [...modules, ...components.map((file) => scriptsOf(textOf(file)).instance)]

describe('the stores of the window', () => {
  it('are registered where they are made', () => {
    const missing = [
      ...sources('.ts').flatMap((file) => unregistered(textOf(file)).map((name) => `${file}: ${name}`)),
      ...components.flatMap((file) => unregistered(scriptsOf(textOf(file)).module).map((name) => `${file}: ${name}`)),
    ]
    expect(missing, 'wrap it in forgetting() or keeping() of renderer/visit/forgetting.ts').toEqual([])
  })

  /** Fields that a registered store keeps, and why. */
  const keptFields: Record<string, string> = {
    'NurseHandout.#cleared': 'how often the form was emptied',
    'Printing.#watchers': 'what is called for each print, whoever prints',
    'Reader.#index': 'a number that only counts while a text is read',
    'StaffStore.#toldAt': 'when the shell was last told that staff are there',
  }

  it('empty all their fields', () => {
    const classes = classesOf(modules)
    const forgotten = forgottenClasses(scripts)
    expect(forgotten.length).toBeGreaterThan(15)
    expect(forgotten.flatMap((name) => fieldsKept(classes, name)).sort()).toEqual(Object.keys(keptFields))
  })

  /** State of components that outlive a visit, and why it says nothing of one. */
  const keptState: Record<string, string> = {
    'renderer/App.svelte: main': 'an element of the page',
    'renderer/Start.svelte: App': 'the component of the guide',
    'renderer/Start.svelte: broken': 'whether it could not be fetched',
    'renderer/Start.svelte: early': 'keys pressed before it was there; emptied then',
  }

  it('are no components that outlive a visit', () => {
    const lasting = outliving(['renderer/Start.svelte', 'renderer/App.svelte'])
    expect(lasting).toEqual(
      expect.arrayContaining(['renderer/counts/Counting.svelte', 'renderer/staff/StaffLayer.svelte']),
    )
    const state = lasting.flatMap((file) =>
      unregistered(scriptsOf(textOf(file)).instance).map((name) => `${file}: ${name}`),
    )
    expect(state.sort()).toEqual(Object.keys(keptState))
  })
})

describe('the search for stores', () => {
  it.each([
    ['export const store = new Store()', 'store'],
    ['const cache = new Map<string, string>()', 'cache'],
    ['const seen: string[] = []', 'seen'],
    ['const cache: Record<string, string> = {}', 'cache'],
    ['let last = ""', 'last'],
    ['export const both = { one: new Store() }', 'both'],
    ['const typed = $state("")', 'typed'],
  ])('finds %s', (text, name) => {
    expect(unregistered(text)).toEqual([name])
  })

  it.each([
    `export const store = forgetting('visit', new Store())`,
    `export const store = keeping('the voices', new Store())`,
    `const names: ReadonlySet<string> = new Set(['a'])`,
    `const start = () => new Map()`,
    `const { id }: Props = $props()`,
    `const all = ['a', 'b']`,
    `export class Store { #list = [] }`,
  ])('passes %s', (text) => {
    expect(unregistered(text)).toEqual([])
  })

  it('finds fields that a store does not empty, in what it owns too', () => {
    const text = `
      class Inner { #a = ''; #b = ''; clear() { this.#a = '' } }
      class Store {
        #kept = $state('')
        #turn = 0
        #list = new Map()
        #name = $derived(this.#kept)
        readonly #inner = new Inner()
        reset() { this.#turn++; this.#empty() }
        #empty() { this.#list.clear(); this.#inner.clear() }
      }`
    expect(fieldsKept(classesOf([text]), 'Store')).toEqual(['Store.#kept', 'Inner.#b'])
  })
})
