import type { CallError } from '../../electron/contract/contract.ts'
import { t } from './language.svelte.ts'

/** What a refused or failed call means, fit for a person. */
export function errorText(error: CallError): string {
  return t(error.message)
}
