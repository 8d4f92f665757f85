import { testClasses } from './exhaustive.ts'

testClasses('unknown', 24_000)
