import { testClasses } from './exhaustive.ts'

testClasses('positive', 24_000)
