import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { jobStateFrom, printerFrom } from '../../electron/print/cups/cups-states.ts'

interface CupsCase {
  name: string
  /** What CUPS says of a job. */
  job: Parameters<typeof jobStateFrom>[0]
  printerReasons: string[]
  printerState: number
  /** Neither the stage of the job nor its reason. */
  stageNot?: string
  /** Not the state of the printer. */
  printerNot?: string
  why: string
}

const cases = JSON.parse(readFileSync('test/cases/cups.json', 'utf8')) as CupsCase[]

test.each(cases)('$name: $why', ({ job, printerReasons, printerState, stageNot, printerNot }) => {
  const printer = {
    'printer-name': ['Desk'],
    'printer-info': ['Desk'],
    'printer-state': [printerState],
    'printer-state-reasons': printerReasons,
    'printer-state-message': [''],
    'printer-is-accepting-jobs': [true],
    'printer-state-change-time': [1000],
    'printer-up-time': [1060],
  }
  const state = jobStateFrom({ 'job-impressions-completed': [0], ...job }, printer, 8)
  if (stageNot !== undefined) expect(Object.values(state)).not.toContain(stageNot)
  if (printerNot !== undefined) expect(printerFrom(printer, null)?.state).not.toBe(printerNot)
})
