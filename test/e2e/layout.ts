import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { Kiosk } from './launch.ts'

/** Makes the window's content as large as this, in CSS px. */
export async function resize(
  { app, window }: Kiosk,
  { width, height }: { width: number; height: number },
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, [width, height]) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    [width, height] as const,
  )
  await expect.poll(() => window.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height])
}

/** Waits until the screen is drawn as it will stay: fonts loaded, transitions over, and two more frames. */
export function settled(window: Page): Promise<void> {
  return window.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await document.fonts.ready
    await frame()
    const lasting = document.getAnimations().map(({ finished }) => finished.catch(() => null))
    // An animation whose element is removed may never finish.
    await Promise.race([Promise.all(lasting), new Promise((resolve) => setTimeout(resolve, 2000))])
    await frame()
  })
}

/** Takes a picture of the screen for people to look at, where `MBC_PICTURES=1` asks for them: hundreds take minutes. */
export async function picture(window: Page, file: string): Promise<void> {
  if (process.env['MBC_PICTURES'] === '1') await window.screenshot({ path: file })
}

/** Elements that stand out of the window sideways, or whose words do not fit into them, either way. */
export function cutOff(window: Page): Promise<string[]> {
  return window.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *, nav *, dialog *')]
      .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden, svg, .thumbnails'))
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect()
        const inTable = element.closest('[role=region]:has(> table)') !== null
        const sideways = !inTable && (right > innerWidth + 1 || left < -1)
        const { overflowX, overflowY } = getComputedStyle(element)
        const clipped =
          (overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1) ||
          (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1)
        return sideways || clipped
      })
      .map((element) => `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 40)}`),
  )
}

/** Words that stand out sideways of the box that they are in: of its border, if it has one, or of the edge of a button. */
export function overflowing(window: Page): Promise<string[]> {
  return window.evaluate(() => {
    const found: string[] = []
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      let box = node.parentElement
      if (!box?.checkVisibility() || !node.textContent?.trim() || box.closest('.visually-hidden, svg, .thumbnails'))
        continue
      while (box.parentElement && getComputedStyle(box).display === 'inline') box = box.parentElement
      const range = document.createRange()
      range.selectNodeContents(node)
      // A box that only wraps its words grows over the edge of the one around it.
      const around = [box, box.closest('a, button, summary, label, td, th, li') ?? box]
      const out = around.some((each) => {
        const { left, right } = each.getBoundingClientRect()
        const { borderLeftWidth, borderRightWidth } = getComputedStyle(each)
        // The edge of some buttons is drawn by a shadow.
        const edge = each.matches('button') ? 2 : 0
        const from = left + Math.max(edge, parseFloat(borderLeftWidth))
        const to = right - Math.max(edge, parseFloat(borderRightWidth))
        return [...range.getClientRects()].some((rect) => rect.left < from - 0.5 || rect.right > to + 0.5)
      })
      if (out) found.push(`${box.tagName} ${box.className} ${node.textContent.trim().slice(0, 40)}`)
    }
    return found
  })
}

/** Pairs of things to touch that cover one another, where both can be seen. */
export function controlsOnTopOfEachOther(window: Page): Promise<string[]> {
  return window.evaluate(() => {
    const dialog = document.querySelector('dialog[open]') ?? document.querySelector('.visit[inert] ~ main')
    const controls = [
      ...(dialog ?? document).querySelectorAll<HTMLElement>('a, button, summary, label, input, textarea'),
    ]
      .filter((element) => element.checkVisibility() && getComputedStyle(element).display !== 'inline')
      .filter((element) => !element.closest('.visually-hidden') && !element.matches('label input'))
    const covered: string[] = []
    for (const element of controls) {
      element.scrollIntoView({ block: 'center' })
      const { left, right, top, bottom } = element.getBoundingClientRect()
      const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      const hit = at !== null && (element.contains(at) || at.contains(element) || at.closest('label') === element)
      if (!hit) covered.push(`${element.textContent.trim().slice(0, 40)} under ${at?.tagName} ${at?.className}`)
    }
    return covered
  })
}

/**
 * Pairs of these elements that lie over one another, and those that do not stand wholly in the window. Those that take
 * turns in one cell of a grid are no pair.
 */
export function onTopOfEachOther(window: Page, selector: string): Promise<string[]> {
  return window.evaluate((selector) => {
    const turns = ({ parentElement }: Element) =>
      parentElement && getComputedStyle(parentElement).display === 'grid' ? parentElement : null
    const places = [...document.querySelectorAll(selector)].map((element) => ({
      said: element.textContent.trim().slice(0, 40),
      cell: turns(element),
      box: element.getBoundingClientRect(),
    }))
    const outside = places.filter(
      ({ box }) => box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight,
    )
    const pairs = places.flatMap((one, index) =>
      places
        .slice(index + 1)
        .filter(({ cell }) => cell === null || cell !== one.cell)
        .filter(({ box: { left, right } }) => left < one.box.right && right > one.box.left)
        .filter(({ box: { top, bottom } }) => top < one.box.bottom && bottom > one.box.top)
        .map(({ said }) => `${one.said} / ${said}`),
    )
    return [...outside.map(({ said }) => `${said} / the window's edge`), ...pairs]
  }, selector)
}

/** Things to touch that cannot be brought wholly into the lower half of the screen by scrolling. */
export function outOfReach(window: Page): Promise<string[]> {
  return window.evaluate(() => {
    const place = document.querySelector('dialog[open]') ?? document.querySelector('.visit[inert] ~ main') ?? document
    return [...place.querySelectorAll<HTMLElement>('a, button, summary, label, input:not(label input), textarea')]
      .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden'))
      .filter((element) => {
        element.scrollIntoView({ block: 'end' })
        const { top, bottom, height } = element.getBoundingClientRect()
        return (top < innerHeight / 2 - 1 && height < innerHeight / 3) || bottom > innerHeight + 1
      })
      .map((element) => `${element.tagName} ${element.textContent.trim().slice(0, 40)}`)
  })
}

/** Things to touch that are under 48 CSS px in a direction. Words inside a sentence are measured by their line. */
export function smallTargets(window: Page): Promise<string[]> {
  return window.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a, button, summary, label:has(input), input:not(label input)')]
      .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden'))
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect()
        const inSentence = getComputedStyle(element).display === 'inline'
        return height < 47.5 || (!inSentence && width < 47.5)
      })
      .map((element) => `${element.tagName} ${element.className} ${element.textContent.slice(0, 40)}`),
  )
}
