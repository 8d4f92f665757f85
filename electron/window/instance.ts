import type { App, BrowserWindow } from 'electron'
import type { Log } from '../log/log.ts'
import { removeStaleLock } from './stale-lock.ts'

/**
 * Whether this is the only kiosk on the machine. If it is not, or a lock of an earlier run is stuck, that is logged:
 * the program would else end without a word.
 */
export function isOnlyInstance(app: App, log: Log): boolean {
  if (process.platform === 'linux' && removeStaleLock(app.getPath('userData'))) log.warn('stale lock removed')
  const only = app.requestSingleInstanceLock()
  if (!only) {
    log.error('not started', {
      reason: 'another kiosk is running, or its lock is stale',
      mend: `end the other one, or delete the files Singleton* in ${app.getPath('userData')}`,
    })
  }
  return only
}

/** Brings the running kiosk to the front when somebody starts it once more. */
export function frontOnSecondStart(app: App, window: BrowserWindow): void {
  app.on('second-instance', () => {
    if (!window.isDestroyed()) window.focus()
  })
}
