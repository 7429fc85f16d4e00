import { base64url } from 'jose'
import type { ReceiptKey } from './receipt-keys.ts'

/** Which page of which session: the object of its customer and the session. Neither says who the customer is. */
export interface ReceiptPlace {
  /** As the platform writes the object's id: 64 letters of hex. */
  object: string
  session: string
}

/** What stands at an address. One that leads to the survey of a session does not lead to its receipt. */
export type AddressedPage = 'receipt' | 'survey'

const [objectBytes, sessionBytes, sealBytes] = [32, 16, 16]

/** Good for as long as the session is kept: a proof that expires is none. Whoever has it can read the page. */
export async function signReceiptPlace(
  place: ReceiptPlace,
  [key]: readonly ReceiptKey[],
  page: AddressedPage = 'receipt',
): Promise<string | null> {
  const said = bytesOf(place)
  if (!key || !said) return null
  const seal = (await whole(key, said, page)).slice(0, sealBytes)
  return base64url.encode(Uint8Array.from([...said, ...seal]))
}

/** Null where it was not made here. */
export async function readReceiptPlace(
  text: string,
  keys: readonly ReceiptKey[],
  page: AddressedPage = 'receipt',
): Promise<ReceiptPlace | null> {
  if (!/^[\w-]{86}$/.test(text)) return null
  const bytes = Uint8Array.from(base64url.decode(text))
  const said = bytes.slice(0, objectBytes + sessionBytes)
  // Written otherwise, the same bytes are another address; there is one for each page.
  if (base64url.encode(bytes) !== text) return null
  for (const key of keys) {
    const seal = (await whole(key, said, page)).slice(0, sealBytes)
    if (isSame(seal, bytes.slice(said.length))) return placeOf(said)
  }
  return null
}

/** Over the page's name too, but for receipts: their addresses are older than there was another page. */
async function whole({ seal }: ReceiptKey, said: Uint8Array, page: AddressedPage): Promise<Uint8Array> {
  const named = page === 'receipt' ? [] : new TextEncoder().encode(page)
  return new Uint8Array(await crypto.subtle.sign('HMAC', seal, Uint8Array.from([...said, ...named])))
}

/** In the same time, wherever they differ. */
const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.reduce((odd, byte, at) => odd | (byte ^ (other[at] ?? 0)), 0) === 0

function bytesOf({ object, session }: ReceiptPlace): Uint8Array<ArrayBuffer> | null {
  const hex = object + session.replaceAll('-', '')
  if (hex.length !== 2 * (objectBytes + sessionBytes) || !/^[0-9a-f]+$/.test(hex)) return null
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

function placeOf(said: Uint8Array): ReceiptPlace {
  const hex = Array.from(said, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const session = hex.slice(2 * objectBytes)
  const parts = [0, 8, 12, 16, 20].map((from, at, all) => session.slice(from, all[at + 1]))
  return { object: hex.slice(0, 2 * objectBytes), session: parts.join('-') }
}
