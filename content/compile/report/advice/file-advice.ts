import { sharedTexts } from '../../../schema/provenance.ts'
import { shortened } from '../../../text/shorten.ts'
import { choices, orNearest, say } from './say.ts'

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024)} KB`

const lastOf = (name: string): string => name.split(' › ').at(-1) ?? name

/** What is said about files and how they are written: encoding, YAML, fields. */
export const fileAdvice = {
  // Files
  missingFile: (path: string) =>
    say('This file is missing.', `Put ${path} back; docs/content-format.md says what it holds.`),
  noPages: () =>
    say(
      'The guide has no pages here.',
      'Check that this is the folder of a guide: it holds `facts` and a folder for each language, such as `en`.',
    ),
  notAFile: () => say('This is not a file.', 'Rename or remove it.'),
  emptyFile: () =>
    say(
      'This file is empty.',
      'Write its text, or delete the file. If the text was lost, get it back from the last version.',
    ),
  tooLarge: (size: number, limit: number) =>
    say(
      `This file is too large (${kilobytes(size)}).`,
      `A file of the guide has at most ${kilobytes(limit)}. Check that the right file was saved here.`,
    ),
  strayFile: () =>
    say(
      'Nothing reads this file: its name is not one of the guide.',
      'A page ends in `.md`, with nothing after it; a drawing in `.svg`. Rename the file, or take it out of this folder.',
    ),
  mergeConflict: () =>
    say(
      'Two versions of this text stand here one after the other, as a merge left them.',
      'Keep the one that is right, and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`.',
    ),
  lineTooLong: (limit: number) => say(`This line has more than ${limit} characters.`, 'Break it into paragraphs.'),
  notUtf8: () =>
    say(
      'This file is not saved as plain text in UTF-8.',
      'In your editor choose ‘Save as’ and the encoding UTF-8. Word documents do not work.',
    ),
  hiddenCharacter: (character: string) =>
    say(
      `This line holds a hidden character (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}).`,
      'Delete the line and type it again, or paste it as plain text.',
    ),
  badFileName: () =>
    say(
      'The name of this file has no page number and id.',
      'Name it like `06-1-hormonal-therapy.md`: the number in the outline, then the id in small letters with hyphens.',
    ),

  doesNotFit: (place: string, detail: string) =>
    say(
      `The compiled guide is wrong at ${place}: ${detail}.`,
      'This is a mistake of the program, not of the text. Please report it.',
    ),

  // YAML
  yamlDuplicateKey: () =>
    say('This name stands twice in the same place.', 'Keep one of the two lines and delete the other.'),
  yamlTab: () =>
    say('This line is indented with a tab.', 'Use spaces instead of the tab, as many as in the lines around it.'),
  yamlIndent: () =>
    say(
      'This line is not indented like the lines around it.',
      'Give it as many spaces at its start as its neighbors have.',
    ),
  yamlColon: () =>
    say(
      'A colon in this text is read as the start of a new field.',
      'Put the whole text after the first colon in quotes: title: "Treatment: the basics".',
    ),
  textCutAtHash: (rest: string, text: string) =>
    say(
      `‘${rest}’ would be left out: a \`#\` with a space before it ends the text.`,
      `Put the whole text in quotes: "${shortened(text.replace(/\s+/g, ' '), 40)} ${shortened(rest, 40)}". A remark stands on a line of its own.`,
    ),
  yamlEscape: (written: string) =>
    say(
      `\`${written}\` in double quotes stands for a character that cannot be seen here.`,
      'Type the character itself. A backslash is not needed in a text.',
    ),
  yamlColonInList: (text: string) =>
    say(
      `A colon in ‘${text}’ is read as the start of a new field.`,
      `Put the whole text in quotes: "${shortened(text, 80)}".`,
    ),
  yamlCommaInText: (rest: string) =>
    say(
      `‘${rest}’ is read as a field of its own: a comma ends the text before it.`,
      'Put the whole text that holds the comma in quotes: meaning: "Small, and round."',
    ),
  yamlDash: () =>
    say('There is no space after the dash.', 'Write a space between the dash and the word: `- id: F056`.'),
  yamlColonSpace: () =>
    say('There is no space after the colon.', 'Write a space between the colon and what follows: `unit: percent`.'),
  yamlApostrophe: () =>
    say(
      'The apostrophe in this text ends it, since the text is in single quotes.',
      'Put the whole text in double quotes: "a person\'s place".',
    ),
  curlyQuotes: () =>
    say(
      'The quotes here are curly (“ ”).',
      'Type them again as straight quotes: ". A word processor makes them curly.',
    ),
  yamlUnclosed: () =>
    say(
      'A quote or bracket opens here and is not closed.',
      'Look for the quote or bracket on this line and give it its partner.',
    ),
  yamlAlias: () => say('`&` and `*` have a special meaning here.', 'Put the text in quotes.'),
  yamlTag: () => say('`!` has a special meaning here.', 'Put the text in quotes.'),
  yamlStart: () => say('A text cannot start with this character.', 'Put the whole text in quotes.'),
  yamlOther: (detail: string) =>
    say(
      `This cannot be read: ${detail}.`,
      'Compare the line with the lines around it: spaces at the start, colons, quotes and brackets.',
    ),
  nestedTooDeep: () =>
    say(
      'This is nested too deeply to be read.',
      'A text of the guide needs no more than a few levels. Check brackets, stars and lines that start with `>` or `:::`.',
    ),

  // Fields
  missingKey: (name: string) =>
    say(
      `\`${name}\` is missing.`,
      missingForms[name] ??
        missingForms[lastOf(name)] ??
        `Add \`${lastOf(name)}\`; docs/content-format.md shows how it is written.`,
    ),
  nothingWritten: (name: string) =>
    say(
      `Nothing stands after \`${lastOf(name)}:\`.`,
      'Write it behind the colon. A text that starts with `#` needs quotes.',
    ),
  wrongType: (name: string, expected: string, value: unknown) =>
    say(
      `\`${name}\` is not written right (${JSON.stringify(value)}).`,
      expectedForm[expected] ?? `Write ${expected} here.`,
    ),
  unknownKey: (key: string, near: string | null, known: readonly string[]) =>
    say(`\`${key}\` is not known here.`, orNearest(near, `Known here: ${choices(known)}.`)),
  unknownValue: (name: string, value: string, near: string | null, allowed: readonly string[]) =>
    say(
      `\`${name}\` cannot be \`${value}\`.`,
      `${near === null ? '' : `Did you mean \`${near}\`? `}Possible: ${choices(allowed)}.`,
    ),
  emptyValue: (name: string) =>
    say(`\`${name}\` is empty.`, 'Write something, or take the line out if it is not needed.'),
  tooMany: (name: string, limit: number) =>
    say(`\`${name}\` has more than ${limit} entries.`, `Keep the ${limit} that help most.`),
  badFormat: (name: string, value: string, format: string) =>
    say(
      `\`${name}\` is not written right (${value}).`,
      format === 'date'
        ? 'Write a day that exists, as year-month-day: 2026-11-22.'
        : (idForms[lastOf(name)] ?? 'Compare it with the other entries.'),
    ),
  badShape: (name: string) =>
    say(`\`${name}\` is not written right.`, 'Compare it with the other entries and with docs/content-format.md.'),
  duplicateId: (id: string, other: string) =>
    say(`The id \`${id}\` is taken: ${other} has it too.`, 'Give one of the two another id.'),
  duplicateName: (name: string, other: string) =>
    say(
      `‘${name}’ already stands for ${other}.`,
      'One name can stand for one thing only. Take it out in one of the two places.',
    ),
} as const

const expectedForm: Readonly<Record<string, string>> = {
  string: 'Write words here; put them in quotes if they are a number, yes, no or a date.',
  boolean: 'Write true or false, without quotes.',
  number: 'Write a number, without quotes.',
  int: 'Write a whole number, without quotes.',
  array: 'Write a list: [first, second], or one line for each with `- ` before it.',
  object: 'Write fields with a name and a colon.',
  record: 'Write fields with a name and a colon.',
}

const idForms: Readonly<Record<string, string>> = {
  id: 'An id is small letters, digits and single hyphens, such as `bone-medicines`. A figure has a letter and three digits: F056.',
  asOf: 'Write the date as year-month: 2021-07.',
}

const missingForms: Readonly<Record<string, string>> = {
  asOf: 'Write the date that the source bears, asOf: 2021-07, or asOf: null if it bears none.',
  source: 'Add `source`: which source says this, and on which line: source: asco-guide L334.',
  review: 'Say who has read this page; as long as nobody has: review: { state: draft }.',
  reviews: `Say who has read the texts that pages share (${choices(sharedTexts)}), each as of a page: medicines: { state: draft }.`,
  ...Object.fromEntries(
    sharedTexts.map((name) => [
      `reviews › ${name}`,
      `Say who has read this text; as long as nobody has, write below \`reviews\`: ${name}: { state: draft }.`,
    ]),
  ),
}
