import type { MessageKey } from '../../content/messages/messages.ts'
import type { CallError, Result } from './contract.ts'

/** A call that worked. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

/**
 * A call that came to nothing: `message` is said to the person, `field` names the argument that is wrong,
 * `detail` is for staff and must not quote what was typed.
 */
export function failure(
  code: CallError['code'],
  message: MessageKey,
  about: { field?: string; detail?: string } = {},
): { ok: false; error: CallError } {
  return { ok: false, error: { code, message, field: about.field ?? null, detail: about.detail ?? null } }
}
