import { randomUUID } from 'node:crypto'
import { lstatSync, renameSync } from 'node:fs'
import log from 'electron-log/main'
import { limitLines } from './limit-lines.ts'
import type { Log, LogFacts } from './log.ts'

const maxBytes = 1_000_000

/**
 * Sets up the log: `file`, capped at a megabyte with one older file kept, and the console if `toConsole` is set. An event
 * that repeats itself without end does not push the others out. Anything that is not a file in its place is put aside:
 * writing to a pipe would wait for a reader, for ever.
 */
export function setupLog(file: string, toConsole: boolean): Log {
  const aside = putAside(file)
  log.transports.file.resolvePathFn = () => file
  log.transports.file.maxSize = maxBytes
  log.transports.file.level = 'info'
  log.transports.file.format = '{iso} {level} {text}'
  log.transports.console.level = toConsole ? 'info' : false
  log.transports.ipc.level = false
  const line = (event: string, facts?: LogFacts) => (facts ? `${event} ${JSON.stringify(facts)}` : event)
  if (aside === 'failed') log.transports.file.level = false
  if (aside !== 'none') log.warn(line('log file was no regular file', { file, putAside: aside === 'done' }))
  const limited = limitLines({
    info: (event, facts) => log.info(line(event, facts)),
    warn: (event, facts) => log.warn(line(event, facts)),
    error: (event, facts) => log.error(line(event, facts)),
  })
  process.once('exit', () => limited.flush())
  return limited
}

/** Renames what stands in the log's place, unless it is a regular file. */
function putAside(file: string): 'none' | 'done' | 'failed' {
  try {
    if (lstatSync(file, { throwIfNoEntry: false })?.isFile() ?? true) return 'none'
    renameSync(file, `${file}.aside-${randomUUID().slice(0, 8)}`)
    return 'done'
  } catch {
    return 'failed'
  }
}
