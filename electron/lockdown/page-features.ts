/**
 * What a page keeps of `navigator`, each with the reason. Everything else is removed, so that what a new Chromium brings is
 * off until somebody enters it here.
 */
export const keptOfNavigator: Readonly<Record<string, string>> = {
  constructor: 'part of the language',
  appCodeName: 'a constant',
  appName: 'a constant',
  appVersion: 'names the program; some libraries look at it',
  platform: 'names the system; some libraries look at it',
  product: 'a constant',
  productSub: 'a constant',
  userAgent: 'names the program; drawing PDF pages looks at it',
  userAgentData: 'names the program; some libraries look at it',
  vendor: 'a constant',
  vendorSub: 'a constant',
  language: 'the language of the program',
  languages: 'the language of the program',
  hardwareConcurrency: 'a number; some libraries look at it',
  maxTouchPoints: 'a number; the diagnostics say whether the screen can be touched',
  cookieEnabled: 'a constant',
  onLine: 'a constant without a network; some libraries look at it',
  pdfViewerEnabled: 'a constant',
  webdriver: 'says that tests drive the program',
  userActivation: 'whether somebody has touched the page',
  permissions: 'asks what a page may have; the answer is nothing',
  clipboard: 'copying in fields; reading it is refused by permission',
  geolocation: 'refused by permission',
  mediaDevices: 'refused by permission; the screen is a feature that is switched off',
  requestMIDIAccess: 'refused by permission',
  storage: 'in memory only; that it stays is refused by permission',
  sendBeacon: 'refused by the content security policy',
  serviceWorker: 'refused by the scheme of the page',
}

/**
 * Names in a window that would act on the machine, on the network or on other pages, and that no library of ours needs.
 * Some are features that are switched off besides; here they are off whatever a later Chromium calls them.
 */
export const removedFromWindow: readonly RegExp[] = [
  // Keys, pointers, pictures of the screen, windows.
  /^(EyeDropper|Keyboard|KeyboardLayoutMap|VirtualKeyboard\w*|WakeLock\w*|CaptureController|CropTarget|RestrictionTarget)$/,
  /^(getScreenDetails|ScreenDetail\w*|DocumentPictureInPicture\w*|documentPictureInPicture|PictureInPicture\w*)$/,
  /^(WindowControlsOverlay\w*|DevicePosture|LaunchQueue|LaunchParams|launchQueue|BeforeInstallPromptEvent|requestResize|find)$/,
  // Devices and sensors.
  /^(USB|HID|Serial|Bluetooth|NDEF|MIDI|Gamepad|XR|GPU|Pressure|SmartCard|WGSL)(?=[A-Z]|$)/,
  /^(\w*Sensor|SensorErrorEvent|Accelerometer|Gyroscope|Magnetometer|BatteryManager|IdleDetector|Device(Motion|Orientation)Event\w*)$/,
  /^(MediaRecorder|ImageCapture|MediaKey\w*|RemotePlayback|Presentation\w*|InputDeviceInfo)$/,
  /^HTML(Camera|Microphone|Geolocation|UserMedia|Install)Element$/,
  // Files and fonts of the machine.
  /^(show(OpenFile|SaveFile|Directory)Picker|FileSystem\w*|webkitRe(questFileSystem|solveLocalFileSystemURL)|queryLocalFonts|FontData)$/,
  // Other people, sites and programs.
  /^(Payment\w*|Credential\w*|PublicKeyCredential|Authenticator\w*|\w+Credential|Identity(Credential\w*|Provider)|DigitalCredential)$/,
  /^(Notification|Push\w*|BackgroundFetch\w*|PeriodicSyncManager|SyncManager|Contact\w*)$/,
  /^(fence|Fence|FencedFrameConfig|HTMLFencedFrameElement|SharedStorage\w*|sharedStorage|ProtectedAudience|fetchLater|FetchLaterResult)$/,
  /^(SharedWorker|cookieStore|Cookie\w+|StorageBucket\w*|NavigatorLogin|NavigatorManagedData|openDatabase)$/,
  // The network.
  /^(WebTransport\w*|WebSocketStream|TCPSocket|TCPServerSocket|UDPSocket)$/,
  // Speech that is listened to, and models that a program may bring or fetch.
  /^(webkit)?Speech(Recognition\w*|Grammar\w*)$/,
  /^(LanguageModel|LanguageDetector|Translator|Summarizer|Writer|Rewriter|Proofreader|CreateMonitor)$/,
  // Measuring what the visitor does.
  /^(Profiler|crashReport|CrashReportContext|ReportingObserver)$/,
]

/** Functions of elements and of the document that would leave the page, hold the pointer or ask for storage. */
export const removedFromPrototypes: Readonly<Record<string, readonly string[]>> = {
  Document: [
    'browsingTopics',
    'exitPictureInPicture',
    'hasPrivateToken',
    'hasRedemptionRecord',
    'hasStorageAccess',
    'hasUnpartitionedCookieAccess',
    'requestStorageAccess',
    'requestStorageAccessFor',
  ],
  Element: ['requestFullscreen', 'requestPointerLock', 'webkitRequestFullScreen', 'webkitRequestFullscreen'],
  HTMLMediaElement: ['remote', 'setMediaKeys', 'setSinkId'],
  HTMLVideoElement: [
    'requestPictureInPicture',
    'webkitEnterFullScreen',
    'webkitEnterFullscreen',
    'webkitExitFullScreen',
    'webkitExitFullscreen',
  ],
  ScreenOrientation: ['lock', 'unlock'],
}
