import type { Attachment } from 'svelte/attachments'

/** True if groups of the drawing are places of spread (`id="site-bone"`), which can be touched. */
export function showsSites(svg: string): boolean {
  return svg.includes(' id="site-')
}

/**
 * Puts a drawing of the guide into an element, so that it takes on the window's typeface and its parts can be touched.
 * The compiler lets no drawing through that holds more than shapes and words.
 */
export function drawing(svg: string): Attachment<HTMLElement> {
  return (element) => {
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
    element.replaceChildren(document.importNode(parsed, true))
  }
}
