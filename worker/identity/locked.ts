import { base64url } from 'jose'
import { derived } from './derived.ts'

/** Keeps what must be read again: AES-256-GCM, by a key made of our own secret for one purpose. */
const keys = new Map<string, Promise<CryptoKey>>()
const bytesOf = (text: string) => new TextEncoder().encode(text)

function keyFor(purpose: string, secret: string): Promise<CryptoKey> {
  const place = `${purpose} ${secret}`
  let key = keys.get(place)
  if (!key) keys.set(place, (key = aesKey(purpose, secret)))
  return key
}

async function aesKey(purpose: string, secret: string): Promise<CryptoKey> {
  const bytes = await derived(Uint8Array.from(bytesOf(secret)), purpose)
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** `about` is bound in: what was locked for one thing does not open for another. */
export async function locked(purpose: string, about: string, text: string, secret: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const how = { name: 'AES-GCM', iv, additionalData: bytesOf(about) }
  const bytes = await crypto.subtle.encrypt(how, await keyFor(purpose, secret), bytesOf(text))
  return `${base64url.encode(iv)}.${base64url.encode(new Uint8Array(bytes))}`
}

/** Null where it was locked by another secret, for another thing, or was changed since. */
export async function unlocked(
  purpose: string,
  about: string,
  text: string,
  secret: string,
): Promise<string | null> {
  const [iv = '', bytes = ''] = text.split('.')
  try {
    const how = { name: 'AES-GCM', iv: opened(iv), additionalData: bytesOf(about) }
    const key = await keyFor(purpose, secret)
    return new TextDecoder().decode(await crypto.subtle.decrypt(how, key, opened(bytes)))
  } catch {
    return null
  }
}

const opened = (text: string) => Uint8Array.from(base64url.decode(text))
