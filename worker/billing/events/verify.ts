/** Whether an event was sent by whom it says. One pure function for each provider: bytes, headers and secrets in, yes or no out. */
import { timingSafeEqual } from 'hono/utils/buffer'
import type { Arrived } from './arrived.ts'

/** Seconds by which a sender's clock may differ from ours, either way. */
const tolerance = 300
/** Signatures that are looked at of one header. */
const mostSignatures = 10

const encoder = new TextEncoder()
const bytesOfText = (text: string): Bytes => Uint8Array.from(encoder.encode(text))

/** Stripe: `t=…,v1=…`, in hex over `t.body`, by the secret as it stands, its `whsec_` included. */
export const isFromStripe = (arrived: Arrived, secrets: readonly string[]): Promise<boolean> =>
  isSignedInHex(arrived, secrets, { header: 'stripe-signature', gap: ',', time: 't', mark: 'v1', joint: '.' })

/** Paddle: `ts=…;h1=…`, in hex over `ts:body`. */
export const isFromPaddle = (arrived: Arrived, secrets: readonly string[]): Promise<boolean> =>
  isSignedInHex(arrived, secrets, {
    header: 'paddle-signature',
    gap: ';',
    time: 'ts',
    mark: 'h1',
    joint: ':',
  })

/** Standard Webhooks: in base64 over `id.timestamp.body`, by the bytes that the secret stands for. */
export async function isStandard(
  { body, headers, now }: Arrived,
  secrets: readonly string[],
): Promise<boolean> {
  const id = headers.get('webhook-id') ?? ''
  const time = headers.get('webhook-timestamp') ?? ''
  if (id === '' || id.includes('.') || !isTimely(time, now)) return false
  const signatures = (headers.get('webhook-signature') ?? '').split(' ').flatMap((one) => {
    return one.startsWith('v1,') ? (bytesOfBase64(one.slice(3)) ?? []) : []
  })
  const keys = secrets.flatMap((secret) => bytesOfBase64(secret.replace(/^whsec_/, '')) ?? [])
  return isSignedByAny(keys, joined(`${id}.${time}.`, body), signatures)
}

export interface Login {
  user: string
  password: string
  path: string
}

/** Chargebee signs nothing: a name, a password, and an address that nobody can guess. Each is always looked at. */
export async function isFromChargebee(
  { headers, path }: Arrived,
  logins: readonly Login[],
): Promise<boolean> {
  const said = headers.get('authorization') ?? ''
  const bytes = /^basic /i.test(said) ? bytesOfBase64(said.slice(6).trim()) : null
  const given = bytes === null ? '' : new TextDecoder().decode(bytes)
  let isKnown = false
  for (const { user, password, path: secret } of logins) {
    const isUser = await timingSafeEqual(given, `${user}:${password}`)
    const isPath = await timingSafeEqual(path ?? '', secret)
    if (isUser && isPath) isKnown = true
  }
  return isKnown
}

interface Manner {
  header: string
  gap: string
  time: string
  mark: string
  joint: string
}

async function isSignedInHex(
  { body, headers, now }: Arrived,
  secrets: readonly string[],
  { header, gap, time, mark, joint }: Manner,
): Promise<boolean> {
  const parts = (headers.get(header) ?? '').split(gap).map((part) => part.trim())
  const valuesOf = (name: string) =>
    parts.filter((part) => part.startsWith(`${name}=`)).map((part) => part.slice(name.length + 1))
  const [at = '', ...more] = valuesOf(time)
  if (more.length > 0 || !isTimely(at, now)) return false
  const signatures = valuesOf(mark).flatMap((text) => (/^[0-9a-f]{64}$/.test(text) ? [bytesOfHex(text)] : []))
  const keys = secrets.map(bytesOfText)
  return isSignedByAny(keys, joined(`${at}${joint}`, body), signatures)
}

function isTimely(seconds: string, now: Date): boolean {
  if (!/^\d{1,12}$/.test(seconds)) return false
  return Math.abs(Math.floor(now.getTime() / 1000) - Number(seconds)) <= tolerance
}

type Bytes = Uint8Array<ArrayBuffer>

/** By WebCrypto, which compares in constant time; every key is tried on every signature. */
async function isSignedByAny(
  keys: readonly Bytes[],
  text: Bytes,
  signatures: readonly Bytes[],
): Promise<boolean> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  let isSigned = false
  for (const bytes of keys) {
    if (bytes.length === 0) continue
    const key = await crypto.subtle.importKey('raw', bytes, hmac, false, ['verify'])
    for (const signature of signatures.slice(0, mostSignatures))
      if (await crypto.subtle.verify('HMAC', key, signature, text)) isSigned = true
  }
  return isSigned
}

function joined(before: string, body: Bytes): Bytes {
  const head = bytesOfText(before)
  const bytes = new Uint8Array(head.length + body.length)
  bytes.set(head)
  bytes.set(body, head.length)
  return bytes
}

const bytesOfHex = (text: string): Bytes =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/** Null where it is none. */
function bytesOfBase64(text: string): Bytes | null {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  } catch {
    return null
  }
}
