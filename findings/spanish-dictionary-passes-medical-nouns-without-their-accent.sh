#!/usr/bin/env bash
# nspell 2.1.5 with dictionary-es 4.0.0 (npm).
#
# Many nouns of medicine are spelt like a verb once their accent is lost, so a spelling check of a patient text passes them:
# "el diagnostico" for "el diagnóstico", "la nausea" for "la náusea". Others are refused, but "cáncer" is not the first
# word offered for "cancer". A check for texts in this field needs a list of its own.
#
# Seen: the words below; ends with 1 when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund nspell@2.1.5 dictionary-es@4.0.0

cat >words.mjs <<'JS'
import spanish from 'dictionary-es'
import nspell from 'nspell'

const spell = nspell(spanish)
for (const [written, meant] of [
  ['diagnostico', 'diagnóstico'],
  ['medico', 'médico'],
  ['nausea', 'náusea'],
  ['pronostico', 'pronóstico'],
  ['practica', 'práctica'],
  ['vomito', 'vómito'],
  ['ulcera', 'úlcera'],
  ['perdida', 'pérdida'],
  ['higado', 'hígado'],
  ['pulmon', 'pulmón'],
  ['cancer', 'cáncer'],
])
  console.log(`${written}: ${spell.correct(written) ? 'passes' : `refused, offers ${spell.suggest(written)[0]}`}; ${meant}: ${spell.correct(meant) ? 'passes' : 'refused'}`)
JS
node words.mjs | tee seen
diff seen - <<'SEEN'
diagnostico: passes; diagnóstico: passes
medico: passes; médico: passes
nausea: passes; náusea: passes
pronostico: passes; pronóstico: passes
practica: passes; práctica: passes
vomito: passes; vómito: passes
ulcera: passes; úlcera: passes
perdida: passes; pérdida: passes
higado: refused, offers hitado; hígado: passes
pulmon: refused, offers pulmón; pulmón: passes
cancer: refused, offers cancera; cáncer: passes
SEEN
