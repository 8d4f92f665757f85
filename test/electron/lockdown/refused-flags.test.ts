import { expect, it } from 'vitest'
import { refusedFlags } from '../../../electron/lockdown/refused-flags.ts'

const packaged = { packaged: true, inspected: false, platform: 'linux' } as const

it.each([
  '--remote-debugging-port=0',
  '--remote-debugging-pipe',
  '--js-flags=--expose-gc',
  '--load-extension=/tmp/x',
  '--disable-web-security',
  '--no-sandbox',
  '--user-data-dir=/tmp/x',
  '--log-net-log=/tmp/x',
  '--enable-logging',
  '--trace-startup',
  '--gpu-launcher=/tmp/x',
  '--disable-features=x',
  '--enable-blink-features=x',
  '--crash-dumps-dir=/tmp',
  '--inspect-brk',
  '-remote-debugging-port=0',
  '--Remote-Debugging-Port=0',
  '--a-flag-of-next-year',
  '--windowed',
])('a packaged program refuses %s, and names it', (arg) => {
  const name = arg.replace(/^--?/, '').replace(/=.*/, '').toLowerCase()
  expect(refusedFlags(['--lang=es', arg], packaged)).toEqual([name])
})

it('names all that it refuses, and no value', () => {
  expect(
    refusedFlags(['--user-data-dir=/home/somebody', '--ozone-platform=wayland', '--no-sandbox'], packaged),
  ).toEqual(['user-data-dir', 'no-sandbox'])
})

it('takes the flags of screen, language and voices', () => {
  const args = [
    '--ozone-platform=wayland',
    '--lang=es',
    '--force-device-scale-factor=1.5',
    '--enable-speech-dispatcher',
  ]
  expect(refusedFlags(args, packaged)).toEqual([])
})

it('knows the flags of Windows, which begin with a slash there alone', () => {
  expect(refusedFlags(['/no-sandbox', '/lang=es'], { ...packaged, platform: 'win32' })).toEqual(['no-sandbox'])
  expect(refusedFlags(['/home/somebody/file'], packaged)).toEqual([])
})

it('takes all of them in development, and where a test drives the program', () => {
  const args = ['--remote-debugging-port=0', '--no-sandbox']
  expect(refusedFlags(args, { ...packaged, packaged: false })).toEqual([])
  expect(refusedFlags(args, { ...packaged, inspected: true })).toEqual([])
})
