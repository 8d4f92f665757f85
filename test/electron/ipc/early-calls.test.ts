import { expect, it } from 'vitest'
import { earlyCalls } from '../../../electron/ipc/early-calls.ts'
import { ipcMainMock } from '../../mocks/electron.ts'

it('keeps a call that comes early until its channel is answered, and answers later ones at once', async () => {
  const ipc = ipcMainMock()
  const early = earlyCalls(ipc, ['app:info', 'guide:load'])
  const first = ipc.invoke('app:info', 1)
  const other = ipc.invoke('guide:load', null)
  let answered = false
  void other.then(() => (answered = true))
  early.handle('app:info', (_event, args: unknown) => [args])
  expect(await first).toEqual([1])
  expect(await ipc.invoke('app:info', 2)).toEqual([2])
  expect(answered).toBe(false)
  early.handle('guide:load', () => 'guide')
  expect(await other).toBe('guide')
})

it('passes on what a handler throws', async () => {
  const ipc = ipcMainMock()
  const early = earlyCalls(ipc, ['app:info'])
  early.handle('app:info', () => {
    throw new Error('broken')
  })
  await expect(ipc.invoke('app:info', null)).rejects.toThrow('broken')
})

it('takes no channel twice, and none that it does not know', () => {
  const early = earlyCalls(ipcMainMock(), ['app:info'])
  early.handle('app:info', () => null)
  expect(() => early.handle('app:info', () => null)).toThrow('app:info')
  expect(() => early.handle('app:other', () => null)).toThrow('app:other')
})
