import { tick } from 'svelte'
import { guide } from '../guide/guide.svelte.ts'
import { t } from '../language/language.svelte.ts'
import { staff } from '../staff/mode/staff.svelte.ts'
import { router } from '../navigation/router.svelte.ts'
import { visit } from '../visit/visit.svelte.ts'

/**
 * Keeps the window's name, the focus and the place in the screen with what is shown, while the component lives that calls it.
 * @param main where the screens stand; null while there is none
 */
export function followScreens(main: () => HTMLElement | null): void {
  const shown = $derived({
    stop: router.stop,
    running: visit.running,
    guide: guide.value,
    cover: coverName(),
  })

  // The window is called by what it shows, for a screen reader; the shell keeps its own name for the system.
  $effect(() => {
    const { cover } = shown
    void tick().then(() => {
      const title = cover ?? document.querySelector('h1')?.textContent ?? ''
      document.title = [title.trim(), t('app.name')].filter(Boolean).join(' – ')
    })
  })

  // A new screen starts at its title, for the eye and for a screen reader; one come back to, where it was left.
  $effect(() => {
    const { route, scroll } = router.stop
    if (!main()) return
    void tick().then(() => {
      const area = main()
      if (!area) return
      const anchor =
        'anchor' in route && route.anchor !== null && scroll === 0 ? document.getElementById(route.anchor) : null
      area.scrollTop = scroll
      const first = area.querySelector<HTMLElement>('[data-first-focus]') ?? area.querySelector('h1')
      first?.focus({ preventScroll: true })
      if (anchor) {
        // What stands behind 'More about this' can neither be scrolled to nor hold the focus while that is shut.
        const fold = anchor.closest('details')
        if (fold) fold.open = true
        anchor.scrollIntoView({ block: 'start' })
        anchor.focus({ preventScroll: true })
      }
    })
  })
}

/** The name of what lies over the whole screen; null where nothing does. */
function coverName(): string | null {
  if (staff.shown) return staff.open ? `${t(`staff.tab.${staff.tab}`)} – ${t('staff.title')}` : t('staff.title')
  return visit.hidden ? t('visit.hidden') : null
}
