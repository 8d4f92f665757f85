import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { openLetterhead } from '../../../../electron/handout/letterhead/letterhead.ts'
import { settingsSchema } from '../../../../electron/settings/schema.ts'
import { keptLog } from '../../kept-log.ts'

it('takes what the settings in force say, and leaves out a logo that cannot be used, with the reason', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'letterhead-'))
  const logo = path.join(folder, 'logo.svg')
  const settings = { current: settingsSchema.parse({ clinic: { name: 'Pier Clinic' } }) }
  const log = keptLog()
  const letterhead = await openLetterhead(settings, log)
  expect(letterhead).toMatchObject({ clinic: { name: 'Pier Clinic', logo: null }, problem: null })

  settings.current = settingsSchema.parse({ clinic: { name: 'Pier Clinic', footer: 'שלום' } })
  await letterhead.refresh()
  expect(letterhead.textProblems).toMatchObject([{ key: 'clinic.footer' }])
  expect(log.text()).toContain('clinic.footer')

  settings.current = settingsSchema.parse({ clinic: { name: 'Harbor Clinic', logo } })
  await letterhead.refresh()
  expect(letterhead.clinic).toMatchObject({ name: 'Harbor Clinic', logo: null })
  expect(letterhead.problem).toContain('cannot be read')
  expect(log.text()).toContain('clinic.logo')

  writeFileSync(logo, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>')
  await letterhead.refresh()
  expect(letterhead).toMatchObject({ clinic: { logo: { width: 500, height: 500 } }, problem: null })
  rmSync(folder, { recursive: true })
})
