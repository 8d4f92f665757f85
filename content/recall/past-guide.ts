import type { Block } from '../schema/block.ts'
import type { Guide } from '../schema/guide.ts'
import { handoutPart } from '../schema/handout-part.ts'
import type { ReleaseHistory, PassageOutline, TrackedKind } from '../schema/release-history.ts'
import { fingerprintOf } from '../fingerprint/fingerprint.ts'
import type { GuideOutline, OutlineOf } from './outline.ts'

/** What a guide held in one of its releases. */
export function outlineAt(history: ReleaseHistory, release: number): GuideOutline {
  const at = <Kind extends TrackedKind>(kind: Kind): Record<string, OutlineOf<Kind>> => {
    const tracks: Record<string, { since: number; is: OutlineOf<Kind> | null }[]> = history[kind]
    return Object.fromEntries(
      Object.entries(tracks).flatMap(([id, states]) => {
        const is = states.findLast(({ since }) => since <= release)?.is ?? null
        return is === null ? [] : [[id, is]]
      }),
    )
  }
  return {
    pages: at('pages'),
    medicines: at('medicines'),
    questionGroups: at('questionGroups'),
    questions: at('questions'),
    symptoms: at('symptoms'),
    sheets: at('sheets'),
    terms: at('terms'),
  }
}

const nothingSaid = { sources: [], asOf: null }

/**
 * A guide as it was, with fingerprints in place of its words: `tailor()` makes of it the plan that it made then, as far
 * as anything that is compared goes. The words explained are left to the comparison, for they follow from the texts.
 */
export function pastGuide(now: Guide, outline: GuideOutline): Guide {
  const entries = <T>(record: Record<string, T>) => Object.entries(record)
  return {
    ...now,
    sections: [],
    figures: [],
    synonyms: [],
    drawings: {},
    glossary: [],
    warnings: Object.fromEntries(
      entries(now.warnings).map(([risk, { text, withPartner, ...rest }]) => [
        risk,
        { ...rest, text: fingerprintOf(text), withPartner: fingerprintOf(withPartner) },
      ]),
    ),
    pages: entries(outline.pages).map(([id, { title, when, sensitive, passages, ...place }]) => ({
      id,
      title,
      when,
      sensitive,
      handout: place,
      blocks: passages.map(asBlock),
      number: '',
      section: '',
      summary: [],
      keywords: [],
      related: [],
      review: { state: 'draft', role: null, date: null, due: null },
      ...nothingSaid,
    })),
    medicines: entries(outline.medicines).map(([id, medicine]) => ({
      id,
      ...medicine,
      ...nothingSaid,
      indications: medicine.indications.map((indication) => ({ ...indication, ...nothingSaid })),
    })),
    questionGroups: entries(outline.questionGroups).map(([id, group]) => ({ id, ...group })),
    questions: entries(outline.questions).map(([id, { fingerprint, ...question }]) => ({
      id,
      text: fingerprint,
      ...question,
      ...nothingSaid,
    })),
    symptoms: entries(outline.symptoms).map(([, { site, title, fingerprint }]) => ({
      site,
      title,
      symptoms: [fingerprint],
      ...nothingSaid,
    })),
    sheets: entries(outline.sheets).flatMap(([id, { title, fingerprint }]) => {
      const part = handoutPart.safeParse(id)
      const blank = { instructions: [fingerprint], columns: [], rows: [], rowCount: 0, prompts: [], ...nothingSaid }
      return part.success ? [{ id: part.data, title, ...blank }] : []
    }),
  }
}

/** Its pieces stand as the paragraphs of a remark, so that those naming a medicine that does not fit are taken out alike. */
function asBlock({ heading, frame, pieces, when, sensitive }: PassageOutline): Block {
  const base = { id: frame, when, sensitive, depth: 'short' as const, ...nothingSaid }
  const inlines = pieces.map(([fingerprint, ...medicines]) => [
    { type: 'text' as const, text: fingerprint },
    ...medicines.map((id) => ({ type: 'medicine' as const, id, text: id })),
  ])
  if (heading !== null) return { ...base, type: 'heading', level: heading, inlines: inlines.flat() }
  return { ...base, type: 'callout', tone: 'note', title: frame, paragraphs: inlines }
}
