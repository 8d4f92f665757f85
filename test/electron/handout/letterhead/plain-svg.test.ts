import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { logoPicture } from '../../../../electron/handout/letterhead/logo-picture.ts'
import { plainSvg } from '../../../../electron/handout/letterhead/plain-svg.ts'

const drawing = (inside: string, attributes = 'viewBox="0 0 200 60"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`
const filled = (fill: string): string => drawing(`<rect width="200" height="60" fill="${fill}"/>`)

/** Colors of a drawing at points of its box of 200 × 60, as `#rrggbb`. */
async function colorsAt(svg: string, ...points: readonly (readonly [number, number])[]): Promise<string[]> {
  const { bytes, width, height } = await logoPicture(Buffer.from(svg), [72])
  const { data } = PNG.sync.read(Buffer.from(bytes))
  return points.map(([x, y]) => {
    const at = (Math.floor((y / 60) * height) * width + Math.floor((x / 200) * width)) * 4
    return `#${data.toString('hex', at, at + 3)}`
  })
}

describe('a drawing is printed as a browser shows it', () => {
  it.each([
    ['#08c', '#0088cc'],
    ['#0088cc80', '#7fc3e5'],
    ['rebeccapurple', '#663399'],
    ['REBECCAPURPLE', '#663399'],
    ['RGB(0,120,60)', '#00783c'],
    ['rgb(0 120 60)', '#00783c'],
    ['rgb(0 120 60 / 50%)', '#7fbb9d'],
    ['rgb(0%, 50%, 80%)', '#0080cc'],
    ['hsl(200, 100%, 40%)', '#0088cc'],
    ['hsl(200deg 100% 40%)', '#0088cc'],
    ['hsl(.5turn 100% 40%)', '#00cccc'],
    ['hwb(200 10% 20%)', '#1a91cc'],
    ['lab(50% 40 -60)', '#8c5edf'],
    ['oklch(60% .15 250)', '#2784d5'],
    ['color(srgb 0 .5 .8)', '#0080cc'],
    ['url(#none) #08c', '#0088cc'],
  ])('the color %s', async (fill, color) => {
    const [found = ''] = await colorsAt(filled(fill), [100, 30])
    const channels = (text: string): number[] => [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16))
    const wanted = channels(color)
    const furthest = Math.max(...channels(found).map((value, index) => Math.abs(value - (wanted[index] ?? 0))))
    expect(furthest, found).toBeLessThan(3)
  })

  const blue = 'width="40" height="40" fill="#08c"'
  const inSheet = (rules: string, more = ''): string =>
    drawing(`<style>${rules}</style>${more}<rect class="a" width="200" height="60"/>`)
  const stops = '<stop stop-color="hsl(200deg 100% 40%)"/><stop offset="1" stop-color="hsl(200deg 100% 40%)"/>'

  it.each<[string, string, [number, number], string]>([
    ['a rule !important', inSheet('.a{fill:#08c!important}'), [100, 30], '#0088cc'],
    [
      'a rule against an attribute',
      drawing('<style>.a{fill:#08c}</style><rect class="a" fill="red" width="200" height="60"/>'),
      [100, 30],
      '#0088cc',
    ],
    [
      'a style against a rule',
      drawing('<style>.a{fill:red}</style><rect class="a" style="fill:#08c" width="200" height="60"/>'),
      [100, 30],
      '#0088cc',
    ],
    ['the more particular rule', inSheet('rect.a{fill:#08c}.a{fill:red}'), [100, 30], '#0088cc'],
    ['the last rule', inSheet('.a{fill:red}.a{fill:#08c}'), [100, 30], '#0088cc'],
    ['rules with several names', inSheet('.b,svg > .a:not(.c){fill:#08c}'), [100, 30], '#0088cc'],
    ['a sheet in CDATA', inSheet('<![CDATA[.a{fill:#08c}]]>'), [100, 30], '#0088cc'],
    [
      'the colors of a light screen',
      inSheet('.a{fill:#08c}@media (prefers-color-scheme:dark){.a{fill:#fff}}'),
      [100, 30],
      '#0088cc',
    ],
    [
      'currentColor in any spelling',
      drawing('<g color="#08c"><rect width="200" height="60" fill="currentcolor"/></g>'),
      [100, 30],
      '#0088cc',
    ],
    [
      'a gradient named in quotes',
      drawing(`<linearGradient id="g">${stops}</linearGradient><rect width="200" height="60" fill="url('#g')"/>`),
      [100, 30],
      '#0088cc',
    ],
    [
      'lengths in a style',
      drawing('<rect style="x:100px;y:0;width:100px;height:60px;fill:#08c"/>'),
      [150, 30],
      '#0088cc',
    ],
    [
      'turned about a point',
      drawing(`<rect x="80" y="10" ${blue} transform="rotate(45)" transform-origin="100 30"/>`),
      [100, 5],
      '#0088cc',
    ],
    [
      'turned about a point, in a style',
      drawing(`<rect x="80" y="10" ${blue} style="transform:rotate(45deg);transform-origin:100px 30px"/>`),
      [100, 5],
      '#0088cc',
    ],
    [
      'turned about the middle',
      drawing(`<rect x="80" y="10" ${blue} style="transform:rotate(.125turn);transform-origin:center"/>`),
      [100, 5],
      '#0088cc',
    ],
    [
      'moved by a rule',
      drawing(`<style>.a{transform:translateX(100px) scale(1.5)}</style><rect class="a" ${blue}/>`),
      [155, 55],
      '#0088cc',
    ],
    [
      'blended',
      drawing(
        `<rect width="200" height="60" fill="#fc0"/><rect width="200" height="60" fill="#08c" style="mix-blend-mode:multiply"/>`,
      ),
      [100, 30],
      '#006d00',
    ],
    [
      'dashes',
      drawing('<path d="M0 30h200" stroke="#08c" stroke-width="20" stroke-dasharray="50 50"/>'),
      [125, 30],
      '#0088cc',
    ],
    [
      'a pattern',
      drawing(
        `<pattern id="p" width="50" height="60" patternUnits="userSpaceOnUse"><rect ${blue}/></pattern><rect width="200" height="60" fill="url(#p)"/>`,
      ),
      [120, 20],
      '#0088cc',
    ],
    [
      'a mask',
      drawing(
        '<mask id="m"><rect x="100" width="100" height="60" fill="#fff"/></mask><rect width="200" height="60" fill="#08c" mask="url(#m)"/>',
      ),
      [50, 30],
      '#ffffff',
    ],
    [
      'a clip path',
      drawing(
        '<clipPath id="m"><rect x="100" width="100" height="60"/></clipPath><rect width="200" height="60" fill="#08c" clip-path="url(#m)"/>',
      ),
      [50, 30],
      '#ffffff',
    ],
    [
      'a symbol',
      drawing(
        `<symbol id="s" viewBox="0 0 40 40"><rect ${blue}/></symbol><use href="#s" x="100" width="60" height="60"/>`,
      ),
      [130, 30],
      '#0088cc',
    ],
    [
      'a script passed over',
      drawing(`<script>document.documentElement.remove()</script><rect ${blue} onload="alert(1)"/>`),
      [20, 20],
      '#0088cc',
    ],
    ['a link without its address', drawing(`<a href="https://example.org"><rect ${blue}/></a>`), [20, 20], '#0088cc'],
    [
      'Illustrator’s own copy passed over',
      drawing(
        `<switch><foreignObject requiredExtensions="http://ns.adobe.com/AdobeIllustrator/10.0/" width="1" height="1"/><g><rect ${blue}/></g></switch>`,
      ),
      [20, 20],
      '#0088cc',
    ],
    [
      'Illustrator’s entities',
      `<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg"><!ENTITY st0 "fill:#08c;">]><svg xmlns="&ns_svg;" viewBox="0 0 200 60"><rect width="200" height="60" style="&st0;"/></svg>`,
      [20, 20],
      '#0088cc',
    ],
    [
      'a namespace with a name',
      `<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><s:rect ${blue}/></s:svg>`,
      [20, 20],
      '#0088cc',
    ],
    ['no namespace', `<svg viewBox="0 0 200 60"><rect ${blue}/></svg>`, [20, 20], '#0088cc'],
    [
      'the size without a view box',
      drawing('<rect x="50" width="50" height="30" fill="#08c"/>', 'width="100" height="30"'),
      [150, 30],
      '#0088cc',
    ],
    [
      'one length beside a view box',
      drawing('<rect x="100" width="100" height="60" fill="#08c"/>', 'viewBox="0 0 200 60" width="50"'),
      [150, 30],
      '#0088cc',
    ],
  ])('%s', async (_name, svg, point, color) => {
    expect(await colorsAt(svg, point)).toEqual([color])
  })
})

describe('a drawing is refused where it would be printed otherwise, or needs another file', () => {
  it.each<[string, string, string]>([
    ['a color that is none', filled('bluish'), 'not-allowed'],
    ['a color of the system', filled('CanvasText'), 'not-allowed'],
    ['a variable', filled('var(--x, #08c)'), 'not-allowed'],
    ['a sum', drawing('<rect style="width:calc(50px + 20px);height:60px"/>'), 'not-allowed'],
    ['a page of HTML', drawing('<foreignObject width="9" height="9"/>'), 'not-allowed'],
    [
      'what moves',
      drawing('<rect width="9" height="9"><animate attributeName="x" to="9" dur="9s"/></rect>'),
      'not-allowed',
    ],
    [
      'strokes that keep their width',
      drawing('<path d="M0 0h9" stroke="red" vector-effect="non-scaling-stroke"/>'),
      'not-allowed',
    ],
    ['shapes of CSS', drawing('<rect width="99" height="60" style="clip-path:circle(20px)"/>'), 'not-allowed'],
    ['paths of CSS', drawing(`<path style="d:path('M0 0h50v50z')"/>`), 'not-allowed'],
    ['a turn of CSS', drawing('<rect width="99" height="60" style="rotate:20deg"/>'), 'not-allowed'],
    [
      'a turn about its own middle',
      drawing(
        '<rect width="9" height="9" style="transform:rotate(9deg);transform-origin:center;transform-box:fill-box"/>',
      ),
      'not-allowed',
    ],
    ['shares of a length', drawing('<rect width="9" height="9" style="transform:translate(50%)"/>'), 'not-allowed'],
    [
      'rules for some screens',
      drawing('<style>@media (min-width:1px){rect{fill:red}}</style><rect width="9" height="9"/>'),
      'not-allowed',
    ],
    ['rules in rules', drawing('<style>g{rect{fill:red}}</style><g><rect width="9" height="9"/></g>'), 'not-allowed'],
    [
      'entities that grow',
      `<!DOCTYPE s [<!ENTITY a "aaa"><!ENTITY b "&a;&a;&a;">]>${drawing('<path d="&b;"/>')}`,
      'not-allowed',
    ],
    [
      'an entity in a file',
      `<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/hostname">]>${drawing('<text>&a;</text>')}`,
      'not-allowed',
    ],
    ['a picture in another file', drawing('<image href="logo.png" width="9" height="9"/>'), 'outside'],
    [
      'a picture of the web',
      drawing(
        '<image xlink:href="http://127.0.0.1:9/a.png" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"/>',
      ),
      'outside',
    ],
    ['another drawing', drawing('<use href="other.svg#a"/>'), 'outside'],
    [
      'a drawing in a drawing',
      drawing('<image href="data:image/svg+xml;base64,PHN2Zy8+" width="9" height="9"/>'),
      'outside',
    ],
    ['a fill of the web', drawing('<rect width="9" height="9" style="fill:url(http://127.0.0.1:9/a#b)"/>'), 'outside'],
    [
      'a sheet of the web',
      drawing('<style>@import "http://127.0.0.1:9/a.css";</style><rect width="9" height="9"/>'),
      'outside',
    ],
    ['a sheet beside it', `<?xml-stylesheet href="a.css"?>${drawing('<rect width="9" height="9"/>')}`, 'outside'],
  ])('%s', async (_name, svg, kind) => {
    await expect(logoPicture(Buffer.from(svg))).rejects.toMatchObject({
      problem: { key: `handout.logo.problem.${kind}` },
    })
  })
})

it('leaves nothing that acts, loads or is not seen', () => {
  const { svg } = plainSvg(
    `<?xml version="1.0"?><!-- note --><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="x()"><title>T</title><metadata/><script>x()</script><style>.a{fill:red}</style><a href="https://example.org"><path class="a" d="M0 0h9v9z"/></a></svg>`,
  )
  expect(svg).toContain('fill="#ff0000"')
  expect(svg).not.toMatch(/script|style|onload|href|title|metadata|note|DOCTYPE/)
})
