import type { Translate } from '../messages/messages.ts'
import type { Change, ChangeKey } from './changes.ts'

/** A change in words: '2 passages are new or changed: ‘Tamoxifen is one choice …’.' */
export function sayChange({ kind, change, count, names, aspects }: Change, t: Translate): string {
  const quoted = kind === 'passage' || kind === 'question' ? names.map((text) => t('recall.quoted', { text })) : names
  const said = aspects.map((aspect) => t(`recall.aspect.${aspect}`))
  return t(`recall.change.${kind}.${change}` as ChangeKey, { count, names: quoted, aspects: said })
}
