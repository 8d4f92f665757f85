/** The code of an error of the system ("ENOENT"); null where it has none. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

/** What an error says; not for the log where it may quote a visitor. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown'
}
