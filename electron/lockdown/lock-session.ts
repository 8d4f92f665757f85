import type { Session } from 'electron'
import type { Log } from '../log/log.ts'
import type { TrustedOrigin } from '../protocol/app-origin.ts'
import { denyPermissions } from './permissions.ts'
import { cancelForeignRequests } from './requests.ts'

/** Shuts a session: no permission, no foreign request, no download, no spelling dictionary. */
export function lockSession(session: Session, trusted: TrustedOrigin, development: boolean, log: Log): void {
  session.setSpellCheckerEnabled(false)
  denyPermissions(session)
  cancelForeignRequests(session, trusted, development)
  session.on('will-download', (event) => {
    event.preventDefault()
    log.warn('download refused')
  })
}
