import { choices, orNearest, say } from './say.ts'

/** What is said about sources, figures, medicines, drawings, releases. */
export const factsAdvice = {
  // Sources and figures
  dateInFuture: (name: string, date: string, today: string) =>
    say(
      `\`${name}\` is ${date}, which is in the future: today is ${today}.`,
      'Correct the date, or set the clock of this computer if that is wrong.',
    ),
  dateTooEarly: (name: string, date: string) =>
    say(`\`${name}\` is ${date}, which is too long ago.`, 'Look the date up, and correct its year.'),
  emptySource: () => say('The source is empty.', 'Write source and line: ::source[asco-guide L334].'),
  unknownSource: (id: string, known: readonly string[]) =>
    say(`There is no source \`${id}\`.`, `Sources are in facts/sources.yaml: ${choices(known)}.`),
  badPlace: (part: string, kind: string) =>
    say(
      `\`${part}\` does not say where in the source.`,
      kind === 'decision'
        ? 'Write the number of the decision: decisions D13.'
        : kind === 'web'
          ? 'Write a heading of the page, or its topic in a word: cdc-infections fever.'
          : 'Write the line: asco-guide L334, or from line to line: asco-guide L334-340. Two sources are parted by a semicolon.',
    ),
  placeBeyond: (place: string, id: string, lines: number) =>
    say(
      `${place} is beyond the end of \`${id}\`, which has ${lines} lines.`,
      'Look the line up again and correct its number. If the document has grown, correct `lines` in facts/sources.yaml.',
    ),
  webSourceWithoutAddress: (id: string) =>
    say(`\`${id}\` is a web page and does not say where it is.`, 'Add `address:` with its address (https://…).'),
  sourceWithoutLines: (id: string) =>
    say(
      `\`${id}\` does not say how many lines the document has.`,
      'Add `lines:` with the number of its last line, so that a place beyond it is noticed.',
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
    say(`There is no figure \`${id}\`.`, orNearest(near, 'Figures are in facts/figures.yaml. Each :fig[…] names one.')),
  figureWithoutId: () =>
    say('`:fig` names no figure.', 'Write its id in square brackets, with no space before them: :fig[F056].'),
  figureIdInText: (id: string) =>
    say(`‘${id}’ is the id of a figure and would be printed as it stands.`, `Write it as :fig[${id}].`),
  figureOtherDate: (id: string, value: string, asOf: string | null) =>
    say(
      `Figure ${id} is the date of its source (\`unit: as-of\`) and says ${value}, but the source says ${asOf ?? 'none'}.`,
      'Correct the figure, or the date in facts/sources.yaml.',
    ),
  countWithoutFigure: (token: string) =>
    say(
      `\`${token}\` counts treatments, and no figure says how many.`,
      'Name the figure beside it: `prior: { all: [her2-therapies-2plus], none: [], figure: F065 }`. It is printed in this condition.',
    ),
  conditionWithoutWords: (use: string, key: string) =>
    say(
      `The earlier treatment of the use \`${use}\` cannot be said to a person: the message catalog has no \`${key}\`.`,
      'Add the sentence to facts.json of the messages, in every language, or write an earlier treatment that has one.',
    ),
  figureWithoutCount: (id: string) =>
    say(`Figure ${id} stands beside earlier treatment that is not counted.`, 'Take `figure` out.'),
  countOtherThanFigure: (token: string, id: string, value: string) =>
    say(
      `Figure ${id} says ${value}, and \`${token}\` asks for another number.`,
      'The rule decides on whose handout the medicine stands. Look the number up in the source, and correct the one that is wrong.',
    ),
  figureWithoutWords: (id: string) =>
    say(`Figure ${id} has no words in this language.`, `Add them to figures.yaml of this language: ${id}: …`),
  wordsWithoutFigure: (id: string, near: string | null) =>
    say(
      `There is no figure \`${id}\` in facts/figures.yaml.`,
      orNearest(near, 'Correct the id, or take the line out.'),
    ),
  figureSaysOther: (id: string, text: string, value: string) =>
    say(
      `‘${text}’ is not the number of figure ${id}, which is ${value} in facts/figures.yaml.`,
      'Look the number up in the source, and correct the one that is wrong.',
    ),
  roleTaken: (role: string, other: string) =>
    say(`Figure ${other} has the role \`${role}\` already.`, 'One figure has it. Take it out of one of the two.'),
  roleWithoutFigure: (role: string) =>
    say(
      `No figure has the role \`${role}\`: a screen would have nothing to print.`,
      `Write role: ${role} below the id of the figure that it is.`,
    ),
  phraseWithoutWords: (phrase: string) =>
    say(
      `The phrase ‘${phrase}’ has a place without a word.`,
      'Between spaces stands a word, or several with | between them: `chest & pain|pressure`.',
    ),
  unknownSet: (name: string, known: readonly string[]) =>
    say(`There is no set \`@${name}\`.`, `Sets stand below \`sets\`: ${choices(known)}.`),
  unusedFigure: (id: string) =>
    say(
      `Figure ${id} is not used in any text.`,
      'Use it in a text, or take it out of facts/figures.yaml and of figures.yaml of each language.',
    ),
  unusedTerm: (term: string) =>
    say(
      `‘${term}’ is explained in the glossary, but no text uses it.`,
      'Use the word in a text, or take it out of glossary.yaml.',
    ),
  bareNumber: (number: string) =>
    say(
      `There is a bare number in the text: ‘${number}’.`,
      'Numbers are in facts/figures.yaml and are named here: :fig[F056]. A new one needs an entry there first, and its words in figures.yaml of this language.',
    ),
  numberWords: (words: string) =>
    say(
      `‘${words}’ is a number in words.`,
      'Numbers are in facts/figures.yaml and are named here: :fig[F056]. Their words in figures.yaml of this language may be ‘three’ as well as ‘3’.',
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
  sensitiveWord: (word: string) =>
    say(
      `‘${word}’ is a word of survival or the end of life, and stands in the open here.`,
      'Put it into :::sensitive … :::, or make the whole page sensitive: some people do not want to read it. A question can say `sensitive: true`.',
    ),

  // Medicines
  unknownMedicineName: (name: string, near: string | null) =>
    say(
      `‘${name}’ looks like a medicine that the guide does not know.`,
      near === null
        ? 'Check the spelling. A new medicine needs a record in facts/medicines.yaml first.'
        : `Did you mean ‘${near}’? A new medicine needs a record in facts/medicines.yaml first.`,
    ),
  nameOtherThanId: (name: string, id: string) =>
    say(
      `The medicine \`${id}\` is called ‘${name}’ here, which is nearly the same and not quite.`,
      'Look the name up in the source, and correct the one that is misspelt.',
    ),
  misspeltMedicine: (written: string, name: string) =>
    say(
      `‘${written}’ is close to the medicine ‘${name}’ and is not its name.`,
      `Write ‘${name}’. Misspellings that people type go into \`words\` of a line of synonyms.yaml that means the medicine.`,
    ),
  misspeltMedicineElsewhere: (written: string, name: string) =>
    say(
      `‘${written}’ is close to the medicine ‘${name}’, and this line means something else.`,
      `Correct the spelling, or write ‘${name}’ among what the line \`means\`.`,
    ),
  otherSubtype: (written: string, about: string) =>
    say(
      `‘${written}’ stands for ‘${about}’ here, and they are not true of the same cancer.`,
      'Correct the one that is wrong, or take it out. A `-` right behind a receptor says that it is negative.',
    ),
  unknownName: (name: string, near: string | null) =>
    say(
      `‘${name}’ has a capital and is no name that the guide knows.`,
      `${near === null ? '' : `Did you mean ‘${near}’? `}A medicine or brand needs a record in facts/medicines.yaml. Names of places, organizations and tests go into names.yaml. Any other word is written small.`,
    ),
  unknownWord: (word: string, near: string | null) =>
    say(
      `‘${word}’ is in no dictionary, and no name or word that the guide knows.`,
      `${near === null ? 'Check the spelling.' : `Did you mean ‘${near}’?`} A medicine or brand needs a record in facts/medicines.yaml. A name of anything else goes into names.yaml, a right word into words.yaml.`,
    ),
  needlessWord: (word: string) =>
    say(`‘${word}’ is on the list of the guide’s own words, and need not be.`, 'Take it out of words.yaml.'),
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
  questionsAlike: (id: string, other: string) =>
    say(
      `\`${id}\` and \`${other}\` ask nearly the same.`,
      'Word one of them differently, take one out, or give both the same `topic`: then a screen offers one of them.',
    ),
  toldToEveryone: (claim: string) =>
    say(
      `‘${claim}’ tells readers what cancer or treatment they have, and is also read by people who have told nothing.`,
      'Say it of the cancer (‘HER2-positive cancer has …’, ‘This type is the second one.’), or begin with ‘If’.',
    ),
  medicineOtherSubtype: (name: string, said: string) =>
    say(
      `${name} is named here together with ‘${said}’, and none of its uses is for that.`,
      'Correct the subtype or the name. Uses are in facts/medicines.yaml. If the sentence is about two kinds of cancer, make two sentences of it.',
    ),
  medicineUnderSubtype: (name: string, heading: string) =>
    say(
      `${name} is named here under ‘${heading}’, and none of its uses is for that.`,
      'Correct the name or what stands above. Uses are in facts/medicines.yaml. If the sentence is about another kind of cancer, say which.',
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
    say(
      `Medicine \`${id}\` has no name and no text in this language.`,
      'Add it to medicines.yaml of this language, with its `generic` name.',
    ),
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
  noteBySex: () =>
    say(
      'This note has `sex`, which would keep it from people whose sex is not known.',
      'Say in the text whom it concerns, and name the organ beside it: { text: ‘if you have a womb: …’, organ: womb }. It is then left out only for people who surely do not have it.',
    ),
  noteWithoutOrgan: (organ: string) =>
    say(
      `This note has \`organ: ${organ}\`, and its text does not name that organ.`,
      'People whose sex is not known read it too. Say whom it concerns: ‘if you have a womb: …’.',
    ),
  organNotMarked: (organ: string) =>
    say(
      `This note is about an organ that not everyone has (${organ}), and would print for everyone.`,
      `Put \`organ: ${organ}\` beside its text, and say in the text whom it concerns.`,
    ),
  riskNotMarked: (risk: string, words: string) =>
    say(
      `‘${words}’ tells of the risk \`${risk}\`, and facts/medicines.yaml does not list it for this medicine. Its warning would be missing.`,
      `Add \`risks: [${risk}]\` to the medicine in facts/medicines.yaml. The words of the warning are in warnings.yaml.`,
    ),
  riskWithoutWarning: (risk: string) =>
    say(
      `The risk \`${risk}\` has no warning in this language.`,
      'Add it to warnings.yaml of this language, with its source.',
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

  unknownContents: (id: string, near: string | null) =>
    say(`\`${id}\` in \`contains\` is no medicine.`, orNearest(near, 'Use the id of a medicine.')),

  // Drawings
  svgBroken: () => say('This is not an SVG drawing.', 'Save it again as plain SVG.'),
  drawnCount: (id: string, value: string, drawn: number) =>
    say(
      `The drawing shows ${drawn}, and figure ${id} says ${value}.`,
      'Draw as many as the figure says, or correct the figure.',
    ),
  drawnOfHundred: (id: string, drawn: number) =>
    say(
      `Figure ${id} is a share of 100, and the drawing has ${drawn} circles.`,
      'Draw 100 in all: as many of the one kind as the figure says, and the rest of the other.',
    ),
  wordsInDrawing: (words: string) =>
    say(
      `The drawing holds words: ‘${words}’.`,
      'Words belong to a language. Give the text an id and no content, <text id="name" …/>, and put the words under this id into drawings.yaml of each language.',
    ),
  drawnTextWithoutId: () =>
    say(
      'This text of the drawing has no id.',
      'Give it one, <text id="name" …/>. Its words go under this id into drawings.yaml of each language.',
    ),
  drawingWithoutWords: (drawing: string, ids: readonly string[]) =>
    say(
      `The drawing \`${drawing}\` has texts without words in this language: ${ids.map((id) => `\`${id}\``).join(', ')}.`,
      `Add them here, below \`${drawing}:\`, as ${ids[0] ?? 'id'}: …`,
    ),
  wordsWithoutDrawing: (name: string, near: string | null) =>
    say(`There is no drawing \`${name}\` in drawings/.`, orNearest(near, 'Correct the name, or take its words out.')),
  wordsWithoutText: (drawing: string, id: string, near: string | null) =>
    say(
      `The drawing \`${drawing}\` has no text with the id \`${id}\`.`,
      orNearest(near, 'Correct the id, or take the words out.'),
    ),
  tooManyLines: (drawing: string, id: string, limit: number) =>
    say(
      `The drawing \`${drawing}\` has no room for so many lines of \`${id}\`.`,
      limit === 1
        ? 'Write it in one line. Or make room in the drawing, and give the text `data-lines` and `data-line-height`.'
        : `Write at most ${limit} lines. Or make room in the drawing, and correct \`data-lines\` there.`,
    ),
  drawingOfNoSite: (id: string, near: string | null) =>
    say(
      `The drawing has the group \`${id}\`, and there is no such place of spread.`,
      orNearest(near, 'A group whose id starts with `site-` opens the symptoms of that place. Give it another id.'),
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
} as const
