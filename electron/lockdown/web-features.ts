/**
 * Features of the web that the window does without (Blink's own names): devices, pickers of files and fonts, sharing,
 * casting, payment, push, and speech recognition, which would go over the network. What is not there needs no permission;
 * WebUSB moreover ends the whole program on systems without a device service.
 */
export const switchedOffFeatures: readonly string[] = [
  'WebUSB',
  'WebHID',
  'Serial',
  'WebBluetooth',
  'WebNFC',
  'FileSystemAccessLocal',
  'FontAccess',
  'GetDisplayMedia',
  'IdleDetection',
  'Notifications',
  'PaymentRequest',
  'Presentation',
  'PushMessaging',
  'RemotePlayback',
  'ScriptedSpeechRecognition',
  'SharedWorker',
  'WebShare',
]
