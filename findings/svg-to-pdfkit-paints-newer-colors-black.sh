#!/usr/bin/env bash
# svg-to-pdfkit 0.1.8 with pdfkit 0.20.2 (npm), on valid SVG.
#
# A color that it cannot read is painted black: hsl(), rgb() with spaces and #rrggbbaa, as drawing programs and CSS minifiers
# write them. Nothing is thrown and no warning is given, so a hospital's blue logo is printed black. Colors with commas, in
# percent and in three or six digits are right.
#
# Seen: hsl(200,100%,40%), rgb(0 136 204) and #0088ccff give "0 0 0 scn"; #0088cc gives "0 0.533 0.8 scn"; no warning.
# Ends with 1 when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund pdfkit@0.20.2 svg-to-pdfkit@0.1.8

cat >draw.cjs <<'JS'
const PDFDocument = require('pdfkit')
const SVGtoPDF = require('svg-to-pdfkit')
const svg = (fill) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="${fill}"/></svg>`
for (const fill of process.argv.slice(2)) {
  const warnings = []
  const pdf = new PDFDocument({ size: [100, 100], compress: false })
  const chunks = []
  pdf.on('data', (chunk) => chunks.push(chunk))
  pdf.on('end', () => {
    const painted = /([\d.]+) ([\d.]+) ([\d.]+) scn/.exec(Buffer.concat(chunks).toString('latin1'))
    const parts = painted ? painted.slice(1).map((part) => Math.round(Number(part) * 255)) : []
    console.log(`${fill} -> rgb ${parts.join(' ')}, ${warnings.length} warnings`)
  })
  SVGtoPDF(pdf, svg(fill), 0, 0, { warningCallback: (warning) => warnings.push(warning) })
  pdf.end()
}
JS
node draw.cjs '#0088cc' 'rgb(0,136,204)' 'rgb(0 136 204)' 'hsl(200,100%,40%)' '#0088ccff' | tee seen
diff seen - <<'SEEN'
#0088cc -> rgb 0 136 204, 0 warnings
rgb(0,136,204) -> rgb 0 136 204, 0 warnings
rgb(0 136 204) -> rgb 0 0 0, 0 warnings
hsl(200,100%,40%) -> rgb 0 0 0, 0 warnings
#0088ccff -> rgb 0 0 0, 0 warnings
SEEN
