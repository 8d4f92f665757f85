import type { NameWords, TermForms } from '../../compile-language.ts'

export const names: NameWords = {
  joiners: ['of', 'and', 'for', 'the'],
  notNames: /^I[’'].*$|^I$/,
  opensSentence: /(?:^|[.?!:…]["”’)]?\s+|[“‘"]|^\s*\()\s*$/u,
}

export const terms: TermForms = {
  baseForms: (word) => (word.endsWith('s') ? [word.slice(0, -1)] : []),
  endings: ['s'],
  possessive: "[’']s",
}
