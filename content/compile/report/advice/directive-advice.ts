import { choices, orNearest, say } from './say.ts'

/** What is said about directives and conditions. */
export const directiveAdvice = {
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
  unknownRisk: (written: string, near: string | null, known: readonly string[]) =>
    say(`There is no risk \`${written}\`.`, orNearest(near, `Risks are: ${choices(known)}.`)),
  pageWithoutWarning: (risk: string, words: string) =>
    say(
      `‘${words}’ tells of the risk \`${risk}\`, and the page does not have its warning.`,
      `Put ::warning{risk=${risk}} below it, outside of :::when and :::more.`,
    ),
  lostByUnknown: (what: string, unknown: string) =>
    say(
      `This warning is only for people of whom ${what} is known; where it is not (${unknown}), nothing takes its place.`,
      'Word it by organ (‘if you have a womb: …’) and leave the key out, add `unknown` to its values, or write a passage for people of whom it is not known.',
    ),
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
  moreOn: (value: string) =>
    say(
      `\`:::more\` can stand \`on=both\`, not on \`${value}\`.`,
      'Without it the part is not printed. Write on=both to have it on paper, too.',
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
    say(
      `There is no page \`${id}\`.`,
      orNearest(
        near,
        'The id is the file name without number and .md. If the page was taken out of the guide, take the link out, too.',
      ),
    ),
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
  conditionWithComma: (key: string, allowed: readonly string[]) =>
    say(
      `\`${key}\` has several values that are not parted by \`|\`.`,
      `Write: ${key}="${allowed.slice(0, 2).join('|')}". Possible: ${choices(allowed)}.`,
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
} as const
