import { expect, it } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { translator } from '../../../content/messages/messages.ts'
import { sayPrinterNotes } from '../../../content/messages/printer-notes.ts'

const t = translator(english)
const can = { papers: null, sides: null, colors: null, copies: null }

it('says nothing of a printer of which nothing is known, or that has the paper of the settings', () => {
  expect(sayPrinterNotes({}, 'letter', t)).toEqual([])
  expect(sayPrinterNotes({ notes: [], can: { ...can, papers: ['letter', 'a4'] } }, 'letter', t)).toEqual([])
})

it('tells staff that the setting does not fit the printer, and what comes out', () => {
  const [said] = sayPrinterNotes({ can: { ...can, papers: ['a4'] } }, 'letter', t)
  expect(said).toMatch(/^It has no Letter paper, so handouts come out on A4 here\./)
  expect(sayPrinterNotes({ can: { ...can, papers: ['letter'] } }, 'a4', t)[0]).toMatch(/no A4 paper.* on Letter here/)
})

it('tells staff of a printer that has no paper for handouts', () => {
  expect(sayPrinterNotes({ can: { ...can, papers: [] } }, 'a4', t)).toEqual([t('staff.printers.paper.none')])
})

it('says each note in words', () => {
  expect(sayPrinterNotes({ notes: ['low-ink', 'holds-jobs'] }, 'letter', t)).toEqual([
    t('staff.printers.note.low-ink'),
    t('staff.printers.note.holds-jobs'),
  ])
})
