import type { Page } from '@playwright/test'

/** A screen of the window, and how a visitor gets to it from the home screen. */
export interface ScreenPath {
  name: string
  go(window: Page): Promise<void>
}

const link = (window: Page, name: string | RegExp) =>
  window.getByRole('main').getByRole('link', { name }).first().click()
const button = (window: Page, name: string | RegExp) => window.getByRole('button', { name }).first().click()

/** Begins a visit at the attract screens, and waits for the home screen. */
export async function begin(window: Page): Promise<void> {
  await button(window, 'Touch to begin')
  await window.getByRole('heading', { level: 1, name: /^Living with/ }).waitFor()
}

const readGuide = (window: Page) => link(window, /^Read the guide/)

/** Answers the plain questions for HR-positive, HER2-negative cancer after menopause, first treatment. */
export async function chooseSubtype(window: Page): Promise<void> {
  await link(window, /^My cancer type/)
  for (const answer of [/^Yes, I know/, /^Positive/, /^Negative/, /^Woman/, /^Yes$/]) await button(window, answer)
  await window.getByRole('checkbox', { name: 'Bones' }).check()
  await button(window, /^Next$/)
  await button(window, /^No, this is/)
}

/** Until the first page of the handout is drawn. */
export async function waitForPreview(window: Page): Promise<void> {
  await window
    .getByRole('img', { name: /^Page 1 of/ })
    .first()
    .waitFor()
}

/** The form for nurses, and the handout of a type with a look at it first. */
async function previewFirst(window: Page): Promise<void> {
  await link(window, /^For nurses/)
  await window.getByRole('radio', { name: /^HR\+ HER2−/ }).check()
  await button(window, /^Preview first/)
  await waitForPreview(window)
}

/** Every screen, each reached from home as a visitor reaches it. */
export const screens: readonly ScreenPath[] = [
  { name: 'home', go: async () => {} },
  { name: 'topics', go: readGuide },
  {
    name: 'section',
    async go(window) {
      await readGuide(window)
      await link(window, /^Treatment/)
    },
  },
  {
    name: 'page',
    async go(window) {
      await readGuide(window)
      await link(window, /^Treatment/)
      await link(window, 'Hormonal therapy')
    },
  },
  {
    name: 'page-with-drawing',
    async go(window) {
      await readGuide(window)
      await link(window, /^Signs and symptoms/)
      await link(window, /by part of the body/)
    },
  },
  {
    name: 'symptoms',
    async go(window) {
      await readGuide(window)
      await link(window, /^Signs and symptoms/)
      await link(window, /by part of the body/)
      await button(window, 'Bones')
    },
  },
  {
    name: 'page-sensitive',
    async go(window) {
      await readGuide(window)
      await link(window, /^Numbers/)
      await link(window, /You will be asked/)
    },
  },
  {
    name: 'medicines',
    async go(window) {
      await readGuide(window)
      await link(window, /^Medicines/)
    },
  },
  {
    name: 'medicine',
    async go(window) {
      await readGuide(window)
      await link(window, /^Medicines/)
      await link(window, /^palbociclib/)
    },
  },
  {
    name: 'words',
    async go(window) {
      await readGuide(window)
      await link(window, /^Words explained/)
    },
  },
  {
    name: 'word',
    async go(window) {
      await readGuide(window)
      await link(window, /^Words explained/)
      await window.getByRole('main').getByRole('button').first().click()
    },
  },
  { name: 'search', go: (window) => link(window, /^Search/) },
  {
    name: 'search-results',
    async go(window) {
      await link(window, /^Search/)
      await window.getByRole('textbox').fill('herseptin')
      // Told a while after the last key.
      await window
        .getByRole('status')
        .filter({ hasText: /^\d+ results$/ })
        .waitFor()
    },
  },
  {
    name: 'search-nothing',
    async go(window) {
      await link(window, /^Search/)
      await window.getByRole('textbox').fill('zzqxj')
      await window
        .getByRole('status')
        .filter({ hasText: /^Nothing found$/ })
        .waitFor()
    },
  },
  { name: 'chooser', go: (window) => link(window, /^My cancer type/) },
  { name: 'type', go: chooseSubtype },
  {
    name: 'page-for-you',
    async go(window) {
      await chooseSubtype(window)
      await window.getByRole('main').getByRole('link').nth(1).click()
    },
  },
  {
    name: 'handout',
    async go(window) {
      await chooseSubtype(window)
      await button(window, 'See my handout')
      await waitForPreview(window)
    },
  },
  {
    name: 'print',
    async go(window) {
      await chooseSubtype(window)
      await button(window, 'See my handout')
      await waitForPreview(window)
      await button(window, /^Print$/)
      await window.getByRole('dialog', { name: 'Print' }).waitFor()
      await window.getByText('Looking for printers').waitFor({ state: 'hidden' })
    },
  },
  { name: 'questions', go: (window) => link(window, /^Questions to ask/) },
  { name: 'nurse', go: (window) => link(window, /^For nurses/) },
  {
    name: 'nurse-contradiction',
    async go(window) {
      await link(window, /^For nurses/)
      await window.getByRole('checkbox', { name: 'No treatment before' }).check()
      await window.getByRole('checkbox', { name: 'Taxane' }).check()
    },
  },
  {
    name: 'nurse-preview',
    async go(window) {
      await previewFirst(window)
      for (const part of ['Parts to print', 'Save as a bundle'])
        await window.locator('summary', { hasText: part }).click()
    },
  },
  {
    name: 'nurse-patient',
    async go(window) {
      await link(window, /^Questions to ask/)
      await window.getByRole('main').getByRole('checkbox').first().check({ force: true })
      await button(window, 'Home')
      await link(window, /^For nurses/)
      await window.getByRole('dialog', { name: 'Same or next patient?' }).waitFor()
    },
  },
  {
    name: 'note',
    async go(window) {
      await chooseSubtype(window)
      await button(window, 'See my handout')
      await waitForPreview(window)
      await window.locator('summary', { hasText: 'Note for you' }).click()
      await window.getByRole('button', { name: 'Enter the staff PIN to write a note' }).waitFor()
    },
  },
  {
    name: 'note-pin',
    async go(window) {
      await chooseSubtype(window)
      await button(window, 'See my handout')
      await waitForPreview(window)
      await window.locator('summary', { hasText: 'Note for you' }).click()
      await button(window, 'Enter the staff PIN to write a note')
      await window.getByRole('dialog', { name: 'Staff PIN for a note' }).getByRole('heading', { level: 1 }).waitFor()
    },
  },
  {
    name: 'recall',
    async go(window) {
      await previewFirst(window)
      const [id = ''] = /\w{4}(?:-\w+)+/.exec(await window.getByText(/^Handout ID: /).innerText()) ?? []
      await button(window, 'Home')
      await link(window, /^For nurses/)
      await window.locator('summary', { hasText: 'Find a handout by its ID' }).click()
      await window.getByRole('textbox', { name: 'Handout ID' }).fill(id)
      await window.keyboard.press('Enter')
      await window.getByRole('button', { name: 'Show this handout' }).waitFor()
    },
  },
  { name: 'staff', go: (window) => button(window, 'Ask our staff') },
  { name: 'hidden', go: (window) => button(window, 'Hide') },
  {
    name: 'attract',
    async go(window) {
      await button(window, 'Finish')
      // The page of the visit ends first; these stand on a new one.
      await window.getByRole('button', { name: 'Touch to begin' }).waitFor()
    },
  },
  { name: 'text-and-colors', go: (window) => button(window, 'Text and colors') },
]

/** Ends the visit, from wherever the visitor is, and begins the next one. */
export async function finish(window: Page): Promise<void> {
  // Closes what lies over the screen, and begins a visit where there is none.
  await window.keyboard.press('Escape')
  await button(window, 'Finish')
  await begin(window)
}

/** A visit that several tests share, so that each screen is visited once and checked in many ways. */
export class SharedVisit {
  readonly #end: () => Promise<void>
  /** Where the test before left the visitor; null = at the home screen of a new visit. */
  #place: string | null = null

  /** @param end Ends the visit and begins the next one. */
  constructor(end: () => Promise<void>) {
    this.#end = end
  }

  /** Brings the visitor to a place by a new visit, unless the test before left the visitor there. */
  async at(place: string, go: () => Promise<void>): Promise<void> {
    if (this.#place === place) return
    await this.leave()
    this.#place = place
    await go()
  }

  /** Begins a visit of its own for one test. */
  async fresh(): Promise<void> {
    await this.leave()
    this.#place = ''
  }

  /** Ends a visit that a test left open. */
  async leave(): Promise<void> {
    if (this.#place === null) return
    this.#place = null
    await this.#end()
  }
}
