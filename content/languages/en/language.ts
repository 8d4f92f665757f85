import type { Language } from '../language.ts'
import { keyboard } from './keyboard.ts'
import { messages } from './messages.ts'
import { search } from './search.ts'
import { speech } from './speech.ts'

/** English, as it is written and spoken in the United States. */
export const english: Language = {
  code: 'en',
  htmlLang: 'en',
  locale: 'en-US',
  electronLocale: 'en-US',
  messages,
  unfinishedSentence: /(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|St|vs|e\.g|i\.e|etc|approx|p|pp)\.\s*$/i,
  search,
  speech,
  keyboard,
}
