/** Standard Webhooks 1.0 by WebCrypto: HMAC-SHA-256 over `id.timestamp.body`, by the bytes behind `whsec_`. */
const prefix = 'whsec_'
const encoder = new TextEncoder()

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))

export const newSecret = (): string => prefix + base64(crypto.getRandomValues(new Uint8Array(32)))

async function signature(secret: string, text: string): Promise<string> {
  const bytes = Uint8Array.from(atob(secret.slice(prefix.length)), (letter) => letter.charCodeAt(0))
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes, hmac, false, ['sign'])
  return `v1,${base64(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text))))}`
}

export interface Message {
  /** The same on every try, and never of anybody's choosing. */
  id: string
  body: string
}

/** What one try is sent with; one signature for each secret that is good now. */
export async function signedHeaders({ id, body }: Message, secrets: readonly string[], now: number) {
  const timestamp = String(Math.floor(now / 1000))
  const signatures = await Promise.all(
    secrets.map((secret) => signature(secret, `${id}.${timestamp}.${body}`)),
  )
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
