import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Reads one line from the terminal without showing it, or the first line of what is piped in. Empty where there is none. */
export function typedPin(prompt: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: process.stdin.isTTY })
  process.stderr.write(prompt)
  return new Promise((resolve) => {
    let typed = ''
    lines.once('line', (line) => {
      typed = line
      lines.close()
    })
    lines.once('SIGINT', () => lines.close())
    lines.once('close', () => {
      process.stderr.write('\n')
      resolve(typed.trim())
    })
  })
}
