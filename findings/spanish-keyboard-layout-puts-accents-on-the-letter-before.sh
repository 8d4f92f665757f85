#!/usr/bin/env bash
# simple-keyboard-layouts 3.4.265 (npm), layout "spanish".
#
# Its accent key types U+0301, a mark that joins the letter BEFORE it. On a Spanish keyboard the accent is pressed before its
# letter, so "cancer" typed with the accent first becomes "c" + U+0301 + "ancer": a c with an accent, and a plain a. No
# normalization mends it. The shifted key types U+0308 in the same way ("pingüino"). The layout has no á, é, í, ó, ú or ü.
#
# Seen: accent keys 0301 and 0308; c, accent, a, n, c, e, r is not "cáncer" in NFC. Ends with 1 when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund simple-keyboard-layouts@3.4.265

cat >keys.cjs <<'JS'
const layout = require('simple-keyboard-layouts/build/layouts/spanish')
const { default: plain, shift } = (layout.default ?? layout).layout
const keys = [...plain, ...shift].flatMap((row) => row.split(' '))
const marks = keys.filter((key) => /^\p{M}$/u.test(key))
const hex = (text) => Array.from(text, (letter) => letter.codePointAt(0).toString(16).padStart(4, '0')).join(' ')
console.log(`marks: ${marks.map(hex).join(', ')}`)
console.log(`letters with an accent: ${keys.filter((key) => /^[áéíóúü]$/iu.test(key)).length}`)
const typed = ['c', marks[0], 'a', 'n', 'c', 'e', 'r'].join('')
console.log(`accent, then a: ${hex(typed.normalize('NFC'))} ${typed.normalize('NFC') === 'cáncer' ? 'is' : 'is not'} cáncer`)
JS
node keys.cjs | tee seen
diff seen - <<'SEEN'
marks: 0301, 0308
letters with an accent: 0
accent, then a: 0107 0061 006e 0063 0065 0072 is not cáncer
SEEN
