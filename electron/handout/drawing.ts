/** The largest size of a drawing that fits into the box, by the proportions of its `viewBox`; without one it is taken as square. */
export function drawingSize(svg: string, maxWidth: number, maxHeight: number): { width: number; height: number } {
  const box = /<svg[^>]*\sviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(svg)
  const ratio = box ? Number(box[1]) / Number(box[2]) : 1
  const proportion = Number.isFinite(ratio) && ratio > 0 ? ratio : 1
  const width = Math.min(maxWidth, maxHeight * proportion)
  return { width, height: width / proportion }
}
