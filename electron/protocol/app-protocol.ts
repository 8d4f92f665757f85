import type { CustomScheme, Session } from 'electron'
import { readProgramFile } from '../storage/program-file.ts'
import { appHost, appScheme } from './app-origin.ts'
import { containedPath } from './contained-path.ts'
import { contentType, securityHeaders } from './response-headers.ts'

/** Privileges of `app:`; to be registered before the app is ready. It may not bypass the CSP nor hold service workers. */
export const appSchemePrivileges: CustomScheme = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
}

/** Pages that are made in the program itself, by address path ("/staff.html"): text and content type. */
export type MadePages = ReadonlyMap<string, { text: string | Promise<string>; type: string }>

/** Answers every request of `app://kiosk` from the files under `root` and from pages made in the program. */
export function serveApp(session: Session, root: string, made: MadePages): void {
  session.protocol.handle(appScheme, (request) => answer(request, root, made))
  // Node loads what answers are made of when the first one is; while the page's process starts, there is time for it.
  setImmediate(() => new Response())
}

/** The answer to one request: 200 with the file, 400 for a foreign host, 404, or 405 for anything but reading. */
export async function answer(request: Request, root: string, made: MadePages): Promise<Response> {
  const url = new URL(request.url)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405)
  if (url.host !== appHost) return refusal(400)
  const page = made.get(url.pathname)
  if (page) return found(await page.text, page.type)
  const file = containedPath(root, url.pathname === '/' ? '/index.html' : url.pathname)
  const type = file === null ? null : contentType(file)
  if (file === null || type === null) return refusal(404)
  const bytes = await readProgramFile(file).catch(() => null)
  return bytes === null ? refusal(404) : found(new Uint8Array(bytes), type)
}

function found(body: string | Uint8Array<ArrayBuffer>, type: string): Response {
  return new Response(body, { status: 200, headers: { ...securityHeaders, 'Content-Type': type } })
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: securityHeaders })
}
