import { openPdf } from './read-pdf.ts'

/** A line of a page as the eye finds it. */
export interface PrintedLine {
  text: string
  /** Size of its letters, in points. */
  size: number
  /** Whether it belongs to the page and not to the reading: running heads, feet, repeated labels. */
  artifact: boolean
}

/** The lines of each page, in the order in which they were drawn: that of the reading. */
export async function readLines(bytes: Uint8Array): Promise<PrintedLine[][]> {
  const pdf = await openPdf(bytes)
  const pages: PrintedLine[][] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent({ includeMarkedContent: true })
    const lines: (PrintedLine & { y: number })[] = []
    /** Of what is open, whether each is an artifact. */
    const open: boolean[] = []
    for (const item of items) {
      if (!('str' in item)) {
        if (item.type === 'endMarkedContent') open.pop()
        else open.push('tag' in item && item.tag === 'Artifact')
        continue
      }
      if (item.str.trim() === '') continue
      const y = Math.round(Number(item.transform[5]) * 10)
      const artifact = open.includes(true)
      const line = lines.at(-1)
      if (line?.y === y && line.artifact === artifact) line.text += ` ${item.str}`
      else lines.push({ text: item.str, size: Number(item.transform[3]), artifact, y })
    }
    pages.push(lines.map(({ text, size, artifact }) => ({ text: text.replace(/\s+/g, ' ').trim(), size, artifact })))
  }
  await pdf.destroy()
  return pages
}
