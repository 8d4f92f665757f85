/** What a page's window holds, by groups, each with the reason why it stays. */
export const keptOfWindow: readonly { why: string; names: RegExp }[] = [
  {
    why: 'the JavaScript language',
    names:
      /^(Object|Function|Array|Number|parseFloat|parseInt|Infinity|NaN|undefined|Boolean|String|Symbol|Date|Promise|RegExp|\w*Error|JSON|Math|Intl|ArrayBuffer|Atomics|((Big)?(Ui|I)nt|Float)(8|16|32|64)(Clamped)?Array|DataView|Map|BigInt|Set|Iterator|WeakMap|WeakSet|WeakRef|Proxy|Reflect|FinalizationRegistry|SharedArrayBuffer|decodeURI(Component)?|encodeURI(Component)?|escape|unescape|eval|isFinite|isNaN|globalThis|constructor|Async\w+|DisposableStack|Temporal|WebAssembly)$/,
  },
  { why: 'the bridge to the shell, which checks every call', names: /^kiosk$/ },
  { why: 'marks of our own libraries', names: /^__(svelte|zod_global\w+)$/ },
  { why: 'names of events', names: /^on[a-z]+$|^[A-Za-z]*Event$/ },
  {
    why: 'elements and text of the document',
    names:
      /^((HTML|SVG|MathML)\w*|Attr|CDATASection|Character\w+|Comment|Custom(ElementRegistry|StateSet)|customElements|Document\w*|document|DOM\w+|Edit(Context)|Element\w*|External|Fragment\w+|Highlight\w*|Image|Audio|Option|Mutation\w+|NamedNodeMap|Node\w*|Observable|Subscriber|OpaqueRange|ProcessingInstruction|Radio\w+|\w*Range|Sanitizer|Selection|ShadowRoot|Text|TextFormat|Time(dOut|Ranges)|TreeWalker|Trusted\w+|trustedTypes|ValidityState|X(ML|Path|SLT)\w+|getSelection|WebKitMutationObserver|CaretPosition|CloseWatcher|Origin)$/,
  },
  {
    why: 'styles, layout and movement',
    names:
      /^(CSS\w*|Animation\w*|Keyframe\w+|ScrollTimeline|ViewTimeline|View(Transition)\w*|TimelineTrigger\w*|FontFace\w*|IntersectionObserver\w*|ResizeObserver\w*|Media(List|QueryList)|Style\w+|styleMedia|getComputedStyle|matchMedia|WebKitCSSMatrix|Viewport|viewport|VisualViewport|visualViewport|devicePixelRatio|scroll\w*|page[XY]Offset|(webkit)?(request|cancel|Cancel|Request)AnimationFrame)$/,
  },
  {
    why: 'events, and what they carry',
    names:
      /^(Abort\w+|EventCounts|EventTarget|DataTransfer\w*|InputDeviceCapabilities|Touch\w*|UserActivation|Delegated\w+|Ink|addEventListener|removeEventListener|dispatchEvent|event|captureEvents|releaseEvents|when)$/,
  },
  {
    why: 'pictures and drawing',
    names:
      /^(Canvas\w+|Offscreen\w*|offscreenBuffering|Image(Bitmap\w*|Data|Decoder|Track\w*)|Path2D|WebGL\w+|TextMetrics|createImageBitmap|Video\w+|Encoded\w+|EncodedVideoChunk)$/,
  },
  {
    why: 'sound and pictures that move: no address to load them from',
    names:
      /^(\w*Audio\w*|\w+Node|Media(Capabilities|Error|Metadata|Session|Source\w*)|SourceBuffer\w*|PeriodicWave|TextTrack\w*|VTTCue|ChapterInformation|webkitMediaStream)$/,
  },
  {
    why: 'camera, microphone and screen: refused by permission',
    names: /^(Media(Devices|DeviceInfo|Stream\w*)|BrowserCapture\w+)$/,
  },
  { why: 'the voice that reads aloud', names: /^speechSynthesis$|^SpeechSynthesis\w*$/ },
  {
    why: 'the network: refused by the content security policy, the request filter and the switches',
    names:
      /^(EventSource|WebSocket|XMLHttpRequest\w*|fetch|Headers|Request|Response|FormData|RTC\w+|webkitRTCPeerConnection)$/,
  },
  {
    why: 'bytes, text and addresses',
    names:
      /^(Blob|File|FileList|FileReader|\w*Stream\w*|\w+QueuingStrategy|Text(De|En)coder|URL\w*|webkitURL|atob|btoa|structuredClone|crypto|Crypto\w*|SubtleCrypto)$/,
  },
  {
    why: 'storage: in memory only, and gone with the page',
    names:
      /^(IDB\w+|indexedDB|Cache|CacheStorage|caches|Storage|StorageManager|localStorage|sessionStorage|PERSISTENT|TEMPORARY)$/,
  },
  {
    why: 'other threads and pages: only of our own origin',
    names:
      /^(Worker|Worklet|AudioWorklet|BroadcastChannel|Message(Channel|Port)|ServiceWorker\w*|NavigationPreloadManager|Lock|LockManager|postMessage)$/,
  },
  {
    why: 'the page itself and its history: leaving it is refused',
    names:
      /^(Window|window|self|top|parent|frames|frameElement|opener|length|name|closed|History|history|Location|location|Navigat(ion\w*|or|orUAData)|navigation|navigator|clientInformation|NotRestored\w+|origin|originAgentCluster|credentialless|isSecureContext|crossOriginIsolated|open|stop|status|external|chrome|VisibilityStateEntry)$/,
  },
  {
    why: 'the screen, to be read only',
    names: /^(Screen|ScreenOrientation|screen|screen(Left|Top|X|Y)|(inner|outer)(Width|Height))$/,
  },
  { why: 'bars of a browser, which there are none of', names: /^(BarProp|\w+bar|scrollbars|MimeType\w*|Plugin\w*)$/ },
  {
    why: 'does nothing here: dialogs are off, the window stays as it is',
    names: /^(alert|confirm|prompt|print|close|blur|focus|move(By|To)|resize(By|To))$/,
  },
  {
    why: 'clipboard, place and permissions: refused by permission',
    names: /^(Clipboard\w*|Geolocation\w*|Permission\w*|FeaturePolicy)$/,
  },
  { why: 'information on the connection, without a function', names: /^NetworkInformation$/ },
  {
    why: 'time and speed of the page itself',
    names:
      /^(Performance\w*|performance|LargestContentfulPaint|InteractionContentfulPaint|LayoutShift\w*|TaskAttributionTiming|Idle(Deadline)|(set|clear)(Timeout|Interval)|queueMicrotask|(request|cancel)IdleCallback|Schedul\w+|scheduler|Task\w+|console|reportError|ReportBody|\w+ReportBody)$/,
  },
]

/** Names of a window that belong to none of the groups: what a new Chromium brings. */
export function unknownNames(names: readonly string[]): string[] {
  return names.filter((name) => !keptOfWindow.some((group) => group.names.test(name)))
}

/** Functions of elements that ask for something beyond the page, by owner, each with the reason why it stays. */
export const keptOfPrototypes: Readonly<Record<string, string>> = {
  'Document.exitFullscreen': 'there is nothing to exit',
  'Document.webkitExitFullscreen': 'there is nothing to exit',
  'Document.webkitCancelFullScreen': 'there is nothing to exit',
  'Document.exitPointerLock': 'there is nothing to exit',
  'HTMLVideoElement.requestVideoFrameCallback': 'the page’s own',
  'HTMLElement.showPopover': 'the page’s own',
  'HTMLDialogElement.show': 'the page’s own',
  'HTMLDialogElement.showModal': 'the page’s own',
  'HTMLDialogElement.requestClose': 'the page’s own',
  'HTMLFormElement.requestSubmit': 'refused by the content security policy',
  'HTMLInputElement.showPicker': 'does nothing',
  'HTMLSelectElement.showPicker': 'opens the list of the field',
}
