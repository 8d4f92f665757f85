/**
 * Run in the page before its own scripts: functions that would close the window past every event (Electron obeys
 * `window.close()` of any page) or open the system's print dialog do nothing.
 */
export const disarmPage = 'window.close = window.print = () => undefined; undefined'
