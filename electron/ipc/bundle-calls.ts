import { missingParts, sameName } from '../../content/bundles/bundle-choice.ts'
import type { Bundle } from '../../content/schema/bundle.ts'
import { LatelyUsed } from '../bundles/lately-used.ts'
import { BundlesFull, type BundleStore } from '../bundles/store.ts'
import { errorFacts } from '../log/error-facts.ts'
import type { Log } from '../log/log.ts'
import type { Visit } from '../session/visit.ts'
import type { Handle } from './call-registry.ts'
import type { OfferedBundle } from '../contract/handout-contract.ts'
import { failure, ok } from '../contract/result.ts'

export interface BundleCallsOptions {
  store: BundleStore
  fromGuide: readonly Bundle[]
  visit: Pick<Visit, 'number'>
  log: Pick<Log, 'error'>
}

/** Lets the window read the sets of choices, and staff save and remove their own. Holds those used lately, in memory. */
export function handleBundleCalls(handle: Handle, { store, fromGuide, visit, log }: BundleCallsOptions): void {
  const lately = new LatelyUsed()
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
      if (error instanceof BundlesFull) return failure('busy', 'bundles.error.too-many')
      log.error('bundles not saved', errorFacts(error))
      return failure('failed', 'bundles.error.not-saved')
    }
    return ok(offered())
  }
  const own = (name: string): boolean => store.bundles.some((bundle) => sameName(bundle.name, name))

  handle('bundles:list', () => ok(offered()))

  handle('bundles:lately', () => ok(lately.list))

  handle('bundles:used', (set) => {
    lately.note(set, visit.number)
    return ok(null)
  })

  handle('bundles:save', ({ bundle }) => {
    if (fromGuide.some(({ name }) => sameName(name, bundle.name))) {
      return failure('not-allowed', 'bundles.error.comes-with-guide', { field: 'bundle.name' })
    }
    return changed(store.save(bundle))
  })

  handle('bundles:remove', ({ name }) => {
    if (!own(name)) return failure('not-found', 'bundles.error.not-found', { field: 'name' })
    return changed(store.remove(name))
  })
}
