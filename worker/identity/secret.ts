import { base64url, jwtVerify, SignJWT, type JWTPayload } from 'jose'

/** What one of our own signed passes is good for. One can never be shown in place of another. */
export type Purpose = 'session' | 'exit' | 'login' | 'operator'

const keys = new Map<string, CryptoKey>()

/** Importing a key costs more than using it. */
async function hmacKey(name: string, bytes: () => Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  let key = keys.get(name)
  if (!key) {
    key = await crypto.subtle.importKey('raw', bytes(), { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
      'verify',
    ])
    keys.set(name, key)
  }
  return key
}

/** A tenant's key is shared as base64url; our own is plain text. */
export const tenantKey = (secret: string): Promise<CryptoKey> =>
  hmacKey(`tenant:${secret}`, () => Uint8Array.from(base64url.decode(secret)))
const ownKey = (secret: string): Promise<CryptoKey> =>
  hmacKey(`own:${secret}`, () => Uint8Array.from(new TextEncoder().encode(secret)))

export async function sealed(
  purpose: Purpose,
  claims: JWTPayload,
  secret: string,
  now: Date,
  seconds: number,
): Promise<string> {
  const issued = Math.floor(now.getTime() / 1000)
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(`parley:${purpose}`)
    .setIssuedAt(issued)
    .setExpirationTime(issued + seconds)
    .sign(await ownKey(secret))
}

/** Null where the seal is not ours, not for this purpose, or no longer good. */
export async function unsealed(
  purpose: Purpose,
  text: string,
  secret: string,
  now: Date,
): Promise<JWTPayload | null> {
  try {
    const options = { algorithms: ['HS256'], audience: `parley:${purpose}`, currentDate: now }
    return (await jwtVerify(text, await ownKey(secret), options)).payload
  } catch {
    return null
  }
}

/** The seal alone, for what is to be recognised and never read. */
export async function signedHex(text: string, secret: string): Promise<string> {
  const bytes = await crypto.subtle.sign('HMAC', await ownKey(secret), new TextEncoder().encode(text))
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
