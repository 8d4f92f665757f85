import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

const run = promisify(execFile)
const model = '/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd'
/** What the description of a printer says that prints on both sides, which cups-pdf leaves out. */
const bothSides = `*OpenUI *Duplex/2-Sided Printing: PickOne
*OrderDependency: 50 AnySetup *Duplex
*DefaultDuplex: None
*Duplex None/Off: ""
*Duplex DuplexNoTumble/Long edge: ""
*Duplex DuplexTumble/Short edge: ""
*CloseUI: *Duplex
`
const server = '/usr/sbin/cupsd'
const outputFolder = path.join(homedir(), 'PDF')

/** Makes sure that CUPS runs and may be changed; gives the reason where that cannot be had. */
export async function startCups(): Promise<string | null> {
  if (!existsSync(server)) return 'CUPS is not installed (apt-get install cups cups-client printer-driver-cups-pdf)'
  if (!existsSync(model)) return 'cups-pdf is not installed (apt-get install printer-driver-cups-pdf)'
  if (!(await runs())) {
    if (process.getuid?.() !== 0) return 'CUPS does not run, and only root can start it'
    await run(server, [])
    for (let tries = 0; tries < 50 && !(await runs()); tries++) await pause(100)
  }
  return (await runs()) ? null : 'CUPS does not start'
}

async function runs(): Promise<boolean> {
  const { stdout } = await cups('lpstat', '-r').catch(() => ({ stdout: '' }))
  return stdout.includes('is running')
}

/** Adds a queue that prints into PDF files, on both sides too; gives the reason where this account may not. */
export async function addQueue(name: string): Promise<string | null> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mbc-guide-model-'))
  const description = path.join(folder, 'printer.ppd')
  try {
    writeFileSync(description, readFileSync(model, 'latin1') + bothSides, 'latin1')
    // cups-pdf prints by way of PostScript; of all renderers only cairo's keeps letters readable as text.
    await cups(
      'lpadmin',
      '-p',
      name,
      '-v',
      'cups-pdf:/',
      '-E',
      '-P',
      description,
      '-o',
      'pdftops-renderer-default=pdftocairo',
    )
    await cups('cupsenable', name)
    await cups('cupsaccept', name)
    return null
  } catch {
    return 'this account may not add print queues (it is not in the group lpadmin)'
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const removeQueue = (name: string) => cups('lpadmin', '-x', name)
export const disableQueue = (name: string) => cups('cupsdisable', name)
export const enableQueue = (name: string) => cups('cupsenable', name)
export const rejectJobs = (name: string) => cups('cupsreject', name)
export const acceptJobs = (name: string) => cups('cupsaccept', name)

/** The jobs of a queue that have not come out yet, one line each. */
export async function openJobs(name: string): Promise<string[]> {
  // Asked for one queue, lpstat finds nothing where the name is not ASCII; in its list it writes such names as in addresses.
  const { stdout } = await cups('lpstat', '-W', 'not-completed', '-o')
  return stdout.split('\n').filter((line) => decodeURIComponent(line).startsWith(`${name}-`))
}

/** All files that cups-pdf has put out for this account. */
export function printedFiles(): string[] {
  return existsSync(outputFolder) ? readdirSync(outputFolder).map((name) => path.join(outputFolder, name)) : []
}

/** All text of a PDF without its white space, which printing moves about. */
export async function textOf(bytes: Uint8Array): Promise<string> {
  const document = await getDocument({ data: bytes, verbosity: 0 }).promise
  const pages = Array.from({ length: document.numPages }, async (_, index) => {
    const page = await document.getPage(index + 1)
    const { items } = await page.getTextContent()
    return items.map((item) => ('str' in item ? item.str : '')).join('')
  })
  return withoutSpace((await Promise.all(pages)).join(''))
}

export const withoutSpace = (text: string) => text.replace(/\s+/g, '')

function cups(command: string, ...args: string[]): Promise<{ stdout: string }> {
  return run(command, args, { env: { ...process.env, LC_ALL: 'C', PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` } })
}
