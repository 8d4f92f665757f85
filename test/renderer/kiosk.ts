import { vi } from 'vitest'
import { guide } from '../../renderer/guide/guide.svelte.ts'
import { guideFromDisk } from '../content/guide.ts'
import { fakeKiosk, type FakeKiosk } from './fake-kiosk.ts'

/** Gives the window's code a shell that pretends, and the real guide of this checkout. */
export async function openKiosk(): Promise<FakeKiosk> {
  const kiosk = fakeKiosk(guideFromDisk(), new Uint8Array([37, 80, 68, 70]), 4)
  vi.stubGlobal('window', { kiosk })
  await guide.load()
  return kiosk
}
