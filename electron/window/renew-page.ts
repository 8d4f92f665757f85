import type { BrowserWindow } from 'electron'

/** An address of no site: going there ends the page's process, since no two sites share one. */
const nowhere = 'about:blank'

/**
 * Makes how to give a window a new page in a new process. The memory of a process forgets nothing of what was typed until
 * it happens to be used again (fields keep their undo history, strings stay where they were); only its end does.
 */
export function pageRenewal(window: Pick<BrowserWindow, 'isDestroyed' | 'loadURL'>, home: string): () => Promise<void> {
  const load = async (address: string) => {
    // A page that does not load comes back to the recovery by its own event.
    if (!window.isDestroyed()) await window.loadURL(address).catch(() => {})
  }
  let running: Promise<void> | null = null
  return () => {
    running ??= load(nowhere)
      .then(() => load(home))
      .finally(() => (running = null))
    return running
  }
}
