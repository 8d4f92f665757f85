import { expect, test } from '@playwright/test'
import { keptOfNavigator } from '../../electron/lockdown/page-features.ts'
import { launchKiosk, type Kiosk } from './launch.ts'
import { keptOfPrototypes, keptOfWindow, unknownNames } from './window-names.ts'

let kiosk: Kiosk
test.beforeAll(async () => {
  kiosk = await launchKiosk()
})
test.afterAll(() => kiosk.discard())

/** Asked from the main process, so that nothing of Playwright is among the names. */
function inPage<T>(script: string): Promise<T> {
  return kiosk.app.evaluate(
    ({ BrowserWindow }, text) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text) as Promise<unknown>,
    script,
  ) as Promise<T>
}

/** All names of an object and of what it inherits from, but those that every object has. */
const namesOf = (object: string) => `(() => {
  const names = new Set()
  for (let at = ${object}; at && at !== Object.prototype; at = Object.getPrototypeOf(at))
    for (const name of Object.getOwnPropertyNames(at)) names.add(name)
  return [...names].sort()
})()`

test('a window holds what is in the table and nothing else: a feature that is new has to be entered or removed', async () => {
  const names = await inPage<string[]>(namesOf('window'))
  expect(names.length).toBeGreaterThan(500)
  expect(unknownNames(names)).toEqual([])
  for (const { why, names: pattern } of keptOfWindow)
    expect(
      names.some((name) => pattern.test(name)),
      why,
    ).toBe(true)
})

test('a feature that nobody knows would be seen', async () => {
  const names = await inPage<string[]>(`(() => {
    window.ToasterRequest = class {}
    const names = ${namesOf('window')}
    delete window.ToasterRequest
    return names
  })()`)
  expect(unknownNames(names)).toEqual(['ToasterRequest'])
})

test('navigator holds what is in the table and nothing else', async () => {
  const names = await inPage<string[]>(namesOf('navigator'))
  expect(names.filter((name) => !(name in keptOfNavigator))).toEqual([])
  // A name that is not there would be no proof of anything.
  expect(names).toEqual(expect.arrayContaining(['userAgent', 'mediaDevices', 'permissions']))
})

test('elements have no functions that ask for something beyond the page', async () => {
  const asking = await inPage<string[]>(`Object.getOwnPropertyNames(window)
    .filter((owner) => /^(HTML\\w*Element|Element|Document|ScreenOrientation|Screen)$/.test(owner))
    .flatMap((owner) => Object.getOwnPropertyNames(window[owner].prototype)
      .filter((name) => /^(request|exit|lock|unlock|show|webkit(Request|Enter|Exit|Cancel)|setSink|setMedia|remote$)/.test(name))
      .map((name) => owner + '.' + name))`)
  expect(asking).toContain('HTMLDialogElement.showModal')
  expect(asking.filter((name) => !(name in keptOfPrototypes))).toEqual([])
})

const gone = [
  'navigator.keyboard',
  'window.EyeDropper',
  'navigator.wakeLock',
  'navigator.getGamepads',
  'navigator.getBattery',
  'navigator.vibrate',
  'navigator.credentials',
  'navigator.xr',
  'navigator.registerProtocolHandler',
  'window.PressureObserver',
  'window.Accelerometer',
  'window.documentPictureInPicture',
  'window.getScreenDetails',
  'window.WebTransport',
  'document.requestStorageAccess',
  'document.body.requestPointerLock',
]
for (const name of gone) {
  test(`${name} is off`, async () => {
    expect(await inPage(`typeof ${name}`)).toBe('undefined')
  })
}

/** What Blink or the policy switches off is off in a frame too, whose names no script of ours has removed. */
const goneInFrames = [
  'EyeDropper',
  'PaymentRequest',
  'IdleDetector',
  'SharedWorker',
  'PressureObserver',
  'Notification',
]
test('a frame does not get back what is switched off', async () => {
  const found = await inPage<string[]>(`(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const found = ${JSON.stringify(goneInFrames)}.filter((name) => name in frame.contentWindow)
    frame.remove()
    return found
  })()`)
  expect(found).toEqual([])
})

test('the policy of the page allows none of the features that Chromium lets a policy deny', async () => {
  const allowed = await inPage<string[]>('document.featurePolicy.allowedFeatures()')
  expect(unknownFeatures(allowed)).toEqual([])
  const inFrame = await inPage<string[]>(`(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const allowed = frame.contentDocument.featurePolicy.allowedFeatures()
    frame.remove()
    return allowed
  })()`)
  expect(unknownFeatures(inFrame)).toEqual([])
})

/** Features that a policy could deny and that stay, each with the reason. */
const keptByPolicy: readonly { why: string; features: RegExp }[] = [
  { why: 'facts sent with requests, and none leaves the machine', features: /^ch-/ },
  { why: 'there is no sound or film to play', features: /^(autoplay|media-playback-while-not-visible)$/ },
  { why: 'requests go to our own origin only', features: /^(sync-xhr|deferred-fetch(-minimal)?)$/ },
  { why: 'acts on the page alone', features: /^(aria-notify|cross-origin-isolated|unload)$/ },
]

function unknownFeatures(names: readonly string[]): string[] {
  return names.filter((name) => !keptByPolicy.some(({ features }) => features.test(name)))
}
