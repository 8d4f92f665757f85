import { yearOfNewest } from '../../content/schema/as-of.ts'
import type { GlossaryEntry, Guide, Page, Question, Section, SymptomsBySite } from '../../content/schema/guide.ts'
import type { Medicine } from '../../content/schema/medicine.ts'
import type { Source } from '../../content/schema/provenance.ts'
import type { FigureRole } from '../../content/schema/screen.ts'
import type { CallError, KioskInfo } from '../../electron/contract/contract.ts'
import { language, t } from '../language/language.svelte.ts'
import { ask, listen } from '../shell/kiosk.ts'
import { visit } from '../visit/visit.svelte.ts'
import { keeping } from '../visit/forgetting.ts'

interface Index {
  pages: Map<string, Page>
  sections: Map<string, Section>
  medicines: Map<string, Medicine>
  words: Map<string, GlossaryEntry>
  sources: Map<string, Source>
}

const byId = <T extends { id: string }>(entries: readonly T[]): Map<string, T> =>
  new Map(entries.map((entry) => [entry.id, entry]))

function indexOf(guide: Guide): Index {
  return {
    pages: byId(guide.pages),
    sections: byId(guide.sections),
    medicines: byId(guide.medicines),
    words: byId(guide.glossary),
    sources: byId(guide.sources),
  }
}

/** The guide as the shell handed it over, with its entries by id, and what the shell says about this kiosk. */
class GuideStore {
  #guide = $state.raw<Guide | null>(null)
  #info = $state.raw<KioskInfo | null>(null)
  #searchIndex: Uint8Array = $state.raw(new Uint8Array())
  #error = $state.raw<CallError | null>(null)
  #index = $derived(this.#guide && indexOf(this.#guide))

  get value(): Guide | null {
    return this.#guide
  }

  /** The packed search index that comes after the guide; empty when none does. */
  get searchIndex(): Uint8Array {
    return this.#searchIndex
  }

  get info(): KioskInfo | null {
    return this.#info
  }

  get error(): CallError | null {
    return this.#error
  }

  /** Until when the facts about medicines reach, and that there may be newer ones. */
  get currency(): string {
    return t('screens.currency', { year: yearOfNewest(this.#guide?.medicines ?? []) ?? 'none' })
  }

  page(id: string): Page | undefined {
    return this.#index?.pages.get(id)
  }

  section(id: string): Section | undefined {
    return this.#index?.sections.get(id)
  }

  medicine(id: string): Medicine | undefined {
    return this.#index?.medicines.get(id)
  }

  word(id: string): GlossaryEntry | undefined {
    return this.#index?.words.get(id)
  }

  source(id: string): Source | undefined {
    return this.#index?.sources.get(id)
  }

  /** The figure that a screen needs, in words; null without a guide. */
  figure(role: FigureRole): string | null {
    const id = this.#guide?.screen.figures[role]
    return this.#guide?.figures.find((figure) => figure.id === id)?.text ?? null
  }

  symptoms(site: string): SymptomsBySite[] {
    return this.#guide?.symptoms.filter((entry) => entry.site === site) ?? []
  }

  questionsOf(group: string): Question[] {
    return this.#guide?.questions.filter((question) => question.group === group) ?? []
  }

  /**
   * Fetches the guide again when other pages are withheld than before. In the middle of a visit nothing changes: its end brings
   * a new page, which fetches the guide anew. Returns how to stop.
   */
  follow(): () => void {
    return listen('guide:changed', () => {
      if (visit.waiting) void this.load()
    })
  }

  /** Asks again which telephone numbers are printed: staff may have had the settings read anew. */
  async refreshNumbers(): Promise<void> {
    const info = await ask('app:info', null)
    if (info.ok && this.#info) this.#info = { ...this.#info, withoutNumber: info.value.withoutNumber }
  }

  /** Fetches the guide. */
  async load(): Promise<void> {
    const coming = ask('guide:load', null)
    // Comes much sooner than the guide: the attract screen shows the clinic's name and the questions at once, in its language.
    const info = await ask('app:info', null)
    if (info.ok) {
      this.#info = info.value
      language.set(info.value.language)
    }
    const guide = await coming
    if (guide.ok) {
      // The shell has checked it; a schema here would only cost time.
      this.#guide = JSON.parse(guide.value) as Guide
      language.set(this.#guide.language)
    } else {
      this.#error = guide.error
    }
    // Last, since nobody searches before there is a guide to be seen.
    const searchIndex = await ask('guide:search-index', null)
    if (searchIndex.ok) this.#searchIndex = searchIndex.value
  }
}

export const guide = keeping('the guide and the settings of this kiosk', new GuideStore())
