import { expect, it, vi } from 'vitest'
import { clearClipboards } from '../../../electron/session/clear-clipboards.ts'

it('empties both clipboards of an old Electron', () => {
  const clear = vi.fn()
  clearClipboards({ clear })
  expect(clear.mock.calls).toEqual([[], ['selection']])
})

it('empties both clipboards of a new Electron', () => {
  const [clear, selection] = [vi.fn(), { clear: vi.fn() }]
  clearClipboards({ clear, selection })
  expect(clear.mock.calls).toEqual([[]])
  expect(selection.clear).toHaveBeenCalledOnce()
})
