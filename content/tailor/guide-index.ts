import type { Language } from '../languages/language.ts'
import { languageOf } from '../languages/languages.ts'
import { type Translate, translator } from '../messages/messages.ts'
import { type Block, blockTexts } from '../schema/block.ts'
import type { Guide, Page } from '../schema/guide.ts'
import { shortened } from '../text/shorten.ts'
import { medicinesNamed, WordFinder } from './naming.ts'
import { type RiskyPartners, riskyPartners } from './risks.ts'

/** What every handout looks up in a guide, worked out once. It holds nothing of the people handouts are for. */
export class GuideIndex {
  readonly language: Language
  readonly t: Translate
  readonly partners: RiskyPartners
  readonly #named = new Map<Block, readonly string[]>()
  readonly #titles = new Map<Block, string>()
  readonly words: WordFinder

  constructor(guide: Guide) {
    this.language = languageOf(guide.language)
    this.t = translator(this.language)
    this.partners = riskyPartners(guide)
    this.words = new WordFinder(guide.glossary)
    for (const page of guide.pages) {
      if (page.handout === null) continue
      for (const block of page.blocks) {
        this.#named.set(block, medicinesNamed(block))
        this.#titles.set(block, blockTitle(block, page))
      }
    }
  }

  /** Ids of the medicines that a block names, whether it is the guide's or one that was cut. */
  medicinesIn(block: Block): readonly string[] {
    return this.#named.get(block) ?? medicinesNamed(block)
  }

  /** What a block is called in a list of blocks. */
  titleOf(block: Block, page: Page): string {
    return this.#titles.get(block) ?? blockTitle(block, page)
  }
}

/** A guide does not change while it is in use, so that each has one index. */
const indexes = new WeakMap<Guide, GuideIndex>()

/** The index of a guide, made when the first handout of the guide is tailored. */
export function indexOf(guide: Guide): GuideIndex {
  let index = indexes.get(guide)
  if (!index) {
    index = new GuideIndex(guide)
    indexes.set(guide, index)
  }
  return index
}

/** The page and the beginning of the block; of sensitive ones only the page. */
function blockTitle(block: Block, page: Page): string {
  const [first = ''] = block.sensitive || page.sensitive ? [] : blockTexts(block)
  const words = shortened(first, 80)
  return words === '' ? page.title : `${page.title}: ${words}`
}
