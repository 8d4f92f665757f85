import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { formatFile, guideSchemas, schemaFolder, withConditionKeys } from './documents.ts'

mkdirSync(schemaFolder, { recursive: true })
for (const [file, text] of guideSchemas()) writeFileSync(file, text)
writeFileSync(formatFile, withConditionKeys(readFileSync(formatFile, 'utf8')))
console.log(`Written: ${schemaFolder}/, ${formatFile}`)
