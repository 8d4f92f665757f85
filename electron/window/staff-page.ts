import { escapeXml } from '../../content/text/escape.ts'
import type { Translate } from '../../content/messages/messages.ts'
import { appOrigin } from '../protocol/app-origin.ts'
import type { MadePages } from '../protocol/app-protocol.ts'
import style from './staff-page.css?raw'

/** Where the 'Please ask our staff' page is: the last resort, without a script or a file that could be damaged. */
export const staffPageAddress = `${appOrigin}/staff.html`

/** Says the texts of the staff page, in its language. */
export interface StaffPageWords {
  t: Translate
  language: string
}

/** The static staff page and its style sheet, to be served by the app's protocol. `words` may come after they are asked for. */
export function staffPages(words: Promise<StaffPageWords>): MadePages {
  return new Map([
    ['/staff.html', { text: words.then(html), type: 'text/html; charset=utf-8' }],
    ['/staff.css', { text: style, type: 'text/css; charset=utf-8' }],
  ])
}

function html({ t, language }: StaffPageWords): string {
  return `<!doctype html>
<html lang="${escapeXml(language)}">
<head>
<meta charset="utf-8">
<title>${escapeXml(t('shell.staff.title'))}</title>
<link rel="stylesheet" href="/staff.css">
</head>
<body>
<main>
<h1>${escapeXml(t('shell.staff.title'))}</h1>
<p>${escapeXml(t('shell.staff.text'))}</p>
<p class="hint">${escapeXml(t('shell.staff.hint'))}</p>
</main>
</body>
</html>
`
}
