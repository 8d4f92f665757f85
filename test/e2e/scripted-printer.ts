import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const scheme = 'mbc-guide-test'
/** The folder that CUPS takes its backends from: programs that bring a job to the device. */
const backend = `/usr/lib/cups/backend/${scheme}`

/**
 * A print queue of the real CUPS whose device does what a test says. CUPS runs the device as its own user, who may do
 * nothing but write into a folder of the test.
 */
export class ScriptedPrinter {
  readonly name: string
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'scripted-printer-'))

  constructor(name: string) {
    this.name = name
    chmodSync(this.#folder, 0o777)
  }

  /** Sets the queue up; gives the reason where that cannot be had. */
  async add(): Promise<string | null> {
    if (process.getuid?.() !== 0) return 'only root may give CUPS a device that does what a test says'
    this.play('')
    await run('lpadmin', ['-p', this.name, '-v', `${scheme}:/`, '-E', '-o', 'printer-error-policy=abort-job'])
    return null
  }

  /**
   * What the device does with its next jobs, as lines of shell, before it puts the pages out. `page N` and `state WORD` tell
   * CUPS, `say TEXT` shows a message, `wait_for NAME` waits until the test lets it go on.
   */
  play(script: string): void {
    const lines = [
      '#!/bin/sh',
      // Asked for its devices, it has none to offer.
      '[ $# = 0 ] && exit 0',
      `folder='${this.#folder}'`,
      'page() { echo "PAGE: $1 1" >&2; }',
      'state() { echo "STATE: $1" >&2; }',
      'say() { echo "INFO: $*" >&2; }',
      'wait_for() { until [ -e "$folder/go-$1" ]; do sleep 0.1; done; }',
      `printf '%s\\n' "$4" "$5" > "$folder/options"`,
      // A canceled job leaves what it last said of the printer.
      'state -media-empty,cover-open',
      script,
      'cat "$6" > "$folder/printed-$1.pdf"',
      '',
    ]
    for (const name of readdirSync(this.#folder)) rmSync(path.join(this.#folder, name))
    writeFileSync(backend, lines.join('\n'))
    chmodSync(backend, 0o755)
  }

  /** Lets the device go on from `wait_for`. */
  go(name: string): void {
    writeFileSync(path.join(this.#folder, `go-${name}`), '')
  }

  /** What came out since the last `play`. */
  printed(): Buffer[] {
    return readdirSync(this.#folder)
      .filter((name) => name.startsWith('printed-'))
      .map((name) => readFileSync(path.join(this.#folder, name)))
  }

  /** Copies and options of the last job, as CUPS gave them to the device. */
  options(): { copies: string; options: string } {
    const file = path.join(this.#folder, 'options')
    const [copies = '', options = ''] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
    return { copies, options }
  }

  async remove(): Promise<void> {
    await run('lpadmin', ['-x', this.name]).catch(() => {})
    rmSync(backend, { force: true })
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
