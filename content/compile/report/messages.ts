import { directiveAdvice } from './advice/directive-advice.ts'
import { factsAdvice } from './advice/facts-advice.ts'
import { fileAdvice } from './advice/file-advice.ts'
import { pageAdvice } from './advice/page-advice.ts'

/** Every sentence the compiler says to the people who write the guide, by theme in `advice/`. */
export const advice = { ...fileAdvice, ...pageAdvice, ...directiveAdvice, ...factsAdvice } as const
