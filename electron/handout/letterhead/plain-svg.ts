import { _collections, type CustomPlugin, optimize, type XastElement, type XastParent, type XastRoot } from 'svgo'
import { LogoRefused } from './logo-problem.ts'
import { hexColor, svgPaint } from './svg-color.ts'
import { svgTransform, transformOrigin } from './svg-transform.ts'

/** A drawing that the renderer draws as a browser would. */
export interface PlainSvg {
  svg: string
  /** All its words. */
  words: string
  /** The color behind it; null = the paper. */
  background: string | null
}

const svgNamespace = 'http://www.w3.org/2000/svg'

/** What moves, or is drawn by something other than the renderer. */
const otherElements = new Set(
  'foreignObject animate animateColor animateMotion animateTransform set discard iframe video audio canvas'.split(' '),
)
/** Read by nobody who draws. */
const silentElements = new Set(['script', 'style', 'metadata', 'title', 'desc'])
const wordElements = new Set(['text', 'tspan', 'textPath'])
const pictureElements = new Set(['image', 'feImage'])

const paints = new Set(['fill', 'stroke'])
const colors = new Set(['stop-color', 'flood-color', 'lighting-color', 'color'])
const transforms = new Set(['transform', 'gradientTransform', 'patternTransform'])
const geometry = new Set(['x', 'y', 'cx', 'cy', 'r', 'rx', 'ry', 'width', 'height'])
/** Properties and attributes that the renderer leaves out and a browser does not. */
const otherLooks = new Set(
  (
    'vector-effect systemLanguage fr d translate rotate scale zoom animation animation-name offset-path mask-image ' +
    'mask-border background-image border box-shadow'
  ).split(' '),
)
const noEffect = /^\s*(none|normal|auto|0|0%|)\s*$/

/** CSS functions that the renderer knows, beside colors and transforms. */
const functions = new Set(
  'url blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia'.split(' '),
)
const pseudos = new Set(
  (
    'root first-child last-child only-child nth-child nth-last-child first-of-type last-of-type only-of-type nth-of-type ' +
    'nth-last-of-type not is link visited hover focus focus-visible focus-within active before after'
  ).split(' '),
)

/**
 * Rewrites an SVG into what the renderer draws as a browser does: styles become attributes, colors become `#rrggbb`,
 * transforms of CSS become those of SVG. What would be drawn otherwise, or needs another file, is refused.
 * @throws LogoRefused with the reason.
 */
export function plainSvg(text: string): PlainSvg {
  const plain: PlainSvg = { svg: '', words: '', background: null }
  const { data } = optimize(withoutOddEntities(text), {
    multipass: false,
    plugins: [
      { name: 'sheets', fn: checkSheets },
      {
        name: 'inlineStyles',
        params: { onlyMatchedOnce: false, removeMatchedSelectors: false, useMqs: ['', 'media screen', 'media all'] },
      },
      'convertStyleToAttrs',
      plainAttributes(plain),
    ],
    js2svg: { pretty: false },
  })
  plain.svg = data
  return plain
}

/** Drawing programs name their namespaces by entities. One that is made of others can grow without end. */
function withoutOddEntities(text: string): string {
  for (const [declaration] of text.matchAll(/<!ENTITY\b[^>]*>/g))
    if (!/^<!ENTITY\s+[\w.-]+\s+("[^"&%]*"|'[^'&%]*')\s*>$/.test(declaration))
      throw new LogoRefused('not-allowed', { name: '<!ENTITY' })
  return text
}

function checkSheets(): ReturnType<CustomPlugin['fn']> {
  return {
    instruction: {
      enter: ({ name }) => {
        if (name === 'xml-stylesheet') throw new LogoRefused('outside', { name })
      },
    },
    element: {
      enter: (node, parent) => {
        // With units it is a style. As an attribute, browsers pass over it.
        const { transform = '' } = node.attributes
        if (/\d(deg|rad|grad|turn|px)/.test(transform))
          throw new LogoRefused('not-allowed', { name: `transform="${transform.slice(0, 40)}"` })
        if (node.name !== 'style') return
        if (/dark|print|speech/i.test(node.attributes['media'] ?? '')) remove(node, parent)
        else if (!/^(|all|screen)$/i.test((node.attributes['media'] ?? '').trim()))
          throw new LogoRefused('not-allowed', { name: '<style media' })
        else checkSheet(node.children.map((child) => ('value' in child ? child.value : '')).join(''))
      },
    },
  }
}

/** Refuses a style sheet with rules that would be passed over, though a browser follows them. */
function checkSheet(sheet: string): void {
  const text = sheet.replace(/\/\*[\s\S]*?\*\//g, '').replace(/"[^"]*"|'[^']*'/g, '""')
  for (const [, name = '', prelude = ''] of text.matchAll(/@([\w-]+)([^{;]*)/g)) {
    if (name === 'import') throw new LogoRefused('outside', { name: '@import' })
    const passedOver = /^(charset|namespace|font-face|(-\w+-)?keyframes|page)$/.test(name)
    const other =
      name === 'media' && /dark|print|speech|hover|pointer|reduced-motion|contrast|^\s*(all|screen)\s*$/.test(prelude)
    if (!passedOver && !other) throw new LogoRefused('not-allowed', { name: `@${name}` })
  }
  const rules = text.replace(/@[\w-]+[^{;]*\{(?:[^{}]|\{[^{}]*\})*\}|@[^;{]*;/g, '')
  if (/\{[^}]*\{/.test(rules)) throw new LogoRefused('not-allowed', { name: '<style' })
  for (const [, selector = ''] of rules.matchAll(/(?:^|\})([^{}]*)\{/g)) {
    for (const [, name = ''] of selector.matchAll(/::?([\w-]+)/g))
      if (!pseudos.has(name)) throw new LogoRefused('not-allowed', { name: `:${name}` })
  }
}

function plainAttributes(plain: PlainSvg): CustomPlugin {
  let size = { width: 0, height: 0 }
  const text: string[] = []
  return {
    name: 'plain-attributes',
    fn: () => ({
      doctype: { enter: remove },
      instruction: { enter: remove },
      comment: { enter: remove },
      element: {
        enter: (node, parent) => {
          if (parent.type === 'root') {
            size = drawingBox(node)
            plain.background = background(node)
          }
          const name = localName(node)
          if (silentElements.has(name)) return remove(node, parent)
          if (otherElements.has(name)) {
            // Illustrator keeps its own copy of the drawing beside the one for everyone.
            if (parent.type === 'element' && parent.name === 'switch' && 'requiredExtensions' in node.attributes)
              return remove(node, parent)
            throw new LogoRefused('not-allowed', { name: `<${name}` })
          }
          if (wordElements.has(name)) text.push(wordsOf(node))
          styleToGeometry(node)
          for (const [attribute, value] of Object.entries(node.attributes)) plainAttribute(node, attribute, value)
          placeOrigin(node, size)
        },
      },
      root: { exit: () => void (plain.words = text.join(' ')) },
    }),
  }
}

const remove = (node: XastRoot['children'][number], parent: XastParent): void => {
  parent.children = parent.children.filter((child) => child !== node)
}

const localName = ({ name }: XastElement): string => name.replace(/^.*:/, '')

function wordsOf({ children }: XastElement): string {
  return children.map((child) => (child.type === 'text' || child.type === 'cdata' ? child.value : '')).join('')
}

/** Gives the drawing the size that browsers give it, and returns its box. */
function drawingBox(root: XastElement): { width: number; height: number } {
  const { attributes } = root
  if (localName(root) !== 'svg') throw new LogoRefused('other')
  if (!root.name.includes(':')) attributes['xmlns'] ??= svgNamespace
  const [, , width = NaN, height = NaN] = (attributes['viewBox'] ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const relative = (length: string | undefined): boolean => length === undefined || /%\s*$|^\s*auto\s*$/.test(length)
  if (width > 0 && height > 0) {
    if (relative(attributes['width']) || relative(attributes['height'])) {
      delete attributes['width']
      delete attributes['height']
    }
    return { width, height }
  }
  delete attributes['viewBox']
  if (relative(attributes['width'])) attributes['width'] = '300'
  if (relative(attributes['height'])) attributes['height'] = '150'
  return { width: parseFloat(attributes['width'] ?? ''), height: parseFloat(attributes['height'] ?? '') }
}

function background(root: XastElement): string | null {
  const written = declarations(root).find(({ property }) => /^background(-color)?$/.test(property))
  if (!written || noEffect.test(written.value) || written.value === 'transparent') return null
  const color = hexColor(written.value)
  if (color === null) throw new LogoRefused('not-allowed', { name: 'background' })
  return color
}

/** What is left of a style when the properties that are attributes, too, are taken out. */
function declarations({ attributes }: XastElement): { property: string; value: string }[] {
  return (attributes['style'] ?? '').split(/;(?![^(]*\))/).flatMap((declaration) => {
    const [property = '', ...rest] = declaration.split(':')
    const value = rest.join(':').replace(/!\s*important\s*$/i, '')
    return property.trim() === '' ? [] : [{ property: property.trim().toLowerCase(), value: value.trim() }]
  })
}

function styleToGeometry(node: XastElement): void {
  // The renderer knows these as styles only.
  const kept: string[] = []
  for (const { property, value } of declarations(node)) {
    if (otherLooks.has(property) && !noEffect.test(value)) throw new LogoRefused('not-allowed', { name: property })
    if (property === 'transform-box' && !/^(view-box|border-box)$/.test(value)) node.attributes['transform-box'] = value
    if (property === 'mask' || property === 'mask-type') node.attributes[property] = value
    if (property === 'mix-blend-mode' || property === 'isolation') kept.push(`${property}:${value}`)
    if (geometry.has(property)) node.attributes[property] = value
  }
  if (node.attributes['mask-type'] === 'alpha') throw new LogoRefused('not-allowed', { name: 'mask-type' })
  if (kept.length > 0) node.attributes['style'] = kept.join(';')
  else delete node.attributes['style']
}

function plainAttribute(node: XastElement, name: string, value: string): void {
  const { attributes } = node
  const refuse = (): never => {
    throw new LogoRefused('not-allowed', { name: `${name}="${value.slice(0, 40)}"` })
  }
  if (/^on/i.test(name)) Reflect.deleteProperty(attributes, name)
  else if (/^(xlink:)?href$/.test(name)) checkReference(node, name, value)
  else if (/url\(\s*["']?(?!\s*["']?#)/i.test(value) && looks(name))
    throw new LogoRefused('outside', { name: `${name}="${value.slice(0, 40)}"` })
  else if (paints.has(name)) attributes[name] = svgPaint(value) ?? refuse()
  else if (colors.has(name)) attributes[name] = keyword(value) ?? hexColor(value) ?? refuse()
  else if (transforms.has(name)) attributes[name] = svgTransform(value) ?? refuse()
  else if ((name === 'rx' || name === 'ry') && value.trim() === 'auto') Reflect.deleteProperty(attributes, name)
  else if (otherLooks.has(name) && name !== 'd' && !noEffect.test(value)) refuse()
  else if (looks(name)) {
    for (const [, called = ''] of value.matchAll(/([a-z][\w-]*)\(/gi))
      if (!functions.has(called.toLowerCase())) refuse()
    attributes[name] = value
      .replace(/url\(\s*(["']?)(#[^"')]+?)\1\s*\)/gi, 'url($2)')
      .replace(/\s*!\s*important\s*$/i, '')
  }
}

const keyword = (value: string): string | null =>
  /^\s*currentcolor\s*$/i.test(value) ? 'currentColor' : value.trim() === 'inherit' ? 'inherit' : null

const looks = (name: string): boolean =>
  _collections.attrsGroups['presentation']?.has(name) === true || geometry.has(name) || name === 'mask'

/** A reference leads to a part of the drawing, or is a picture that the drawing holds. */
function checkReference(node: XastElement, name: string, value: string): void {
  const reference = value.trim()
  if (localName(node) === 'a' || reference === '') Reflect.deleteProperty(node.attributes, name)
  else if (pictureElements.has(localName(node)) && /^data:image\/(png|jpe?g|gif);base64,/i.test(reference)) return
  else if (!reference.startsWith('#')) throw new LogoRefused('outside', { name: reference.slice(0, 60) })
}

/** Writes the point about which a transform turns into the transform itself. */
function placeOrigin({ attributes }: XastElement, size: { width: number; height: number }): void {
  const { transform, 'transform-origin': origin, 'transform-box': box } = attributes
  delete attributes['transform-origin']
  delete attributes['transform-box']
  if (transform === undefined || transform === '') delete attributes['transform']
  else if (origin !== undefined) {
    const point = transformOrigin(origin, size)
    const zero = point !== null && point[0] === 0 && point[1] === 0
    if (point === null || (box !== undefined && !zero))
      throw new LogoRefused('not-allowed', { name: 'transform-origin' })
    if (!zero)
      attributes['transform'] =
        `translate(${point.join(' ')}) ${transform} translate(${point.map((each) => -each).join(' ')})`
  }
}
