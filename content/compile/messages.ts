import type { Advice } from './problem.ts'

// Every sentence the compiler says to the people who write the guide, in one place.

const say = (message: string, mend: string): Advice => ({ message, mend })
const choices = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ')
const orNearest = (near: string | null, otherwise: string): string =>
  near === null ? otherwise : `Did you mean \`${near}\`?`
const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024)} KB`

export const advice = {
  // Files
  missingFile: (path: string) =>
    say('This file is missing.', `Put ${path} back; docs/content-format.md says what it holds.`),
  missingFolder: () =>
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
    say(`\`${name}\` is missing.`, `Add \`${name}\`; docs/content-format.md shows how it is written.`),
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
        ? 'Write the day as year-month-day: 2026-11-22.'
        : (idForms[name.split(' › ').at(-1) ?? ''] ?? 'Compare it with the other entries.'),
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

  // Front matter and pages
  noFrontMatter: () =>
    say(
      'The page does not start with its front matter.',
      'Start the file with a line `---`, then title, section, summary and review, then another line `---`.',
    ),
  openFrontMatter: () =>
    say('The front matter is not closed.', 'Put a line `---` after its last field, before the text.'),
  noText: () =>
    say(
      'The page has a front matter but no text.',
      'Write the text below the second `---`. If it was lost, get it back from the last version.',
    ),
  duplicatePage: (id: string, other: string) =>
    say(`Two pages have the id \`${id}\`; the other one is ${other}.`, 'Rename one of the two files.'),
  duplicateNumber: (number: string, other: string) =>
    say(
      `Two pages have the number ${number}; the other one is ${other}.`,
      'Give one of the two another number in its file name.',
    ),
  wrongSection: (page: string, section: string, number: number) =>
    say(
      `Page ${page} is filed under section \`${section}\`, which has the number ${number}.`,
      'Correct `section` or the number in the file name.',
    ),
  unknownSection: (id: string, near: string | null, known: readonly string[]) =>
    say(`There is no section \`${id}\`.`, orNearest(near, `Sections are in guide.yaml: ${choices(known)}.`)),
  emptySection: (id: string) => say(`Section \`${id}\` has no page.`, 'Write a page for it, or take the section out.'),
  reviewIncomplete: () =>
    say(
      'A reviewed page needs role, date and due.',
      'Write: review: { state: reviewed, role: oncology nurse, date: 2026-11-01, due: 2027-11-01 }.',
    ),
  draftWithReview: () =>
    say('A draft has no reviewer yet.', 'Write `review: { state: draft }`, or set the state to `reviewed`.'),
  reviewOrder: () => say('The next review is due before this one was done.', 'Correct `date` or `due`.'),
  samePlaceOnPaper: (part: string, order: number, other: string) =>
    say(
      `${other} has the same place on handouts (${part}, ${order}).`,
      'Give one of the two pages another `order`, unless no reader can get both.',
    ),

  // Text
  headingOne: () =>
    say('`#` is the title of the page, which stands in the front matter.', 'Use `##` for a heading in the text.'),
  headingDeep: () => say('This heading is too deep.', 'Use `##` or `###`.'),
  headingGap: () => say('`###` stands here without a `##` above it.', 'Use `##`, or put a `##` heading above.'),
  headingUnderline: () =>
    say(
      'A line of dashes below a text makes it a heading.',
      'Write `## ` before the heading, and leave out the dashes.',
    ),
  emptyHeading: () => say('This heading has no words.', 'Write the heading, or take the line out.'),
  listTooLong: (count: number) =>
    say(
      `This list has ${count} points; seven are the most.`,
      'Split it in two with a sentence between, or leave out what matters least.',
    ),
  nestedList: () =>
    say(
      'There is a list inside a list.',
      'Make it one list, or two lists one after the other. Take the spaces at the start of the line away.',
    ),
  listItemShape: () =>
    say('A point of a list is one sentence or a few, nothing else.', 'Put what is more than that below the list.'),
  tableWithoutCaption: () => say('This table has no caption.', 'Write `Table: what it shows` on the line above it.'),
  tableShape: () =>
    say('The rows of this table do not all have as many cells as its header.', 'Count the `|` in each row.'),
  captionWithoutTable: () =>
    say(
      '`Table:` stands here, but no table follows.',
      'Put the table right below, with a header row and a row of dashes.',
    ),
  rawHtml: () =>
    say('Raw HTML is not allowed.', 'Write the words in plain Markdown. For the sign `<` write ‘less than’.'),
  image: () =>
    say(
      'Pictures cannot be put in like this.',
      'Put a drawing into content/guide/drawings and name it: ::drawing[What it shows.]{name=body-map}.',
    ),
  quote: () =>
    say(
      'A line that starts with `>` is not known here.',
      'For a remark write `:::note` on the line above and `:::` on the line below.',
    ),
  code: () =>
    say(
      'A text indented by four spaces, or between backticks, is read as program code.',
      'Take the spaces or backticks away.',
    ),
  ruler: () => say('A line of dashes or stars is not known here.', 'Take it out; use a heading to divide the text.'),
  strike: () => say('Struck-out text is not known here.', 'Delete the words.'),
  checkbox: () => say('Boxes to tick are not known here.', 'Use plain points: `- `.'),
  notSupported: (kind: string) =>
    say(
      `This kind of text (${kind}) is not known here.`,
      'Use headings, paragraphs, lists, tables and the directives of docs/content-format.md.',
    ),
  webLink: (address: string) =>
    say(
      `A web address cannot be opened here (${address.slice(0, 60)}).`,
      'Name the place in words. A link leads to a page: [words](page:bone-medicines).',
    ),
  badLink: (address: string) =>
    say(
      `This link leads to something the guide cannot open (${address.slice(0, 60)}).`,
      'Links lead to pages: [words](page:bone-medicines).',
    ),
  emptyLink: () => say('This link has no words.', 'Write the words to tap between `[` and `]`.'),
  openEnd: () =>
    say(
      'This paragraph does not end with a full stop.',
      'End the sentence. If text is missing here, get it back from the last version.',
    ),

  markupInData: () =>
    say(
      'This text holds markup, which would be printed as it stands.',
      'In YAML write plain words; only :fig[F056] is known here.',
    ),

  // Directives
  unknownDirective: (name: string, near: string | null, known: readonly string[]) =>
    say(`The directive \`${name}\` is not known.`, orNearest(near, `Known: ${choices(known)}.`)),
  colonInText: (name: string) =>
    say(`\`:${name}\` is read as a directive, and there is none of this name.`, 'Put a space after the colon.'),
  wrongColons: (name: string, colons: string) =>
    say(`\`${name}\` is written with the wrong number of colons.`, `Write \`${colons}${name}\`.`),
  brokenDirective: () =>
    say(
      'This is meant as a directive, but it cannot be read.',
      'Check it against docs/content-format.md: no space before `{` or `[`, every `[`, `{` and quote closed, alone on its line.',
    ),
  strayFence: () =>
    say(
      'There is a `:::` here that closes nothing.',
      'Take it out, or put the opening line above. A directive around others needs more colons than those inside: `::::`.',
    ),
  straySign: (sign: string) =>
    say(
      `The sign \`${sign}\` stands in the text and would be printed.`,
      'If it belongs to a link, a table, a directive or **strong** words, look for its partner. Else write it in words.',
    ),
  unclosedDirective: (name: string) =>
    say(`\`:::${name}\` is not closed.`, 'Put a line `:::` at its end, with as many colons as its first line has.'),
  tooManyColons: (name: string, colons: number) =>
    say(
      `\`:::${name}\` stands inside another directive and has as many colons.`,
      `Write ${colons + 1} colons for the outer one, at its start and at its end: ${':'.repeat(colons + 1)}`,
    ),
  emptyDirective: (name: string) => say(`\`${name}\` has no text in it.`, 'Write its text, or take it out.'),
  directiveInside: (name: string, outer: string) =>
    say(`\`${name}\` cannot stand inside \`${outer}\`.`, 'Put it before or after.'),
  calloutShape: (name: string) =>
    say(`\`:::${name}\` holds sentences only.`, 'Put lists, tables and headings outside of it.'),
  unknownAttribute: (name: string, key: string, near: string | null) =>
    say(`\`${name}\` has no \`${key}\`.`, orNearest(near, 'Take it out.')),
  repeatedKey: (key: string) =>
    say(
      `\`${key}\` stands twice in these braces.`,
      `Keep one. Several values go together: {${key}="first|second"}; conditions that must both hold are nested: ::::when, then :::when.`,
    ),
  missingAttribute: (name: string, key: string) =>
    say(`\`${name}\` needs \`${key}\`.`, `Write it in braces: {${key}=…}.`),
  drawingOn: (value: string) =>
    say(`A drawing can stand \`on=screen\` alone, not on \`${value}\`.`, 'Write on=screen, or leave it out.'),
  drawingWithoutText: () =>
    say(
      'The drawing has no text alternative.',
      'Say in a sentence or two what it shows: ::drawing[A body with …]{name=…}.',
    ),
  unknownDrawing: (name: string, near: string | null) =>
    say(
      `There is no drawing \`${name}\`.`,
      orNearest(near, 'Drawings are in content/guide/drawings; write the name without .svg.'),
    ),
  unknownMedicineId: (id: string, near: string | null) =>
    say(`There is no medicine \`${id}\`.`, orNearest(near, 'Ids are in facts/medicines.yaml.')),
  unknownTherapy: (name: string, near: string | null, known: readonly string[]) =>
    say(`There is no therapy \`${name}\`.`, orNearest(near, `Known: ${choices(known)}.`)),
  unknownGroup: (id: string, near: string | null) =>
    say(`There is no group of questions \`${id}\`.`, orNearest(near, 'Groups are in questions.yaml.')),
  unknownTerm: (id: string, near: string | null) =>
    say(`There is no glossary word with the id \`${id}\`.`, orNearest(near, 'Ids are in glossary.yaml.')),
  unknownPage: (id: string, near: string | null) =>
    say(`There is no page \`${id}\`.`, orNearest(near, 'The id is the file name without number and .md.')),
  unknownAnchor: (anchor: string, near: string | null) =>
    say(
      `That page has no heading \`#${anchor}\`.`,
      orNearest(near, 'Write the heading in small letters with hyphens.'),
    ),
  relatedSelf: () => say('The page names itself as related.', 'Take it out.'),
  relatedSensitive: (id: string) =>
    say(`\`${id}\` is a sensitive page and must not be offered from here.`, 'Take it out of `related`.'),

  // Conditions
  emptyCondition: () => say('`when` says nobody.', 'Write for whom: {her2=positive}.'),
  unknownCondition: (key: string, near: string | null, known: readonly string[]) =>
    say(`\`${key}\` is not something that \`when\` knows.`, orNearest(near, `Known: ${choices(known)}.`)),
  unknownConditionValue: (key: string, value: string, near: string | null, allowed: readonly string[]) =>
    say(
      `\`${key}\` cannot be \`${value}\`.`,
      `${near === null ? '' : `Did you mean \`${near}\`? `}Possible: ${choices(allowed)}.`,
    ),
  conditionWithoutValue: (key: string, allowed: readonly string[]) =>
    say(`\`${key}\` has no value.`, `Possible: ${choices(allowed)}.`),
  unreachable: (condition: string, outer: string | null) =>
    say(
      outer === null
        ? `Nobody can ever see this: ${condition} contradicts itself.`
        : `Nobody can ever see this: ${condition} contradicts ${outer} around it.`,
      'Correct one of the conditions, or move the text out of the other one.',
    ),

  // Sources and figures
  emptySource: () => say('The source is empty.', 'Write source and line: ::source[asco-guide L334].'),
  unknownSource: (id: string, known: readonly string[]) =>
    say(`There is no source \`${id}\`.`, `Sources are in facts/sources.yaml: ${choices(known)}.`),
  badPlace: (part: string, kind: string) =>
    say(
      `\`${part}\` does not say where in the source.`,
      kind === 'decision'
        ? 'Write the number of the decision: decisions D13.'
        : 'Write the line: asco-guide L334, or from line to line: asco-guide L334-340.',
    ),
  statementWithoutSource: () =>
    say('This has no source.', 'Put ::source[…] below it, on a line of its own, before the next heading.'),
  sourceWithoutStatement: () =>
    say(
      'There is nothing above this source that it could belong to.',
      'Put it right below the text it proves. A heading or another source ends its reach.',
    ),
  sourceInsideList: () =>
    say('This source is part of the last point of the list.', 'Leave an empty line above it and no spaces before it.'),
  unknownFigure: (id: string, near: string | null) =>
    say(`There is no figure \`${id}\`.`, orNearest(near, 'Figures are in facts/figures.yaml.')),
  unusedFigure: (id: string) =>
    say(`Figure ${id} is not used in any text.`, 'Nothing must be done; take it out if nobody needs it.'),
  unusedTerm: (term: string) =>
    say(`‘${term}’ is explained in the glossary, but no text uses it.`, 'Nothing must be done.'),
  bareNumber: (number: string) =>
    say(
      `There is a bare number in the text: ‘${number}’.`,
      'Numbers stand in facts/figures.yaml and are named here: :fig[F056]. A new one needs an entry there first.',
    ),
  numberWords: (words: string) =>
    say(
      `‘${words}’ is a number in words.`,
      'Numbers stand in facts/figures.yaml and are named here: :fig[F056]. Their `text` there may be a word, too.',
    ),
  countWords: (words: string) =>
    say(
      `‘${words}’ is a number in words.`,
      'A number of a source stands in facts/figures.yaml and is named here: :fig[F056]. If you count what you list here, end the sentence with a colon, or leave the number out.',
    ),
  doubledAroundFigure: (word: string, printed: string) =>
    say(`‘${word}’ would be printed twice: the figure itself reads ‘${printed}’.`, `Take ‘${word}’ out of the text.`),
  sensitiveFigure: (id: string) =>
    say(
      `Figure ${id} is sensitive and stands in the open here.`,
      'Put the text into :::sensitive … :::, or make the whole page sensitive.',
    ),

  // Medicines
  unknownMedicineName: (name: string, near: string | null) =>
    say(
      `‘${name}’ looks like a medicine that the guide does not know.`,
      near === null
        ? 'Check the spelling. A new medicine needs a record in facts/medicines.yaml first.'
        : `Did you mean ‘${near}’? A new medicine needs a record in facts/medicines.yaml first.`,
    ),
  unknownName: (name: string) =>
    say(
      `‘${name}’ has a capital and is no name that the guide knows.`,
      'A medicine or brand needs a record in facts/medicines.yaml. Names of places, organizations and tests go into names.yaml. Any other word is written small.',
    ),
  medicineExcluded: (name: string, whom: string) =>
    say(
      `${name} is named here for ${whom}, and none of its uses is for them.`,
      'Take the name out, or correct `when`. Uses are in facts/medicines.yaml.',
    ),
  medicineSubtypeUnknown: (name: string) =>
    say(
      `${name} is named here for people whose subtype is not known.`,
      'No cancer medicine is named to them. Take the name out.',
    ),
  medicineOnPaper: (name: string, whom: string) =>
    say(
      `This prints on handouts of people for whom ${name} has no use: ${whom}.`,
      'Say with `when` for whom it is. On a page it can also go into `:::more`, which does not print.',
    ),
  medicineInLabel: (name: string) =>
    say(
      `${name} stands in a title, a caption, a link or a text alternative that prints on handouts.`,
      'These print whole, also for people who cannot have it. Name it in a sentence instead.',
    ),
  medicineInDrawing: (name: string) =>
    say(
      `The drawing names ${name}.`,
      'A drawing cannot be cut to fit a person. Name kinds of treatment in it, no medicine.',
    ),
  medicineWithoutWords: (id: string) =>
    say(`Medicine \`${id}\` has no text in this language.`, 'Add it to medicines.yaml of this language.'),
  wordsWithoutMedicine: (id: string, near: string | null) =>
    say(
      `There is no medicine \`${id}\` in facts/medicines.yaml.`,
      orNearest(near, 'Correct the id, or take the text out.'),
    ),
  useWithoutWords: (medicine: string, use: string) =>
    say(`The use \`${use}\` of ${medicine} has no words.`, `Add it under \`uses\`: ${use}: …`),
  wordsWithoutUse: (medicine: string, use: string, near: string | null) =>
    say(
      `${medicine} has no use \`${use}\` in facts/medicines.yaml.`,
      orNearest(near, 'Correct it, or take the line out.'),
    ),
  cancerMedicineForNotKnown: (id: string) =>
    say(
      `Use \`${id}\` lists the subtype \`not-known\`.`,
      'No cancer medicine is named while the subtype is not known. Take `not-known` out.',
    ),
  unknownGivenWith: (id: string, near: string | null) =>
    say(
      `\`${id}\` in \`givenWith\` is no medicine and no class of medicines.`,
      orNearest(near, 'Use the id of a medicine.'),
    ),

  // Drawings
  svgBroken: () => say('This is not an SVG drawing.', 'Save it again as plain SVG.'),
  drawnCount: (id: string, value: string, drawn: number) =>
    say(
      `The drawing shows ${drawn}, and figure ${id} says ${value}.`,
      'Draw as many as the figure says, or correct the figure.',
    ),
  svgForbidden: (what: string) =>
    say(
      `The drawing holds something that is not allowed: ${what}.`,
      'Take it out. A drawing has shapes and text only, and nothing from elsewhere.',
    ),

  // Releases and handouts
  numberReused: (id: string, number: number, other: string) =>
    say(
      `\`${id}\` has the number ${number}, which belongs to \`${other}\`.`,
      'A number is given out once. Get this file back from the last version; `guide release` adds what is new.',
    ),
  numbersChanged: (kind: string) =>
    say(
      `Numbers of \`${kind}\` that were given out are changed or gone: handouts that people have at home would be read wrongly.`,
      'Get this file back from the last version. What is gone from the guide keeps its number.',
    ),
  historyDamaged: (where: string) =>
    say(
      `The record of released versions is damaged (${where}).`,
      'Get this file back from the last version. Only `guide release` writes to it.',
    ),
  notReleased: (version: string) =>
    say(
      `The guide was changed after its last release, ${version}.`,
      'Before it goes to clinics, run `guide release`: handouts can then say what changed.',
    ),
  unknownPart: (bundle: string, part: string, near: string | null) =>
    say(`‘${bundle}’ names the part \`${part}\`, which handouts do not have.`, orNearest(near, 'Take it out.')),

  // Reading level
  pageTooHard: (grade: string, limit: number, terms: string) =>
    say(
      `The page reads at grade ${grade} with medicine names and glossary words ${terms}; ${limit} is the most.`,
      'Shorter sentences and everyday words help. `guide check --report` lists the hard paragraphs.',
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
