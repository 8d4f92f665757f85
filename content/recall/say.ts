import { isMessageKey, type Translate } from '../messages/messages.ts'
import type { Change } from './changes.ts'

/** A change in words: '2 passages are new or changed: ‘Tamoxifen is one choice …’.' */
export function sayChange({ kind, change, count, names, aspects }: Change, t: Translate): string {
  const key = `recall.change.${kind}.${change}`
  if (!isMessageKey(key)) return names.join(', ')
  const quoted = kind === 'passage' || kind === 'question' ? names.map((name) => `‘${name}’`) : names
  const said = aspects.map((aspect) => t(`recall.aspect.${aspect}`))
  return t(key, { count, names: quoted, aspects: said })
}
