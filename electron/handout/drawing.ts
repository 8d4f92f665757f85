interface Size {
  width: number
  height: number
}

/** Width and height of a drawing's `viewBox`, in its own units; without one it is taken as a small square. */
export function viewBox(svg: string): Size {
  const box = /<svg[^>]*\sviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(svg)
  const [width, height] = [Number(box?.[1]), Number(box?.[2])]
  return width > 0 && height > 0 ? { width, height } : { width: 100, height: 100 }
}

/** The largest size of a drawing that fits into the box. */
export function drawingSize(svg: string, maxWidth: number, maxHeight: number): Size {
  const { width, height } = viewBox(svg)
  const scale = Math.min(maxWidth / width, maxHeight / height)
  return { width: width * scale, height: height * scale }
}
