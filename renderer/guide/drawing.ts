import type { Attachment } from 'svelte/attachments'

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
