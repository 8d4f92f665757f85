import type { Guide } from '../../../content/schema/guide.ts'
import { fakeKiosk } from '../fake-kiosk.ts'

declare const SAMPLE_PAGES: number

const guide: Guide = await fetch('/sample/guide.json').then((response) => response.json())
const pdf = await fetch('/sample/handout.pdf').then((response) => response.arrayBuffer())

Object.assign(window, { kiosk: fakeKiosk(guide, new Uint8Array(pdf), SAMPLE_PAGES) })
await import('../../../renderer/main.ts')
