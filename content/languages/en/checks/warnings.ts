import type { WarningWords } from '../../compile-language.ts'

export const warnings: WarningWords = {
  organs: {
    ovaries: /\bovar/i,
    vagina: /\bvagin/i,
    womb: /\bwombs?\b|\buter(?:us|ine)\b/i,
  },
  infection:
    /\b(?:risk|signs?) of (?:an )?infections?\b|\binfections? more likely\b|\bneutropenia\b|\b(?:low|lower|lowers|fewer|few|less|drop in|destroy)\b[^.;:]*\b(?:white (?:blood )?cells?|blood cells|blood counts?)\b/i,
  // Low red cells alone are no risk of infection.
  notInfection: /\bred (?:blood )?cells?(?: counts?)?\b/gi,
  infectionOfOnePlace: /\b(?:jaw|mouth|teeth|gums?)\b/i,
  warns:
    /\btell (?:your|the) (?:care )?team\b|\bcall (?:us|your|right)\b|\breport\b|\bbleeding\b|\bchecks?\b|\bchecked\b/i,
}
