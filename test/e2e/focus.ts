import type { Page } from '@playwright/test'

/** What has the keyboard's focus. */
export interface Focused {
  /** Its words. */
  name: string
  /** Tells one stop from all others. */
  key: string
  /** Whether it stands on the screen, and nothing lies over it. */
  seen: boolean
}

/** What has the focus now. Each element that ever had it is numbered in `data-stop`. */
export function focused(window: Page): Promise<Focused> {
  return window.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const { dataset: counted } = document.documentElement
    // By a count of its own: what had a number may be gone from the screen by now.
    element.dataset['stop'] ??= counted['stops'] = String(Number(counted['stops'] ?? 0) + 1)
    const shown = element.closest('label') ?? element
    const { left, right, top, bottom } = shown.getBoundingClientRect()
    const [x, y] = [
      (Math.max(0, left) + Math.min(innerWidth, right)) / 2,
      (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2,
    ]
    const at = document.elementFromPoint(x, y)
    return {
      name: (element.getAttribute('aria-label') ?? shown.textContent).trim(),
      key: element.dataset['stop'] ?? '',
      seen: at !== null && (shown.contains(at) || at.contains(shown)),
    }
  })
}

/** The line around what has the focus: its width in CSS px, and how it stands out from the background behind it. */
export function focusRing(window: Page): Promise<{ name: string; width: number; contrast: number }> {
  return window.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const ringed = element.matches('label input') ? (element.nextElementSibling ?? element) : element
    const style = getComputedStyle(ringed)
    const numbers = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number)
    let behind: Element | null = ringed.parentElement
    while (behind && numbers(getComputedStyle(behind).backgroundColor)[3] === 0) behind = behind.parentElement
    const light = (color: string) =>
      numbers(color)
        .slice(0, 3)
        .map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
        .reduce((sum, value, index) => sum + value * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0)
    const [one, other] = [
      light(style.outlineColor),
      light(getComputedStyle(behind ?? document.body).backgroundColor),
    ].sort((a, b) => b - a)
    return {
      name: element.textContent.trim().slice(0, 40),
      width: parseFloat(style.outlineWidth),
      contrast: ((one ?? 0) + 0.05) / ((other ?? 0) + 0.05),
    }
  })
}

/**
 * Presses Tab all the way round, and says in words what is wrong with it: a stop that cannot be seen, an order that is
 * not the one of reading, and what can be touched but not come to. In a dialog, it is about the dialog.
 */
export async function tabProblems(window: Page): Promise<string[]> {
  const problems: string[] = []
  const stops: string[] = []
  let jumpsBack = 0
  // What comes up only on the way, as the keys of the screen do at a field, is not looked for.
  await window.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('a, button, summary, textarea, input'))
      element.dataset['before'] = ''
  })
  for (let presses = 0; presses < 500; presses++) {
    await window.keyboard.press('Tab')
    let stop = await focused(window)
    // A field may still be on its way up, out from under the keys that come with it.
    for (let looks = 0; !stop.seen && looks < 10; looks++) {
      await window.waitForTimeout(100)
      stop = await focused(window)
    }
    if (stops.includes(stop.key)) break
    if (!stop.seen) problems.push(`cannot be seen: ${stop.name}`)
    const before = stops.at(-1)
    stops.push(stop.key)
    if (before === undefined) continue
    const follows = await window.evaluate(
      ([one, other]) => {
        const [a, b] = [one, other].map((key) => document.querySelector(`[data-stop="${key}"]`))
        return a && b ? (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) > 0 : true
      },
      [before, stop.key] as const,
    )
    // Once round: from the last thing of the screen to its first.
    if (!follows && ++jumpsBack > 1) problems.push(`out of order: ${stop.name}`)
  }
  const missed = await window.evaluate((stops) => {
    const place = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document
    return [
      ...place.querySelectorAll<HTMLElement>(
        'a[href], button:not(:disabled), summary, textarea, input:not([type=radio]):not(:disabled)',
      ),
    ]
      .filter((element) => element.checkVisibility({ checkVisibilityCSS: true }) && element.tabIndex >= 0)
      .filter(
        (element) =>
          'before' in element.dataset && !element.closest('[inert]') && !stops.includes(element.dataset['stop'] ?? ''),
      )
      .map((element) => (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40))
  }, stops)
  return [...problems, ...missed.map((name) => `Tab does not come to: ${name}`)]
}
