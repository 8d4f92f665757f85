import { guide } from '../guide/guide.svelte.ts'
import { forgetting } from '../visit/forgetting.ts'

export const textSizes = ['1', '2', '3'] as const
export type TextSize = (typeof textSizes)[number]
export const themes = ['light', 'dark', 'contrast'] as const
export type Theme = (typeof themes)[number]

/** How the visitor likes the window: text size, colors, motion, and where its controls are. App.svelte puts it on the root element. */
class Comfort {
  #textSize = $state<TextSize | null>(null)
  theme = $state<Theme>('light')
  /** Nothing fades or slides. The system's own setting holds beside it. */
  lessMotion = $state(false)
  /** On a tall screen: all there is to touch in its lower half, for who sits in a chair or is small. */
  lowReach = $state(false)

  /** The size the visitor chose, else the one that the clinic has set. */
  get textSize(): TextSize {
    return this.#textSize ?? guide.info?.textSize ?? '1'
  }

  set textSize(size: TextSize) {
    this.#textSize = size
  }

  reset(): void {
    this.#textSize = null
    this.theme = 'light'
    this.lessMotion = false
    this.lowReach = false
  }
}

export const comfort = forgetting('visit', new Comfort())
