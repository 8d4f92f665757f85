import type { Guide } from '../../../content/schema/guide.ts'
import { fakeKiosk } from '../fake-kiosk.ts'

const guide: Guide = await fetch('/sample/guide.json').then((response) => response.json())
const pdf = await fetch('/sample/handout.pdf').then((response) => response.arrayBuffer())
const pages = Number(new URL(import.meta.url).searchParams.get('pages'))

Object.assign(window, { kiosk: fakeKiosk(guide, new Uint8Array(pdf), pages) })
await import('../../../renderer/main.ts')
