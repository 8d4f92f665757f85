import { Lexer } from 'yaml'
import { advice } from '../report/messages.ts'
import type { Advice } from '../report/problem.ts'

/** The lexer puts it before a text without quotes, and before the lines below `|` or `>`. */
const textFollows = '\u001f'
const mayCut = /\S[ \t]+#/

/** A problem with the offset of what is wrong. */
export interface Cut {
  offset: number
  problem: Advice
}

/**
 * Finds texts without quotes that end at a ` #`: YAML takes the rest for a remark and leaves it out. What follows a number, a
 * date or an id, two spaces away and with a space after its sign, is a remark; so is any on a line of its own.
 */
export function hashCuts(text: string): Cut[] {
  if (!mayCut.test(text)) return []
  const cuts: Cut[] = []
  let offset = 0
  let scalar: string | null = null
  let gap = 0
  let before = ''
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === textFollows || lexeme === '\u0002' || lexeme === '\u0018') {
      before = lexeme
      continue
    }
    if (lexeme.startsWith('#') && scalar !== null && before !== textFollows) {
      if (isCut(scalar, gap, lexeme)) cuts.push({ offset, problem: advice.textCutAtHash(lexeme, scalar) })
      scalar = null
    } else if (/^[ \t]+$/.test(lexeme) && before !== textFollows) gap = lexeme.length
    else {
      const isText = before === textFollows && !lexeme.endsWith('\n')
      scalar = isText ? lexeme : null
      gap = 0
    }
    before = ''
    offset += lexeme.length
  }
  return cuts
}

function isCut(text: string, gap: number, remark: string): boolean {
  return !/^[a-z\d.-]+$/.test(text) || gap < 2 || !/^# +\S/.test(remark)
}
