import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { conditionKeys } from '../../content/schema/condition.ts'
import { handoutParts } from '../../content/schema/handout-part.ts'
import { medicine, organ, partnerClasses, risks, therapies } from '../../content/schema/medicine.ts'
import { biomarkers, priors, sites, subtypes } from '../../content/schema/profile.ts'
import { figureRoles } from '../../content/schema/screen.ts'
import { impliedTreatments } from '../../content/vocabulary/treatments.ts'
import { contentIdsIn } from './content-ids.ts'
import { guideFromDisk } from './guide.ts'

// The guide's text may be rewritten, renamed and translated without a change of code. So code knows none of its ids:
// what a screen needs of one page, section or figure is a field in the guide's own files (content/schema/screen.ts).

/** What the program itself knows, in its rules: these words are also ids in the guide. */
const vocabulary: ReadonlySet<string> = new Set([
  ...subtypes,
  ...biomarkers,
  ...sites,
  ...priors,
  ...conditionKeys,
  ...handoutParts,
  ...partnerClasses,
  ...therapies,
  ...risks,
  ...figureRoles,
  ...organ.options,
  ...impliedTreatments,
  ...medicine.shape.sideEffectsScope.options,
])

/** Texts that are spelled like an id and mean something else. */
const homonyms: Readonly<Record<string, string>> = {
  'side-effects': 'a kind of fact about a medicine; also a group of questions',
  'subtype-not-known': 'a reason why something is on a handout; also a page',
  resources: 'the last part of a printed handout; also a section',
}

/** Frozen lists of words: a handout ID may name treatments that are also medicines. */
const frozen = 'content/handout-id/'
/** Words of a language, looked for in its texts. */
const words = 'content/languages/'

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
    join(folder, file).replaceAll('\\', '/'),
  )
}

const guide = guideFromDisk()
const byId = (entries: readonly { id: string }[]) => entries.map(({ id }) => id)
const ids: ReadonlySet<string> = new Set(
  [
    ...byId(guide.pages),
    ...byId(guide.sections),
    ...byId(guide.figures),
    ...byId(guide.questions),
    ...byId(guide.questionGroups),
    ...byId(guide.glossary),
    ...byId(guide.medicines),
    ...byId(guide.medicines.flatMap(({ indications }) => indications)),
    ...byId(guide.sheets),
    ...Object.keys(guide.drawings),
  ].filter((id) => !vocabulary.has(id) && homonyms[id] === undefined),
)

describe('the code of the program names no id of the guide', () => {
  const files = ['content', 'electron', 'renderer']
    .flatMap((folder) => filesIn(folder))
    .filter((file) => /(?<!\.d)\.ts$|\.svelte$/.test(file) && !file.startsWith(frozen) && !file.startsWith(words))
    .sort()

  it('in any file', () => {
    expect(files.length).toBeGreaterThan(300)
    const found = files.flatMap((file) =>
      contentIdsIn(readFileSync(file, 'utf8'), file.endsWith('.svelte'), ids).map(
        ({ line, id }) => `${file}:${line} ${id}`,
      ),
    )
    expect(found).toEqual([])
  })

  it('in a key of the message catalog', () => {
    const catalogs = filesIn('content')
      .filter((file) => /\/messages\/.*\.json$/.test(file))
      .map((file) => readFileSync(file, 'utf8'))
    const keys = catalogs.flatMap((text) => Object.keys(JSON.parse(text) as Record<string, string>))
    expect(keys.length).toBeGreaterThan(500)
    const named = keys.filter((key) => key.split('.').some((part) => /[-\d]/.test(part) && ids.has(part)))
    expect(named).toEqual([])
  })
})

describe('an id is found', () => {
  const planted: ReadonlySet<string> = new Set(['subtypes', 'F079', 'risk-factors', 'coping', 'living', 'body-map'])
  it.each([
    ['compared', "const is = page.id === 'subtypes'", 'subtypes'],
    ['compared from the left', "const is = 'subtypes' !== id", 'subtypes'],
    ['as a text', "export const soon = 'F079'", 'F079'],
    ['as a text in backquotes', 'export const soon = `F079`', 'F079'],
    ['as a key', "const icons = { 'risk-factors': 'shield' }", 'risk-factors'],
    ['given', "open({ page: 'coping' })", 'coping'],
    ['asked', "guide.section('living')", 'living'],
    ['in a switch', "switch (section.id) { case 'coping': break }", 'coping'],
  ])('%s', (_, code, id) => {
    expect(contentIdsIn(`\n${code}\n`, false, planted)).toEqual([{ line: 2, id }])
  })

  it('as keys of a table', () => {
    const found = contentIdsIn(
      "const icons: Record<string, string> = { coping: 'cup', treatment: 'pill', living: 'leaf' }",
      false,
      planted,
    )
    expect(found.map(({ id }) => id)).toEqual(['coping', 'living'])
  })

  it('in the markup of a component', () => {
    const component =
      '<script lang="ts">\n  const { block } = $props()\n</script>\n\n{#if block.drawing === \'body-map\'}<p>a</p>{/if}\n'
    expect(contentIdsIn(component, true, planted)).toEqual([{ line: 5, id: 'body-map' }])
  })

  it.each([
    ['a comment', "// the page 'risk-factors'"],
    ['a plain word that is no id here', "const kinds = ['living', 'coping']"],
    ['a part of a text', "const text = 'risk-factors of today'"],
  ])('but not in %s', (_, code) => {
    expect(contentIdsIn(code, false, planted)).toEqual([])
  })
})
