import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** Work of one hash: 64 MB of memory, about a fifth of a second on a small kiosk. */
const cost = 2 ** 16
const blockSize = 8
const keyBytes = 32
const saltBytes = 16

/**
 * A hashed PIN, as it stands in files: `scrypt:COST:SALT:KEY`, salt and key in base64url. The cost is bounded, so that a
 * settings file cannot ask for more memory than the machine has.
 */
export const pinHashSchema = z
  .string()
  .regex(
    /^scrypt:(16384|32768|65536|131072):[A-Za-z0-9_-]{22}:[A-Za-z0-9_-]{43}$/,
    'must be a hashed PIN, copied from the staff.json of a kiosk on which it was set',
  )

/** Stands for a hashed PIN that is not known: no PIN fits it. Compare with it before checking a PIN. */
export const lockedHash = `scrypt:16384:${'A'.repeat(22)}:${'A'.repeat(43)}`

/** Hashes a PIN with a new salt. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const key = await derive(pin, salt, cost)
  return ['scrypt', cost, salt.toString('base64url'), key.toString('base64url')].join(':')
}

/** Whether a PIN is the one that was hashed; takes the same time either way. `hash` must fit `pinHashSchema`. */
export async function isPin(pin: string, hash: string): Promise<boolean> {
  const [, work, salt = '', key = ''] = hash.split(':')
  const expected = Buffer.from(key, 'base64url')
  const derived = await derive(pin, Buffer.from(salt, 'base64url'), Number(work))
  return timingSafeEqual(derived, expected)
}

function derive(pin: string, salt: Buffer, N: number): Promise<Buffer> {
  const options = { N, r: blockSize, p: 1, maxmem: 256 * N * blockSize }
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, keyBytes, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
