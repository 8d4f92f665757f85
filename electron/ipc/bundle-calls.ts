import { missingParts, sameName } from '../../content/bundles/bundle-choice.ts'
import type { Bundle } from '../../content/schema/bundle.ts'
import { type BundleStore, bundleLimit } from '../bundles/store.ts'
import { errorFacts } from '../log/error-facts.ts'
import type { Log } from '../log/log.ts'
import type { Handle } from './calls.ts'
import type { OfferedBundle } from './handout-contract.ts'
import { failure, ok } from './result.ts'

/** Lets the window read the sets of choices, and staff save and remove their own. */
export function handleBundleCalls(
  handle: Handle,
  { store, fromGuide, log }: { store: BundleStore; fromGuide: readonly Bundle[]; log: Pick<Log, 'error'> },
): void {
  const offered = (): OfferedBundle[] => [
    ...store.bundles.map((bundle) => ({ bundle, own: true, missing: missingParts(bundle) })),
    ...fromGuide
      .filter(({ name }) => !store.bundles.some((own) => sameName(own.name, name)))
      .map((bundle) => ({ bundle, own: false, missing: missingParts(bundle) })),
  ]
  const changed = async (change: Promise<void>) => {
    try {
      await change
    } catch (error) {
      log.error('bundles not saved', errorFacts(error))
      return failure('failed', 'bundles.error.not-saved')
    }
    return ok(offered())
  }
  const own = (name: string): boolean => store.bundles.some((bundle) => sameName(bundle.name, name))

  handle('bundles:list', () => ok(offered()))

  handle('bundles:save', ({ bundle }) => {
    if (fromGuide.some(({ name }) => sameName(name, bundle.name))) {
      return failure('not-allowed', 'bundles.error.comes-with-guide', { field: 'bundle.name' })
    }
    if (!own(bundle.name) && store.bundles.length >= bundleLimit) return failure('busy', 'bundles.error.too-many')
    return changed(store.save(bundle))
  })

  handle('bundles:remove', ({ name }) => {
    if (!own(name)) return failure('not-found', 'bundles.error.not-found', { field: 'name' })
    return changed(store.remove(name))
  })
}
