import type { Language } from '../../content/languages/language.ts'

/** What is spoken for a written sentence: abbreviations by their letters, ranges and percentages in words. */
export function spokenText(written: string, { speech }: Pick<Language, 'speech'>): string {
  const said = speech.sayings.reduce((text, [pattern, words]) => text.replace(pattern, words), written)
  return said
    .replace(/\s*[·|]\s*/g, ', ')
    .replace(/\s+/g, ' ')
    .trim()
}
