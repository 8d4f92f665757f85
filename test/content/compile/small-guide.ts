import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { compileEnglish } from '../../../content/languages/en/compile.ts'
import { compileGuide, type CompileResult } from '../../../content/compile/compile.ts'

/** A guide of three pages and three medicines in which nothing is wrong. */
export const smallGuide: Readonly<Record<string, string>> = {
  'facts/sources.yaml': `- id: big-guide
  title: The big guide
  publisher: A society
  kind: guide
  asOf: '2021'
  lines: 999
  sections:
    - { from: 100, to: 199, asOf: '2021-07' }
    - { from: 200, to: 299, asOf: '2021-01' }
- id: article
  title: An article
  publisher: A magazine
  kind: article
  asOf: null
  lines: 20
- id: decisions
  title: Decisions
  publisher: The editors
  kind: decision
  asOf: null
`,
  'facts/figures.yaml': `- id: F001
  claim: share
  value: 15
  unit: percent
  source: big-guide L56
- id: F002
  claim: survival
  value: 28
  unit: percent
  sensitive: true
  source: big-guide L79
- id: F004
  role: soon-after-trastuzumab
  claim: time after it
  value: 12
  unit: months
  source: big-guide L426
`,
  'facts/medicines.yaml': `- id: tamoxifen
  brands: [Soltamox]
  therapy: hormonal
  source: big-guide L334
  indications:
    - id: hormonal
      subtypes: [hr-positive-her2-negative, her2-positive-hr-positive]
      source: big-guide L334
- id: trastuzumab
  brands: [Herceptin]
  therapy: targeted
  source: big-guide L426
  indications:
    - id: with-chemotherapy
      subtypes: [her2-positive-hr-positive, her2-positive-hr-negative]
      source: big-guide L426
- id: alpelisib
  brands: [Piqray]
  therapy: targeted
  source: big-guide L456
  indications:
    - id: with-fulvestrant
      subtypes: [hr-positive-her2-negative]
      biomarkers: [pik3ca]
      menopause: post
      source: big-guide L456
`,
  'drawings/body-map.svg': `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
  <circle cx="5" cy="5" r="4" fill="#1f4e5f"/>
</svg>
`,
  'en/guide.yaml': `title: A small guide
date: 2026-11-22
reviews:
  medicines: { state: draft }
  glossary: { state: reviewed, role: pharmacist, date: 2026-11-01, due: 2027-11-01 }
  questions: { state: draft }
  symptoms: { state: draft }
  sheets: { state: draft }
sections:
  - { id: introduction, number: 1, title: About it, intro: What it is. }
  - { id: treatment, number: 6, title: Treatment, intro: What helps. }
`,
  'en/figures.yaml': `F001: about 15%
F002: 28 of 100
F004: within 12 months
`,
  'en/medicines.yaml': `tamoxifen:
  generic: tamoxifen
  what: It blocks estrogen.
  uses: { hormonal: by itself }
trastuzumab:
  generic: trastuzumab
  what: It blocks HER2.
  uses: { with-chemotherapy: with chemotherapy }
alpelisib:
  generic: alpelisib
  what: It blocks a protein.
  uses: { with-fulvestrant: with another medicine }
`,
  'en/glossary.yaml': `- { id: metastasis, term: metastasis, also: [metastases], meaning: A place to which cancer has spread., source: big-guide L11 }
`,
  'en/questions.yaml': `groups:
  - { id: treatment, title: About treatment }
questions:
  - { id: goal, group: treatment, text: What is the goal?, source: big-guide L868 }
`,
  'en/symptoms.yaml': `- { site: bone, title: In the bones, symptoms: [pain in a bone], source: big-guide L119 }
`,
  'en/sheets.yaml': `- { id: pain-diary, title: Pain diary, instructions: [Write down when it hurts.], rowCount: 5, source: big-guide L792 }
`,
  'en/synonyms.yaml': `- { words: [chemo], means: [chemotherapy] }
`,
  'en/01-1-about.md': `---
title: About it
section: introduction
summary: It is cancer that has spread.
keywords: [spread]
related: [hormonal]
review: { state: draft }
---

The cancer has spread. A metastasis is the place to which it went.

::source[big-guide L11]

## How common it is

It is :fig[F001] of all. [Read about medicines](page:hormonal#tablets).

::source[big-guide L56; article L3]
`,
  'en/01-2-outlook.md': `---
title: Outlook
section: introduction
summary: Figures on how people do.
sensitive: true
review: { state: draft }
---

In numbers: :fig[F002] women.

::source[big-guide L79]
`,
  'en/06-1-hormonal.md': `---
title: Hormonal therapy
section: treatment
summary: It works against hormones.
when: { hr: positive }
handout: { part: treatment, order: 10 }
review: { state: reviewed, role: oncology nurse, date: 2026-11-01, due: 2027-11-01 }
---

:::when{her2="negative|positive"}
You can have tamoxifen.

::source[big-guide L134]
:::

## Tablets

- water
- rest

::source[decisions D12]

:::more
## More tablets

::medicines{ids=tamoxifen}

::questions{group=treatment}

::drawing[A body.]{name=body-map caption="A body"}

::source[big-guide L203]
:::
`,
}

/** Compiles the small guide with some files changed; null takes a file away. */
export function compileSmallGuide(changes: Readonly<Record<string, string | Uint8Array | null>> = {}): CompileResult {
  const root = mkdtempSync(join(tmpdir(), 'small-guide-'))
  try {
    for (const [path, content] of Object.entries({ ...smallGuide, ...changes })) {
      if (content === null) continue
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), content)
    }
    return compileGuide({ root, language: compileEnglish })
  } finally {
    rmSync(root, { recursive: true })
  }
}

/** The text of a file of the small guide with one passage replaced, and the line where the replacement starts. */
export function edited(path: string, passage: string, replacement: string): { text: string; line: number } {
  const original = smallGuide[path] ?? ''
  const at = original.indexOf(passage)
  if (at < 0) throw new Error(`${path} does not hold ${JSON.stringify(passage)}`)
  return {
    text: original.replace(passage, () => replacement),
    line: original.slice(0, at).split('\n').length,
  }
}
