import { cupsSocket, cupsSpooler } from './cups/cups-spooler.ts'
import type { Spooler } from './spooler/spooler.ts'
import { windowsPowerShell } from './windows/powershell.ts'
import { windowsSpooler } from './windows/windows-spooler.ts'

/** The spooler of the system we run on. pdf-to-printer is loaded on Windows only: it looks for Windows when loaded. */
export function systemSpooler(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): Spooler {
  if (platform !== 'win32') return cupsSpooler(cupsSocket(environment['CUPS_SERVER']))
  const print = async (...args: Parameters<Parameters<typeof windowsSpooler>[0]>) => {
    const pdfToPrinter = await import('pdf-to-printer')
    await pdfToPrinter.print(...args)
  }
  return windowsSpooler(print, windowsPowerShell)
}
