import type { App } from 'electron'
import { expect, it } from 'vitest'
import { outliveGraphics } from '../../../electron/window/graphics.ts'

it('the graphics process may end as often as it does only where there is nothing left to fall back to', () => {
  let update = () => {}
  let compositing = 'enabled'
  const switches: string[] = []
  outliveGraphics({
    on: (_: string, listener: () => void) => (update = listener),
    getGPUFeatureStatus: () => ({ gpu_compositing: compositing }),
    commandLine: { appendSwitch: (name: string) => switches.push(name) },
  } as unknown as App)
  update()
  expect(switches).toEqual([])
  compositing = 'disabled_software'
  update()
  expect(switches).toEqual(['disable-gpu-process-crash-limit'])
})
