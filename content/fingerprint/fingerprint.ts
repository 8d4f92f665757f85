/**
 * Short fingerprint of a value: FNV-1a over its JSON, 32 bits, in base 36. It tells that a text was changed, no more:
 * one in four thousand million changes goes unseen, and none of a single character.
 */
export function fingerprintOf(value: unknown): string {
  const text = JSON.stringify(value)
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}
