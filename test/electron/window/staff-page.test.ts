import { expect, it } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { translator } from '../../../content/messages/messages.ts'
import { staffPageAddress, staffPages } from '../../../electron/window/staff-page.ts'

it('is one page of plain text without a script, at its own address', async () => {
  const t = translator(english)
  const text = await staffPages(Promise.resolve({ t, language: 'en' })).get(new URL(staffPageAddress).pathname)?.text
  expect(text).toContain(t('shell.staff.title'))
  expect(text).not.toMatch(/<script|style=|onclick/)
})

it('shows signs of markup in a text as signs', async () => {
  const words = Promise.resolve({ t: () => '<img src="x"> & more', language: 'en' })
  const text = await staffPages(words).get('/staff.html')?.text
  expect(text).not.toContain('<img')
  expect(text).toContain('&amp; more')
})
