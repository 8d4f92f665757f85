import type { App } from 'electron'

const noLimit = 'disable-gpu-process-crash-limit'

/**
 * Keeps the program running however often its graphics process ends. Chromium counts: after three times it goes on without
 * the graphics card, which may be to blame, and is left to; but once it draws by software alone, it would end the whole
 * program.
 */
export function outliveGraphics(app: Pick<App, 'on' | 'getGPUFeatureStatus' | 'commandLine'>): void {
  app.on('gpu-info-update', () => {
    if (app.getGPUFeatureStatus().gpu_compositing !== 'enabled') app.commandLine.appendSwitch(noLimit)
  })
}
