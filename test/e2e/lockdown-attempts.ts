/**
 * Ways out of the window, each tried from inside the page. An attempt returns what it got, or throws; it never returns
 * 'refused' unless the attempt came to nothing. `server` is a web server that counts who reaches it.
 */
export interface Attempt {
  what: string
  /** Runs in the page. */
  attempt: (reach: { server: string; tag: string }) => unknown
  tag?: string
  /** What the attempt must come to: a thrown error of this name, or this value. */
  comesTo: string
}

const loadElement: Attempt['attempt'] = ({ server, tag }) =>
  new Promise((resolve) => {
    const element = document.createElement(tag)
    const end = (result: string) => {
      element.remove()
      resolve(result)
    }
    document.addEventListener('securitypolicyviolation', () => end('refused'), { once: true })
    // A refused frame loads an empty page too, and may say so before it says that it was refused.
    element.onload = element.onloadeddata = () => setTimeout(end, 300, 'loaded')
    element.setAttribute('src', server)
    document.body.append(element)
  })

/** What a page may ask the machine for. */
export const permissionAttempts: Attempt[] = [
  // Without a camera at all Chromium says so before it asks.
  {
    what: 'camera and microphone',
    attempt: () => navigator.mediaDevices.getUserMedia({ video: true, audio: true }),
    comesTo: 'NotAllowedError|NotFoundError',
  },
  { what: 'the screen', attempt: () => String('getDisplayMedia' in navigator.mediaDevices), comesTo: 'false' },
  {
    what: 'the place',
    attempt: () =>
      new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('found'),
          ({ code, PERMISSION_DENIED }) => resolve(String(code === PERMISSION_DENIED)),
        )
      }),
    comesTo: 'true',
  },
  { what: 'reading the clipboard', attempt: () => navigator.clipboard.readText(), comesTo: 'NotAllowedError' },
  {
    what: 'MIDI devices',
    attempt: () => navigator.requestMIDIAccess(),
    comesTo: 'NotAllowedError|SecurityError|InvalidStateError',
  },
  { what: 'storage that stays', attempt: () => navigator.storage.persist(), comesTo: 'false' },
  ...['usb', 'hid', 'serial', 'bluetooth', 'presentation', 'share', 'keyboard', 'wakeLock'].map((tag): Attempt => ({
    what: `navigator.${tag}`,
    tag,
    attempt: (reach) => String(reach.tag in navigator),
    comesTo: 'false',
  })),
  ...[
    'showOpenFilePicker',
    'showSaveFilePicker',
    'showDirectoryPicker',
    'queryLocalFonts',
    'getScreenDetails',
    'EyeDropper',
    'IdleDetector',
    'PaymentRequest',
    'Notification',
    'webkitSpeechRecognition',
    'SharedWorker',
  ].map((tag): Attempt => ({
    what: `window.${tag}`,
    tag,
    attempt: (reach) => String(reach.tag in window),
    comesTo: 'false',
  })),
]

/** Reaching for the network, for files and for other programs. */
export const requestAttempts: Attempt[] = [
  { what: 'fetch from a server', attempt: ({ server }) => fetch(server), comesTo: 'TypeError' },
  { what: 'fetch without CORS', attempt: ({ server }) => fetch(server, { mode: 'no-cors' }), comesTo: 'TypeError' },
  { what: 'fetch from the internet', attempt: () => fetch('https://example.com/'), comesTo: 'TypeError' },
  { what: 'fetch of a file', attempt: () => fetch('file:///etc/passwd'), comesTo: 'TypeError' },
  { what: 'fetch of another app host', attempt: () => fetch('app://other/index.html'), comesTo: 'TypeError' },
  {
    what: 'XMLHttpRequest',
    attempt: ({ server }) =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest()
        request.onload = () => resolve('loaded')
        request.onerror = () => resolve('refused')
        request.open('GET', server)
        request.send()
      }),
    comesTo: 'refused',
  },
  {
    what: 'a web socket',
    attempt: ({ server }) =>
      new Promise((resolve) => {
        const socket = new WebSocket(server.replace('http', 'ws'))
        socket.onopen = () => resolve('open')
        socket.onerror = () => resolve('refused')
      }),
    comesTo: 'refused|SecurityError',
  },
  {
    what: 'an event source',
    attempt: ({ server }) =>
      new Promise((resolve) => {
        const source = new EventSource(server)
        source.onopen = () => resolve('open')
        source.onerror = () => resolve('refused')
      }),
    comesTo: 'refused|SecurityError',
  },
  { what: 'a beacon', attempt: ({ server }) => [navigator.sendBeacon(server, 'x')].length, comesTo: '1' },
  ...['img', 'script', 'iframe', 'embed', 'audio', 'video'].map((tag): Attempt => ({
    what: `<${tag}> from a server`,
    tag,
    attempt: loadElement,
    comesTo: 'refused',
  })),
  { what: 'import() from a server', attempt: ({ server }) => import(`${server}/x.js`), comesTo: 'TypeError' },
  { what: 'a worker from a server', attempt: ({ server }) => new Worker(server), comesTo: 'SecurityError' },
  {
    what: 'a service worker',
    attempt: () => navigator.serviceWorker.register('/x.js'),
    comesTo: 'TypeError|SecurityError',
  },
  {
    what: 'WebRTC to a server',
    attempt: async ({ server }) => {
      const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${new URL(server).port}` }] })
      const candidates: string[] = []
      connection.onicecandidate = ({ candidate }) => candidate?.candidate && candidates.push(candidate.candidate)
      connection.createDataChannel('x')
      await connection.setLocalDescription(await connection.createOffer())
      await new Promise((resolve) => setTimeout(resolve, 1500))
      connection.close()
      return candidates.length
    },
    comesTo: '0',
  },
]

/** Running code that is not the program's own. */
export const codeAttempts: Attempt[] = [
  {
    what: 'an inline script',
    attempt: () => {
      const script = document.createElement('script')
      script.textContent = 'window.escaped = true'
      document.body.append(script)
      return String('escaped' in window)
    },
    comesTo: 'false',
  },
  {
    what: 'an inline event handler',
    attempt: () => {
      const element = document.createElement('p')
      element.setAttribute('onclick', 'window.escaped = true')
      element.click()
      return String('escaped' in window)
    },
    comesTo: 'false',
  },
  {
    what: 'a text as a timer',
    attempt: () =>
      new Promise((resolve) => {
        // eslint-disable-next-line @typescript-eslint/no-implied-eval -- that it does not run is what is shown
        setTimeout('window.escaped = true', 0)
        setTimeout(() => resolve(String('escaped' in window)), 50)
      }),
    comesTo: 'false',
  },
  {
    what: 'an inline style sheet',
    attempt: () => {
      const style = document.createElement('style')
      style.textContent = 'html { outline: 7px solid }'
      document.head.append(style)
      const { outlineWidth } = getComputedStyle(document.documentElement)
      style.remove()
      return String(outlineWidth === '7px')
    },
    comesTo: 'false',
  },
  {
    what: 'Node in the page',
    attempt: () =>
      `${typeof (globalThis as { require?: unknown }).require} ${typeof (globalThis as { process?: unknown }).process}`,
    comesTo: 'undefined undefined',
  },
  { what: 'a webview', attempt: () => String('loadURL' in document.createElement('webview')), comesTo: 'false' },
]

/** Leaving the page. */
export const navigationAttempts: Attempt[] = [
  { what: 'a web address', attempt: ({ server }) => void (location.href = server), comesTo: 'undefined' },
  { what: 'a file', attempt: () => void (location.href = 'file:///etc/passwd'), comesTo: 'undefined' },
  { what: 'a data address', attempt: () => void (location.href = 'data:text/html,<h1>out</h1>'), comesTo: 'undefined' },
  { what: 'another app host', attempt: () => void (location.href = 'app://other/'), comesTo: 'undefined' },
  { what: 'Chromium’s own pages', attempt: () => void (location.href = 'chrome://gpu/'), comesTo: 'undefined' },
  { what: 'a mail program', attempt: () => void (location.href = 'mailto:nobody@example.com'), comesTo: 'undefined' },
  {
    what: 'an address of code',
    attempt: () => void (location.href = 'javascript:document.body.replaceChildren()'),
    comesTo: 'undefined',
  },
  {
    what: 'a page made in memory',
    attempt: () => void (location.href = URL.createObjectURL(new Blob(['out'], { type: 'text/html' }))),
    comesTo: 'undefined',
  },
  { what: 'a new window', attempt: ({ server }) => window.open(server) === null, comesTo: 'true' },
  { what: 'a new window of our own', attempt: () => window.open('app://kiosk/') === null, comesTo: 'true' },
  { what: 'an empty new window', attempt: () => window.open('about:blank') === null, comesTo: 'true' },
  {
    what: 'a link to a new window',
    attempt: ({ server }) => {
      const link = document.createElement('a')
      Object.assign(link, { href: server, target: '_blank' }).click()
    },
    comesTo: 'undefined',
  },
  {
    what: 'a form',
    attempt: ({ server }) => {
      const form = document.createElement('form')
      form.action = server
      document.body.append(form)
      form.submit()
      form.remove()
    },
    comesTo: 'undefined',
  },
  {
    what: 'a refresh in the head',
    attempt: ({ server }) => {
      const meta = document.createElement('meta')
      Object.assign(meta, { httpEquiv: 'refresh', content: `0; url=${server}` })
      document.head.append(meta)
    },
    comesTo: 'undefined',
  },
  { what: 'closing the window', attempt: () => window.close(), comesTo: 'undefined' },
  { what: 'the print dialog', attempt: () => window.print.toString().includes('native code'), comesTo: 'false' },
  {
    what: 'the print dialog of an empty frame',
    attempt: () => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      let printed = false
      frame.contentWindow?.addEventListener('beforeprint', () => (printed = true))
      frame.contentWindow?.print()
      frame.remove()
      return printed
    },
    comesTo: 'false',
  },
  {
    what: 'a download',
    attempt: () => {
      const link = document.createElement('a')
      Object.assign(link, { href: URL.createObjectURL(new Blob(['out'])), download: 'out.txt' }).click()
    },
    comesTo: 'undefined',
  },
]
