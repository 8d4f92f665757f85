import { tick } from 'svelte'
import { guide } from '../guide/guide.svelte.ts'
import { t } from '../language/language.svelte.ts'
import { staff } from '../staff/mode/staff.svelte.ts'
import { router } from '../navigation/router.svelte.ts'
import { visit } from '../visit/visit.svelte.ts'

/**
 * Keeps the window's title, the focus and the scroll position in step with the current screen, for as long as the calling
 * component lives.
 * @param main the element that holds the screens; null while there is none
 */
export function followScreens(main: () => HTMLElement | null): void {
  const shown = $derived({
    stop: router.stop,
    running: visit.running,
    guide: guide.value,
    cover: coverName(),
  })

  // Screen readers read the document's title. The shell sets the window's title for the system.
  $effect(() => {
    const { cover } = shown
    void tick().then(() => {
      const title = cover ?? document.querySelector('h1')?.textContent ?? ''
      document.title = [title.trim(), t('app.name')].filter(Boolean).join(' – ')
    })
  })

  // A new screen starts at its title. One that the visitor comes back to starts where they left it.
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
        // Nothing inside a closed 'More about this' can be scrolled to or focused.
        const fold = anchor.closest('details')
        if (fold) fold.open = true
        anchor.scrollIntoView({ block: 'start' })
        anchor.focus({ preventScroll: true })
      }
    })
  })
}

/** Title of what covers the whole screen; null if nothing does. */
function coverName(): string | null {
  if (staff.shown) return staff.open ? `${t(`staff.tab.${staff.tab}`)} – ${t('staff.title')}` : t('staff.title')
  return visit.hidden ? t('visit.hidden') : null
}
