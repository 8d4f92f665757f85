import type { WebContents } from 'electron'

/** Holds a window's zoom at 100 %: pinch, Ctrl+wheel and anything that changed it all the same. */
export function lockZoom(contents: WebContents): void {
  const reset = () => {
    contents.setZoomFactor(1)
    contents.setVisualZoomLevelLimits(1, 1).catch(() => {
      // The page went away meanwhile; the next one sets its own limits.
    })
  }
  contents.on('zoom-changed', reset)
  contents.on('did-finish-load', reset)
}
