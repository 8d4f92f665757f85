import { writeFileSync } from 'node:fs'
import { keysFile, schemaFile, settingsJsonSchema, settingsMarkdown } from './documents.ts'

writeFileSync(schemaFile, `${JSON.stringify(settingsJsonSchema(), null, 2)}\n`)
writeFileSync(keysFile, settingsMarkdown())
console.log(`Written: ${schemaFile}, ${keysFile}`)
