import { choices, orNearest, say } from './say.ts'

/** What is said about a page: front matter and text. */
export const pageAdvice = {
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
      'A review needs role, date and due.',
      'Write: { state: reviewed, role: oncology nurse, date: 2026-11-01, due: 2027-11-01 }.',
    ),
  draftWithReview: () =>
    say('A draft has no reviewer yet.', 'Write `{ state: draft }`, or set the state to `reviewed`.'),
  reviewOrder: () => say('The next review is due before this one was done.', 'Correct `date` or `due`.'),
  reviewInFuture: (date: string, today: string) =>
    say(
      `The review is dated ${date}, and today is ${today}.`,
      'Write the day on which the text was read, as year-month-day. If it is right, set the clock of this computer.',
    ),
  reviewTooEarly: (date: string) =>
    say(
      `The review is dated ${date}, before there was any guide.`,
      'Write the day on which the text was read, as year-month-day: 2026-11-01.',
    ),
  reviewDueTooLate: (due: string, years: number) =>
    say(
      `The next review is due on ${due}, more than ${years} years after this one.`,
      'Correct `due`: a text is read again after a year or two.',
    ),
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
  headingSpace: () => say('There is no space after the `#` of this heading.', 'Write a space: `## How it is given`.'),
  boldHeading: () =>
    say('These bold words stand alone, as if they were a heading.', 'Write `## ` before a heading, without stars.'),
  bulletSpace: () =>
    say(
      'This looks like a point of a list, and would be printed as running text.',
      'Start a point with a hyphen and a plain space: `- `.',
    ),
  pastedTable: () =>
    say(
      'There is a tab between words, as in a table pasted from a word processor. It would be printed as running text.',
      'Write the table with `|` between its cells, a row of dashes below the first, and `Table: …` above it. For a list start each line with `- `.',
    ),
  characterReference: (written: string) =>
    say(`\`${written}\` stands for a character that cannot be seen here.`, 'Type the character itself.'),
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

  // What the screens use
  attractNotForEveryone: () =>
    say(
      'This page asks its question on the attract screen, and not everyone may read the page.',
      'The page must not be sensitive, nor have `when`, nor be for short handouts only. Take `attract` out.',
    ),
  attractNoQuestion: (text: string) =>
    say(`‘${text}’ is not a question.`, 'The attract screen asks what this page answers: end it with a question mark.'),
  forEveryProfileHidden: () =>
    say(
      'This page is listed for every profile, and is sensitive or for short handouts only.',
      'Take `forEveryProfile` out.',
    ),
} as const
