import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseSettings } from '../../../electron/settings/settings-file.ts'
import {
  keysFile,
  schemaFile,
  settingsJsonSchema,
  settingsKeys,
  settingsMarkdown,
} from '../../../scripts/settings/documents.ts'

const stale = 'run `npm run settings:schema`'

describe('the published documents of the settings', () => {
  it('are those of the schema in use', () => {
    expect(JSON.parse(readFileSync(schemaFile, 'utf8')), stale).toEqual(
      JSON.parse(JSON.stringify(settingsJsonSchema())),
    )
    expect(readFileSync(keysFile, 'utf8'), stale).toBe(settingsMarkdown())
  })

  it('describe every key, list entries included', () => {
    const keys = settingsKeys()
    expect(keys.map(({ key }) => key)).toContain('clinic.localResources[].telephone')
    expect(keys.filter(({ node }) => !node.description).map(({ key }) => key)).toEqual([])
  })
})

it('the example is a settings file that the kiosk takes', () => {
  expect(parseSettings(readFileSync('docs/examples/settings.json', 'utf8'))).toMatchObject({
    settings: { clinic: { telephone: '555-0100' }, supervised: true },
  })
})
