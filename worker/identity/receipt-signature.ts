import { base64url } from 'jose'
import { canonicalText } from '#shared/engine/signed-text.ts'
import type { ReceiptKey } from './receipt-keys.ts'

/** First of all signatures, so that the way of signing can change and old receipts keep theirs. */
const version = 'parley1'

const bytesOf = (text: string) => new TextEncoder().encode(`${version}\n${canonicalText(text)}`)

/** Over the words of a text: `parley1.KEY.SIGNATURE`. */
export async function signReceipt(text: string, [key]: readonly ReceiptKey[]): Promise<string> {
  if (!key) throw new Error('no key to sign receipts with')
  const bytes = await crypto.subtle.sign('Ed25519', key.sign, bytesOf(text))
  return [version, key.kid, base64url.encode(new Uint8Array(bytes))].join('.')
}

export async function isSigned(
  text: string,
  signature: string,
  keys: readonly ReceiptKey[],
): Promise<boolean> {
  const [, kid, signed] = /^parley1\.([\w-]{8})\.([\w-]{86})$/.exec(signature.replaceAll(/\s/g, '')) ?? []
  const key = keys.find((one) => one.kid === kid)
  if (!key || signed === undefined) return false
  return crypto.subtle.verify('Ed25519', key.verify, Uint8Array.from(base64url.decode(signed)), bytesOf(text))
}
