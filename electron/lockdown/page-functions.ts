import { keptOfNavigator, removedFromPrototypes, removedFromWindow } from './page-features.ts'

/** What would close, move or resize the window past every event (Electron obeys any page), or open a dialog of the system. */
const windowFunctions = ['close', 'print', 'moveTo', 'moveBy', 'resizeTo', 'resizeBy']

/** Kinds of fields that open a dialog or a window of their own. The guide has none. */
const pickers = ['file', 'color', 'date', 'datetime-local', 'month', 'time', 'week']

/** Run in the page before its own scripts: what would lead out of it or act on the machine is removed, or does nothing. */
export const disarmPage = `{
  const keptOfNavigator = new Set(${JSON.stringify(Object.keys(keptOfNavigator))})
  for (const name of Object.getOwnPropertyNames(Navigator.prototype))
    if (!keptOfNavigator.has(name)) delete Navigator.prototype[name]
  const removed = [${removedFromWindow.map(String).join(', ')}]
  for (const name of Object.getOwnPropertyNames(window))
    if (removed.some((pattern) => pattern.test(name))) delete window[name]
  for (const [owner, names] of Object.entries(${JSON.stringify(removedFromPrototypes)}))
    for (const name of names) delete window[owner]?.prototype[name]
  const nothing = () => undefined
  for (const name of ${JSON.stringify(windowFunctions)}) window[name] = nothing
  const picks = (field) => field instanceof HTMLInputElement && ${JSON.stringify(pickers)}.includes(field.type)
  const { click } = HTMLElement.prototype
  HTMLElement.prototype.click = function () { if (!picks(this)) click.call(this) }
  HTMLInputElement.prototype.showPicker = nothing
  addEventListener('click', (event) => { if (picks(event.composedPath()[0])) event.preventDefault() }, true)
}; undefined`
