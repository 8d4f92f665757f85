import { expect, it } from 'vitest'
import { translator } from '../../../content/messages/messages.ts'
import { staffPageAddress, staffPages } from '../../../electron/window/staff-page.ts'

it('is one page of plain text without a script, at its own address', () => {
  const t = translator('en')
  const page = staffPages(t, 'en').get(new URL(staffPageAddress).pathname)
  expect(page?.text).toContain(t('shell.staff.title'))
  expect(page?.text).not.toMatch(/<script|style=|onclick/)
})

it('shows signs of markup in a text as signs', () => {
  const page = staffPages(() => '<img src="x"> & more', 'en').get('/staff.html')
  expect(page?.text).not.toContain('<img')
  expect(page?.text).toContain('&#38; more')
})
