import type { Session } from 'electron'

/** Every permission a page could ask for and our page may have. A page that needs one more must be entered here. */
const allowed: ReadonlySet<string> = new Set<string>()

/** Whether the window may have a permission of this name. Deny is the rule. */
export function mayHave(permission: string): boolean {
  return allowed.has(permission)
}

/** Denies every permission, device and screen capture to all pages of a session. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback) => callback(mayHave(permission)))
  session.setPermissionCheckHandler((_contents, permission) => mayHave(permission))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}))
  session.on('select-hid-device', (event, _details, callback) => {
    event.preventDefault()
    callback(null)
  })
  session.on('select-serial-port', (event, _ports, _contents, callback) => {
    event.preventDefault()
    callback('')
  })
  session.on('select-usb-device', (event, _details, callback) => {
    event.preventDefault()
    callback()
  })
  session.setBluetoothPairingHandler((_details, callback) => callback({ confirmed: false }))
}
