import { expect, it } from 'vitest'
import { limitLines } from '../../../electron/log/limit-lines.ts'
import { keptLog } from '../kept-log.ts'

/** A limited log of three lines in a row and one more each minute, and its clock. */
function setup() {
  const clock = { minutes: 0 }
  const kept = keptLog()
  const log = limitLines(kept, { burst: 3, regainMs: 60_000, now: () => clock.minutes * 60_000 })
  const lines = () => (kept.text() === '' ? [] : kept.text().split('\n'))
  return { clock, log, lines }
}

it('writes every line of an event that is not more frequent than usual', () => {
  const { clock, log, lines } = setup()
  for (clock.minutes = 0; clock.minutes < 50; clock.minutes++) log.info('print ended', { minute: clock.minutes })
  expect(lines()).toHaveLength(50)
  expect(lines().at(-1)).toBe('print ended {"minute":49}')
})

it('leaves out what is too much of one event, and nothing of another', () => {
  const { log, lines } = setup()
  for (let count = 1; count <= 1000; count++) log.warn('call refused', { count })
  log.warn('staff PIN wrong', { tries: 1 })
  expect(lines()).toEqual([
    'call refused {"count":1}',
    'call refused {"count":2}',
    'call refused {"count":3}',
    'staff PIN wrong {"tries":1}',
  ])
})

it('says with the next line how many were left out', () => {
  const { clock, log, lines } = setup()
  for (let count = 1; count <= 10; count++) log.warn('call refused', { count })
  clock.minutes = 1
  log.warn('call refused', { count: 11 })
  log.warn('call refused', { count: 12 })
  clock.minutes = 100
  for (let count = 13; count <= 16; count++) log.warn('call refused', { count })
  expect(lines().slice(3)).toEqual([
    'call refused {"count":11,"unwritten":7}',
    'call refused {"count":13,"unwritten":1}',
    'call refused {"count":14}',
    'call refused {"count":15}',
  ])
})

it('says at the end how many were left out', () => {
  const { log, lines } = setup()
  for (let count = 1; count <= 10; count++) log.error('call failed')
  log.flush()
  log.flush()
  expect(lines().slice(3)).toEqual(['call failed {"unwritten":7}'])
})
