import { parseArgs } from 'node:util'
import { buildIfNeeded } from './build/build.ts'
import { findRuntime } from './electron/find-runtime.ts'
import { openKiosk } from './kiosk/open-kiosk.ts'
import { runScript } from './setup-problem.ts'
import { electronLibraries, requireSystem, virtualScreenPackages } from './system/packages.ts'
import { hasScreen, withVirtualScreen } from './system/screen.ts'
import { tour } from './kiosk/tour.ts'

/** `npm start [-- --windowed | --tour]`: opens the kiosk, or tours it where nobody could see it. */
async function start(): Promise<void> {
  const { values } = parseArgs({ options: { windowed: { type: 'boolean' }, tour: { type: 'boolean' } } })
  const visible = hasScreen() && !values.tour
  const runtime = await findRuntime()
  await requireSystem([electronLibraries(runtime.executable), ...(visible ? [] : [virtualScreenPackages])])
  await buildIfNeeded()
  if (visible) return openKiosk(runtime, { windowed: values.windowed ?? false })
  if (!values.tour)
    console.log('There is no screen here, so the program is shown on a virtual one: a tour in pictures.')
  await withVirtualScreen(() => tour(runtime))
}

runScript(start)
