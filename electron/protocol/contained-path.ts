import path from 'node:path'

/**
 * The file under `root` that an address path ("/assets/app.js", still percent-encoded) names, or null where it
 * names nothing inside. Decodes first and contains afterwards, since `..%2f` survives URL parsing.
 */
export function containedPath(root: string, encodedPath: string): string | null {
  const decoded = decode(encodedPath)
  if (decoded === null || /[\0\\:]/.test(decoded)) return null
  const file = path.resolve(root, `.${decoded.startsWith('/') ? '' : '/'}${decoded}`)
  const inside = path.relative(root, file)
  const escapes = inside === '' || inside === '..' || inside.startsWith(`..${path.sep}`) || path.isAbsolute(inside)
  return escapes ? null : file
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
