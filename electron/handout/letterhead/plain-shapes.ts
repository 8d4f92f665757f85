/** What a drawing of a clinic may be made of. Whatever else could draw, load or repeat is refused. */
const elements = new Set(
  'svg g path rect circle ellipse line polyline polygon title desc defs linearGradient radialGradient stop'.split(' '),
)

/** Attributes that are kept, by what is checked of them. */
const measures = new Set(
  'd points x y width height rx ry cx cy r x1 y1 x2 y2 fx fy viewBox stroke-width stroke-miterlimit'.split(' '),
)
const turns = new Set(['transform', 'gradientTransform'])
const looks = new Set(
  (
    'id fill fill-opacity fill-rule stroke stroke-opacity stroke-linecap stroke-linejoin opacity color visibility display ' +
    'gradientUnits offset stop-color stop-opacity preserveAspectRatio'
  ).split(' '),
)
/** Attributes that would make the drawing another one if they were left out, or do what no drawing should. */
const forbidden =
  /^(on.*|(.*:)?href|src|mask|clip-path|filter|marker.*|stroke-dasharray|stroke-dashoffset|spreadMethod)$/i

const most = { elements: 500, numbers: 20_000, stops: 20, depth: 30, boxes: 10, scale: 1000 }

const piece =
  /<\?[^<>]*\?>|<!--[\s\S]*?-->|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/gy
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const numbers = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi

/** Why a drawing is refused. `name` is what it holds that is not allowed. */
export type ShapesProblem = { kind: 'damaged' | 'too-much' | 'too-far' } | { kind: 'not-allowed'; name: string }

class Refused extends Error {
  readonly problem: ShapesProblem
  constructor(problem: ShapesProblem) {
    super(problem.kind)
    this.problem = problem
  }
}

/**
 * An SVG drawing written anew from those of its elements and attributes that are known to be harmless: plain shapes, at
 * most 500, with at most 20,000 numbers in all that stay within ten times its view box. A drawing with anything else
 * that would be seen is refused; names and notes of drawing programs are left out.
 */
export function plainShapes(text: string): { svg: string; problem: null } | { svg: null; problem: ShapesProblem } {
  try {
    return { svg: rewritten(text), problem: null }
  } catch (error) {
    if (error instanceof Refused) return { svg: null, problem: error.problem }
    throw error
  }
}

function rewritten(text: string): string {
  const far = most.boxes * reach(text)
  const open: { name: string; scale: number }[] = []
  const count = { elements: 0, stops: 0, numbers: 0 }
  let svg = ''
  let end = 0
  let whole = false
  for (const found of text
    .trim()
    .replace(/^\uFEFF/, '')
    .matchAll(piece)) {
    const [all, closing, opening, written = '', alone] = found
    end = found.index + all.length
    if (closing !== undefined) {
      if (open.pop()?.name !== closing) throw new Refused({ kind: 'damaged' })
      whole ||= open.length === 0
      svg += `</${closing}>`
    } else if (opening !== undefined) {
      if (!elements.has(opening)) throw new Refused({ kind: 'not-allowed', name: `<${opening}` })
      if (whole || (open.length === 0) !== (opening === 'svg')) throw new Refused({ kind: 'damaged' })
      const { kept, scale } = keptAttributes(written, far, open.at(-1)?.scale ?? 1, count)
      // A gradient is made anew for each shape that it fills.
      if (opening === 'stop' && ++count.stops > most.stops) throw new Refused({ kind: 'too-much' })
      if (++count.elements > most.elements || count.numbers > most.numbers || open.length >= most.depth)
        throw new Refused({ kind: 'too-much' })
      svg += `<${opening}${kept}${alone ?? ''}>`
      if (alone === '') open.push({ name: opening, scale })
      else whole ||= open.length === 0
    }
  }
  if (!whole || open.length > 0 || end < text.trim().length) {
    const declaration = /<!\[?\w+/.exec(text)
    throw new Refused(declaration ? { kind: 'not-allowed', name: declaration[0] } : { kind: 'damaged' })
  }
  return svg
}

function keptAttributes(
  written: string,
  far: number,
  outer: number,
  count: { numbers: number },
): { kept: string; scale: number } {
  let kept = ''
  let scale = outer
  const keep = (name: string, value: string): void => {
    if (/[&<>]|url\(\s*['"]?(?!#)/i.test(value) && (measures.has(name) || turns.has(name) || looks.has(name)))
      throw new Refused({ kind: 'not-allowed', name: `${name}=` })
    if (forbidden.test(name) && value.trim() !== 'none') throw new Refused({ kind: 'not-allowed', name: `${name}=` })
    if (measures.has(name)) {
      const found = value.match(numbers) ?? []
      if (name === 'd' || name === 'points') count.numbers += found.length + (value.match(/[a-z]/gi)?.length ?? 0)
      if (name !== 'viewBox' && found.some((each) => !(Math.abs(Number(each)) <= far)))
        throw new Refused({ kind: 'too-far' })
    } else if (turns.has(name)) {
      scale *= largestScale(value)
      const moved = (value.match(numbers) ?? []).some((each) => !(Math.abs(Number(each)) <= Math.max(far, 360)))
      if (moved || !(scale <= most.scale)) throw new Refused({ kind: 'too-far' })
    } else if (!looks.has(name)) return
    kept += ` ${name}="${value.replaceAll('"', "'")}"`
  }
  for (const [, name = '', double, single] of written.matchAll(attribute)) {
    const value = double ?? single ?? ''
    if (name === 'style') {
      for (const declaration of value.split(';')) {
        const [property = '', ...rest] = declaration.split(':')
        keep(property.trim(), rest.join(':').trim())
      }
    } else keep(name, value)
  }
  return { kept, scale }
}

/** The largest factor by which a list of transforms makes things bigger, or a little more. */
function largestScale(transforms: string): number {
  let scale = 1
  for (const [, name = '', inside = ''] of transforms.matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
    const values = (inside.match(numbers) ?? []).map((each) => Math.abs(Number(each)))
    if (name === 'scale') scale *= Math.max(1, ...values)
    if (name === 'matrix') scale *= Math.max(1, ...values.slice(0, 4))
    if (name.startsWith('skew')) scale *= 10
  }
  return scale
}

/** How far from its origin the drawing reaches, in its own units. */
function reach(text: string): number {
  const box = /<svg[^>]*?\sviewBox\s*=\s*["']([^"']*)/.exec(text)?.[1]?.match(numbers)?.map(Number) ?? []
  const [x = 0, y = 0, width = 0, height = 0] = box
  const size = Math.max(Math.abs(x) + width, Math.abs(y) + height)
  return Number.isFinite(size) && width > 0 && height > 0 && size <= 1e6 ? size : 100
}
