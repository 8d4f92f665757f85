/** A drawing of the guide as an image address. As an image its SVG runs no script and loads nothing. */
export function drawingUrl(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
