import { testClasses } from './exhaustive.ts'

testClasses('negative', 24_000)
