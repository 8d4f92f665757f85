/** How much of the last view stays in sight after a page up or down, so that no line is lost. */
const overlap = 0.15

/** Whether there is more of an area that scrolls beyond what is seen of it, in one direction, and a way there page by page. */
export class Scrolling {
  readonly #across: boolean
  #area: HTMLElement | null = null
  #overflowing = $state(false)
  #atStart = $state(true)
  #atEnd = $state(true)

  constructor(direction: 'down' | 'across' = 'down') {
    this.#across = direction === 'across'
  }

  /** Whether the area holds more than can be seen at once. */
  get overflowing(): boolean {
    return this.#overflowing
  }

  get atStart(): boolean {
    return this.#atStart
  }

  get atEnd(): boolean {
    return this.#atEnd
  }

  /** Follows an area until the returned function is called. */
  follow(area: HTMLElement): () => void {
    this.#area = area
    const look = () => this.#look()
    // What depends on it takes room from the area itself. It goes again only with other content, never for want of room:
    // a drawing that grows with the room would else bring it and take it away for ever.
    const lookAnew = () => {
      this.#overflowing = false
      this.#look()
    }
    const sizes = new ResizeObserver(look)
    const watchSizes = () => {
      sizes.disconnect()
      for (const element of [area, ...area.children]) sizes.observe(element)
    }
    const content = new MutationObserver(() => {
      watchSizes()
      lookAnew()
    })
    content.observe(area, { childList: true, subtree: true, attributes: true, attributeFilter: ['open'] })
    area.addEventListener('scroll', look, { passive: true })
    window.addEventListener('resize', lookAnew)
    watchSizes()
    look()
    return () => {
      this.#area = null
      sizes.disconnect()
      content.disconnect()
      area.removeEventListener('scroll', look)
      window.removeEventListener('resize', lookAnew)
    }
  }

  /** Moves the area by what is seen of it, less the overlap: 1 = down, or to the right; -1 = back. */
  page(by: 1 | -1): void {
    if (!this.#area) return
    const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(this.#area)
    const covered = (parseFloat(scrollPaddingTop) || 0) + (parseFloat(scrollPaddingBottom) || 0)
    if (this.#across) this.#area.scrollBy({ left: by * this.#area.clientWidth * (1 - overlap) })
    else this.#area.scrollBy({ top: by * (this.#area.clientHeight - covered) * (1 - overlap) })
  }

  #look(): void {
    if (!this.#area) return
    const { scrollTop, clientHeight, scrollHeight, scrollLeft, clientWidth, scrollWidth } = this.#area
    const [at, more] = this.#across ? [scrollLeft, scrollWidth - clientWidth] : [scrollTop, scrollHeight - clientHeight]
    if (more > 1) this.#overflowing = true
    this.#atStart = at <= 1
    this.#atEnd = at >= more - 1
  }
}
