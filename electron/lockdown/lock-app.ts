import { Menu, protocol } from 'electron'
import type { App } from 'electron'
import type { Log } from '../log/log.ts'
import { appSchemePrivileges } from '../protocol/app-protocol.ts'
import type { Environment } from '../environment/environment.ts'
import { lockContents } from './lock-contents.ts'
import { lockSession } from './lock-session.ts'
import { lockdownSwitches } from './switches.ts'

/** Locks the whole program, and every session and page it will ever have. To be called before the app is ready. */
export function lockApp(app: App, { flags, trusted, development }: Environment, log: Log): void {
  for (const [name, value] of lockdownSwitches(flags.devServer)) app.commandLine.appendSwitch(name, value)
  protocol.registerSchemesAsPrivileged([appSchemePrivileges])
  Menu.setApplicationMenu(null)
  app.on('session-created', (created) => lockSession(created, trusted, development, log))
  app.on('web-contents-created', (_event, contents) => lockContents(contents, trusted, development, log))
}
