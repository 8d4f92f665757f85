import { clampRgb, formatHex, formatHex8, type Rgb, parse, rgb } from 'culori'

/** Colors that are no colors of their own. `currentColor` is read only in this spelling. */
const words: Readonly<Record<string, string>> = {
  none: 'none',
  inherit: 'inherit',
  currentcolor: 'currentColor',
  transparent: 'none',
}

/** A color of CSS as `#rrggbb` or `#rrggbbaa`, in sRGB; null where it is none. The renderer paints what it cannot read black. */
export function hexColor(written: string): string | null {
  const text = written.trim().replace(/\s+icc-color\([^)]*\)$/i, '')
  const color = parse(text.toLowerCase())
  if (!color) return null
  const clamped: Rgb = clampRgb(rgb(color))
  return (clamped.alpha ?? 1) < 1 ? formatHex8(clamped) : formatHex(clamped)
}

/** The value of `fill` and its like as the renderer reads it: a color, a word or `url(#id)` with one of these after it. */
export function svgPaint(written: string): string | null {
  const [, id, after = ''] = /^\s*url\(\s*["']?#([^"')]+?)["']?\s*\)\s*(.*)$/is.exec(written) ?? []
  if (id !== undefined) {
    const fallback = after === '' ? '' : svgPaint(after)
    return fallback === null ? null : `url(#${id}) ${fallback}`.trim()
  }
  return words[written.trim().toLowerCase()] ?? hexColor(written)
}
