import type { Log } from '../log/log.ts'
import type { KioskWindow } from '../window/open-kiosk.ts'

/** How long the program may take from its window to answering the window's calls, in ms. */
const startLimitMs = 10_000

/**
 * Waits for the start of the program. If it takes too long, no one is left before an empty screen: the staff page is shown,
 * and the first screen as soon as the start is done after all. Rejects like `start`.
 */
export async function limitStart(
  start: Promise<void>,
  kiosk: Pick<KioskWindow, 'hold' | 'resume' | 'sayOnStaffPage'>,
  log: Log,
): Promise<void> {
  const state = { late: false }
  const showStaffPage = async () => {
    state.late = true
    log.error('start too slow', {
      seconds: startLimitMs / 1000,
      mend: 'look at the lines above for a file, disk or printer that does not answer; then restart',
    })
    // Loaded only now, since it would delay the first picture. A staff page without words would count as silent.
    const { defaultLanguage } = await import('../../content/languages/languages.ts')
    const { translator } = await import('../../content/messages/messages.ts')
    // The settings may be what the start waits for.
    kiosk.sayOnStaffPage({ t: translator(defaultLanguage), language: defaultLanguage.htmlLang })
    kiosk.hold()
  }
  const timer = setTimeout(() => void showStaffPage(), startLimitMs)
  try {
    await start
  } finally {
    clearTimeout(timer)
  }
  if (!state.late) return
  log.info('start done late')
  kiosk.resume()
}
