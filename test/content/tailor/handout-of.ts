import { english } from '../../../content/languages/en/language.ts'
import { translator } from '../../../content/messages/messages.ts'
import type { Guide } from '../../../content/schema/guide.ts'
import { type ProfileInput, profileSchema } from '../../../content/schema/profile.ts'
import { defaultChoice } from '../../../content/tailor/choice.ts'
import {
  fullestLevel,
  type HandoutChoice,
  type HandoutPlan,
  type PlannedMedicine,
} from '../../../content/tailor/plan.ts'
import { planText } from '../../../content/tailor/plan-text.ts'
import { tailor } from '../../../content/tailor/tailor.ts'
import { guideFromDisk } from '../guide.ts'

export const t = translator(english)

/** A handout as a test looks at it. */
export class Handout {
  readonly plan: HandoutPlan

  constructor(plan: HandoutPlan) {
    this.plan = plan
  }

  /** All that is printed. */
  get text(): string {
    return planText(this.plan, fullestLevel(this.plan), t)
  }

  /** What is printed outside 'Treatments you may hear about later'. */
  get current(): string {
    const sections = this.plan.sections.filter(({ id }) => id !== 'medicines-later')
    return planText({ ...this.plan, sections }, fullestLevel(this.plan), t)
  }

  get medicines(): PlannedMedicine[] {
    return this.plan.sections.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'medicine' ? [item.medicine] : [])),
    )
  }

  /** Whether a medicine is printed, and where; `not` when it is not. */
  place(id: string): 'now' | 'later' | 'not' {
    return this.medicine(id)?.timing ?? 'not'
  }

  medicine(id: string): PlannedMedicine | undefined {
    return this.medicines.find(({ medicine }) => medicine.id === id)
  }

  conditions(id: string, indication: string): string[] {
    return this.medicine(id)?.uses.find((use) => use.indication === indication)?.conditions ?? []
  }

  get questions(): string[] {
    return this.plan.sections.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'question' ? [item.question.id] : [])),
    )
  }

  leftOut(id: string) {
    return this.plan.leftOut.find((one) => one.id === id)
  }
}

/** The handout of a profile, from the real guide or from the one given. */
export function handoutOf(
  input: ProfileInput,
  choice: Partial<HandoutChoice> = {},
  guide: Guide = guideFromDisk(),
): Handout {
  const profile = profileSchema.parse(input)
  return new Handout(tailor(guide, profile, { ...defaultChoice(), ...choice }))
}

export const hrPositive = { hr: 'positive', her2: 'negative' } as const
export const her2Positive = { hr: 'negative', her2: 'positive' } as const
export const triplePositive = { hr: 'positive', her2: 'positive' } as const
export const tripleNegative = { hr: 'negative', her2: 'negative' } as const
export const notKnown = { hr: 'unknown', her2: 'unknown' } as const
export const afterMenopause = { sex: 'female', menopause: 'post' } as const
export const beforeMenopause = { sex: 'female', menopause: 'pre' } as const
export const man = { sex: 'male', menopause: 'not-applicable' } as const
