import { z } from 'zod'
import { settingKeys } from '../../electron/settings/keys.ts'
import { lockedHash } from '../../electron/settings/pin-hash.ts'
import { settingsSchema } from '../../electron/settings/schema.ts'

/** Where the published documents of the settings are. */
export const schemaFile = 'docs/settings.schema.json'
export const keysFile = 'docs/settings.md'

/** What the documents say of one setting: the part of a JSON schema that is used. */
export interface SettingsNode {
  type?: string
  description?: string
  default?: unknown
  enum?: unknown[]
  minimum?: number
  maximum?: number
  maxLength?: number
  maxItems?: number
  properties?: Record<string, SettingsNode>
  items?: SettingsNode
  anyOf?: SettingsNode[]
}

const nodeSchema: z.ZodType<SettingsNode> = z.looseObject({
  type: z.string().exactOptional(),
  description: z.string().exactOptional(),
  default: z.unknown().exactOptional(),
  enum: z.array(z.unknown()).exactOptional(),
  minimum: z.number().exactOptional(),
  maximum: z.number().exactOptional(),
  maxLength: z.number().exactOptional(),
  maxItems: z.number().exactOptional(),
  properties: z
    .record(
      z.string(),
      z.lazy(() => nodeSchema),
    )
    .exactOptional(),
  items: z.lazy(() => nodeSchema).exactOptional(),
  anyOf: z.array(z.lazy(() => nodeSchema)).exactOptional(),
})

/** The JSON schema of the settings file, as editors read it. */
export function settingsJsonSchema(): SettingsNode {
  const { $schema, ...schema } = z.toJSONSchema(settingsSchema, { io: 'input', target: 'draft-7' })
  return nodeSchema.parse({ $schema, title: 'Settings of MBC Guide', ...schema })
}

/** One setting: its key with its path ("clinic.localResources[].name") and what may stand there. */
export interface SettingsKey {
  key: string
  node: SettingsNode
}

/** Every setting, in the order of the schema. */
export function settingsKeys(node: SettingsNode = settingsJsonSchema(), path = ''): SettingsKey[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
    const key = path ? `${path}.${name}` : name
    return [{ key, node: child }, ...settingsKeys(child, key), ...settingsKeys(child.items ?? {}, `${key}[]`)]
  })
}

const introduction = `# Settings, key by key

<!-- Written by \`npm run settings:schema\` from electron/settings/schema.ts. Change that file, not this one. -->

The kiosk reads one JSON file, which IT writes and the kiosk's user can only read:

- Linux: \`/etc/mbc-guide/settings.json\`
- Windows: \`%ProgramData%\\MBC Guide\\settings.json\`

Every key may be left out, and so may the file. \`docs/settings.schema.json\` is the JSON schema of the file, for
editors that check while one types; \`docs/examples/settings.json\` is an example.

Each key is judged alone: one that is wrong does not discard the others. It keeps its last good value, also over a restart
(the kiosk keeps a copy, \`settings-last-good.json\`, in its own folder); without one it has its default, or what is said
below as "If it is wrong". A misspelled key counts as the key that was meant, unless that one is there, too: pages are
withheld with \`witholdUnreviewed\`, and the report says what to write. A file that cannot be read, or that was there and is gone,
keeps all last good settings; without any, every key is as if it were wrong. To use the built-in settings, write a file that holds
only \`{}\`.

What is wrong is reported in the log and in staff mode, first on its start screen and under "Settings": each key with its
line, its fix and an example. The file must be saved as UTF-8. Write each backslash of a Windows path twice, or use a slash.
The file is read when the program starts, before each visit if it has changed, and when staff touch "Read the file
again"; what is marked "Read when the program starts" needs a restart.
`

/** The documentation of every setting, as Markdown. */
export function settingsMarkdown(): string {
  const entries = settingsKeys().map(({ key, node }) =>
    [
      `## \`${key}\``,
      '',
      node.description ?? '',
      '',
      `- Value: ${valueOf(node)}`,
      ...defaultOf(node),
      ...wrongOf(key),
      '',
    ].join('\n'),
  )
  return [introduction, ...entries].join('\n')
}

function valueOf(node: SettingsNode): string {
  if (node.anyOf) return node.anyOf.map(valueOf).join(', or ')
  if (node.enum) return node.enum.map((value) => `\`${JSON.stringify(value)}\``).join(' or ')
  switch (node.type) {
    case 'null':
      return '`null`'
    case 'boolean':
      return '`true` or `false`'
    case 'integer':
      return `a whole number from ${node.minimum ?? 0} to ${node.maximum ?? '…'}`
    case 'array':
      return `a list of at most ${node.maxItems ?? '…'} objects with the keys below`
    case 'object':
      return 'an object with the keys below'
    default:
      return node.maxLength ? `a text of at most ${node.maxLength} characters` : 'a text'
  }
}

function defaultOf(node: SettingsNode): string[] {
  return node.default === undefined || node.properties ? [] : [`- Default: \`${JSON.stringify(node.default)}\``]
}

/** What is in force while the value of a key is wrong, where that is not what most keys do. */
function wrongOf(name: string): string[] {
  const whenWrong = settingKeys.find((key) => key.name === name)?.whenWrong
  if (!whenWrong) return []
  if (!whenWrong.earlier) return ['- If it is wrong: left out, also where it was right before']
  const safe = whenWrong.safe === lockedHash ? 'no PIN of the settings' : `\`${JSON.stringify(whenWrong.safe)}\``
  return [`- If it is wrong: the last good value, without one ${safe}`]
}
