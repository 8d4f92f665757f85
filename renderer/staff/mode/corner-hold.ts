/** Size of the hidden area in the upper right corner, in CSS px. */
const reach = 80
/** How long it has to be held, in ms. */
const holdMs = 4000
/** A finger on a large screen is never quite still, in CSS px. */
const tremble = 30

/** Calls `onhold` when the upper right corner is held, or Ctrl+Alt+M pressed. Returns how to stop listening. */
export function watchStaffEntry(onhold: () => void): () => void {
  const stop = new AbortController()
  const options = { signal: stop.signal, capture: true }
  let hold: { timer: ReturnType<typeof setTimeout>; x: number; y: number } | null = null

  const release = () => {
    if (hold) clearTimeout(hold.timer)
    hold = null
  }
  const press = ({ clientX: x, clientY: y }: PointerEvent) => {
    release()
    if (x < window.innerWidth - reach || y > reach) return
    hold = { x, y, timer: setTimeout(onhold, holdMs) }
  }
  const move = ({ clientX, clientY }: PointerEvent | Touch) => {
    if (hold && Math.hypot(clientX - hold.x, clientY - hold.y) > tremble) release()
  }
  // On a page that can scroll, a trembling finger starts scrolling: the pointer is cancelled, but the touch goes on.
  const cancel = ({ pointerType }: PointerEvent) => {
    if (pointerType !== 'touch') release()
  }
  const drag = ({ touches }: TouchEvent) => {
    for (const touch of touches) move(touch)
  }
  const key = (event: KeyboardEvent) => {
    const chord = event.code === 'KeyM' && event.ctrlKey && event.altKey && !event.getModifierState('AltGraph')
    if (chord && !event.repeat) onhold()
  }

  window.addEventListener('pointerdown', press, options)
  window.addEventListener('pointermove', move, options)
  window.addEventListener('pointerup', release, options)
  window.addEventListener('pointercancel', cancel, options)
  window.addEventListener('touchmove', drag, { ...options, passive: true })
  window.addEventListener('touchend', release, options)
  window.addEventListener('touchcancel', release, options)
  window.addEventListener('keydown', key, options)
  return () => {
    release()
    stop.abort()
  }
}
