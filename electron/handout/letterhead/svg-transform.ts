const angles: Readonly<Record<string, number>> = { '': 1, deg: 1, rad: 180 / Math.PI, grad: 0.9, turn: 360 }

/** Arguments of each function, as SVG writes them; CSS adds units, and functions for one axis. */
const functions: Readonly<
  Record<string, { units: 'none' | 'px' | 'angle'; written: (values: readonly number[]) => string }>
> = {
  matrix: { units: 'none', written: (values) => `matrix(${values.join(' ')})` },
  translate: { units: 'px', written: (values) => `translate(${values.join(' ')})` },
  translatex: { units: 'px', written: ([x = 0]) => `translate(${x} 0)` },
  translatey: { units: 'px', written: ([y = 0]) => `translate(0 ${y})` },
  scale: { units: 'none', written: (values) => `scale(${values.join(' ')})` },
  scalex: { units: 'none', written: ([x = 1]) => `scale(${x} 1)` },
  scaley: { units: 'none', written: ([y = 1]) => `scale(1 ${y})` },
  rotate: { units: 'angle', written: (values) => `rotate(${values.join(' ')})` },
  skewx: { units: 'angle', written: ([x = 0]) => `skewX(${x})` },
  skewy: { units: 'angle', written: ([y = 0]) => `skewY(${y})` },
}

const number = '[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[-+]?\\d+)?'
const argument = new RegExp(`(${number})([a-z%]*)`, 'gi')
const list = /^(?:\s*,?\s*[a-z]+\s*\([^()]*\))*\s*$/i

/**
 * A list of transforms, from SVG or CSS, in SVG's own words and without units. Null where it has something else: percent,
 * lengths other than px, three dimensions.
 */
export function svgTransform(written: string): string | null {
  if (/^\s*none\s*$/i.test(written)) return ''
  if (!list.test(written)) return null
  const parts: string[] = []
  for (const [, name = '', inside = ''] of written.matchAll(/([a-z]+)\s*\(([^()]*)\)/gi)) {
    const known = functions[name.toLowerCase()]
    const values = known && valuesOf(inside, known.units)
    if (!values) return null
    parts.push(known.written(values))
  }
  return parts.join(' ')
}

function valuesOf(inside: string, units: 'none' | 'px' | 'angle'): number[] | null {
  const found = [...inside.matchAll(argument)]
  const rest = inside.replace(argument, '').replace(/[\s,]/g, '')
  if (found.length === 0 || rest !== '') return null
  const values = found.map(([, value = '', unit = '']) => {
    const factor =
      units === 'angle' ? angles[unit.toLowerCase()] : unit === '' || (units === 'px' && unit === 'px') ? 1 : undefined
    return factor === undefined ? null : Number(value) * factor
  })
  const whole = values.filter((value) => value !== null)
  return whole.length === values.length ? whole : null
}

const sides: Readonly<Record<string, { axis?: 'x' | 'y'; share: number }>> = {
  left: { axis: 'x', share: 0 },
  right: { axis: 'x', share: 1 },
  top: { axis: 'y', share: 0 },
  bottom: { axis: 'y', share: 1 },
  center: { share: 0.5 },
}

/**
 * The point that `transform-origin` names, in the units of the drawing; null where it cannot be told.
 * @param size Width and height of the view box, of which it may name a share.
 */
export function transformOrigin(written: string, size: { width: number; height: number }): [number, number] | null {
  const words = written
    .trim()
    .toLowerCase()
    .split(/[\s,]+/)
  // A third value is the depth.
  if (words.length === 3 && parseFloat(words[2] ?? '') === 0) words.pop()
  if (words.length > 2) return null
  const [first = 'center', second = 'center'] = words
  const turned = sides[first]?.axis === 'y' || sides[second]?.axis === 'x'
  const [x, y] = turned ? [second, first] : [first, second]
  const across = along(x, 'x', size.width)
  const down = along(y, 'y', size.height)
  return across === null || down === null ? null : [across, down]
}

function along(word: string, axis: 'x' | 'y', length: number): number | null {
  const side = sides[word]
  if (side) return side.axis === undefined || side.axis === axis ? side.share * length : null
  const [, value = '', unit = ''] = new RegExp(`^(${number})(px|%|)$`, 'i').exec(word) ?? []
  if (value === '') return null
  return unit === '%' ? (Number(value) / 100) * length : Number(value)
}
