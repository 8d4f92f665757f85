import { sameScreen, type Route } from './routes.ts'
import { forgetting } from '../visit/forgetting.ts'

interface Stop {
  route: Route
  /** How far the screen was scrolled when it was left, in CSS px. */
  scroll: number
}

const start = (): Stop => ({ route: { name: 'home' }, scroll: 0 })

/** The screens of this visit, oldest first; the last one is shown. */
class Router {
  #stops = $state.raw<readonly Stop[]>([start()])

  get stop(): Stop {
    return this.#stops.at(-1) ?? start()
  }

  get current(): Route {
    return this.stop.route
  }

  get canGoBack(): boolean {
    return this.#stops.length > 1
  }

  /** Shows a screen. Going where one already is only changes the place in it. */
  go(route: Route): void {
    const kept = sameScreen(route, this.current) ? this.#stops.slice(0, -1) : this.#stops
    this.#stops = [...kept, { route, scroll: 0 }]
  }

  back(): void {
    if (this.canGoBack) this.#stops = this.#stops.slice(0, -1)
  }

  /** Back to the first screen; the way there is forgotten. */
  home(): void {
    this.#stops = [start()]
  }

  reset(): void {
    this.home()
  }

  /** Keeps the place in the current screen, for when the visitor comes back to it. */
  keepScroll(scroll: number): void {
    const last = this.#stops.at(-1)
    if (last) last.scroll = scroll
  }
}

export const router = forgetting('patient', new Router())
