/** A place that a contents list, a bookmark or a link leads to. Its page is known once the pages are made. */
export interface Anchor {
  id: string
  title: string
  page: number
  top: number
}
