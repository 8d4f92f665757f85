import { comfort } from '../comfort/comfort.svelte.ts'

/** Name of the highlight, as `speech.css` knows it. */
const name = 'spoken'

/** Marks a sentence where it stands, and brings it into sight; null takes the mark away. */
export function markSentence(place: Range | null): void {
  CSS.highlights.delete(name)
  if (!place) return
  CSS.highlights.set(name, new Highlight(place))
  bringIntoSight(place)
}

/** Scrolls only when the sentence stands outside the middle of the screen, so that the page does not move at every one. */
function bringIntoSight(place: Range): void {
  const main = place.startContainer.parentElement?.closest('main')
  if (!main) return
  const { top, bottom } = place.getBoundingClientRect()
  const view = main.getBoundingClientRect()
  const margin = view.height * 0.12
  if (top >= view.top + margin && bottom <= view.bottom - margin) return
  const still = comfort.lessMotion || matchMedia('(prefers-reduced-motion: reduce)').matches
  main.scrollBy({ top: top - view.top - view.height * 0.25, behavior: still ? 'auto' : 'smooth' })
}
