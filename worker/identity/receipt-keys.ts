/**
 * The keys of receipts. Each is made of a seed of its own: one half signs, so that anybody can check a receipt with the
 * public key, the other seals the addresses under which receipts stand. They outlive the secret that seals tickets.
 */
import { base64url } from 'jose'
import * as z from 'zod'
import { derived } from './derived.ts'

export interface ReceiptKey {
  /** The beginning of the public key's SHA-256: nobody has to give it a name. */
  kid: string
  /** The public key as a JWK has it (RFC 8037), base64url. */
  x: string
  sign: CryptoKey
  verify: CryptoKey
  seal: CryptoKey
}

/** What the keys are made of, out of the environment. */
export interface ReceiptSecrets {
  PARLEY_SECRET: string
  PARLEY_RECEIPT_KEYS?: string | null
}

const Seeds = z.array(z.string().regex(/^[\w-]{43}$/, 'must be 32 bytes in base64url')).max(20)

const made = new Map<string, Promise<ReceiptKey[]>>()

/**
 * The first signs; all are good for checking. Last comes one that is made of PARLEY_SECRET, so that receipts work where
 * no seed was set, and those of that time go on working once one is.
 */
export function receiptKeys({ PARLEY_SECRET: secret, PARLEY_RECEIPT_KEYS: seeds }: ReceiptSecrets) {
  const place = `${secret} ${seeds ?? ''}`
  let keys = made.get(place)
  if (!keys) made.set(place, (keys = makeKeys(secret, seeds ?? '[]')))
  return keys
}

async function makeKeys(secret: string, seeds: string): Promise<ReceiptKey[]> {
  const given = Seeds.parse(JSON.parse(seeds)).map((seed) => bytesOf(base64url.decode(seed)))
  const own = await derived(bytesOf(new TextEncoder().encode(secret)), 'receipt seed')
  return Promise.all([...given, own].map(keyOf))
}

const bytesOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes)

/** How an Ed25519 private key of 32 bytes is written down (RFC 8410): the same 16 bytes before each. */
const before = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20]

async function keyOf(seed: Uint8Array<ArrayBuffer>): Promise<ReceiptKey> {
  const ed25519 = { name: 'Ed25519' }
  const written = Uint8Array.from([...before, ...(await derived(seed, 'receipt signature'))])
  const sign = await crypto.subtle.importKey('pkcs8', written, ed25519, true, ['sign'])
  const { x = '' } = (await crypto.subtle.exportKey('jwk', sign)) as JsonWebKey
  const bytes = Uint8Array.from(base64url.decode(x))
  const verify = await crypto.subtle.importKey('raw', bytes, ed25519, false, ['verify'])
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const sealing = await derived(seed, 'receipt address')
  const seal = await crypto.subtle.importKey('raw', sealing, hmac, false, ['sign', 'verify'])
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return { kid: base64url.encode(digest.slice(0, 6)), x, sign, verify, seal }
}
