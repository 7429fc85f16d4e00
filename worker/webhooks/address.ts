/** Why an address is no receiver's. `unreachable` is found out by asking; the others stand in the address itself. */
export type AddressTrouble =
  | 'not_an_address'
  | 'too_long'
  | 'not_https'
  | 'credentials'
  | 'port'
  | 'number'
  | 'inside'
  | 'own'
  | 'unreachable'

export interface AddressRules {
  /** Hosts at which Parley itself is reached. */
  own: readonly string[]
  /** For tests and the demonstration: this machine may be written to, also without TLS. */
  loopback: boolean
}

const longest = 500
const plainly = /^https?:\/\/(127\.0\.0\.1|\[::1\]|localhost)([:/?#]|$)/

/** Names that mean something inside a network and nothing outside (RFC 6761, RFC 6762, RFC 8375, ICANN). */
const inside = [
  'localhost',
  'local',
  'localdomain',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'arpa',
  'onion',
  'test',
  'invalid',
]

/**
 * Null where a receiver may be there. A receiver has a name: every number is refused in whatever way it is written,
 * since `URL` brings them all to one form first. What a name resolves to is the network's to refuse.
 */
export function troubleWith(address: string, { own, loopback }: AddressRules): AddressTrouble | null {
  if (address.length > longest) return 'too_long'
  // The parser drops blanks and breaks without a word, and takes `\` for `/`: nobody means either.
  if (/[\s\\]|\p{Cc}/u.test(address) || !URL.canParse(address)) return 'not_an_address'
  const url = new URL(address)
  if (url.username !== '' || url.password !== '' || /^[a-z]+:\/*[^/?#]*@/i.test(address)) return 'credentials'
  if (loopback && isLoopback(url) && plainly.test(address)) return null
  if (url.protocol !== 'https:') return 'not_https'
  if (url.port !== '' && Number(url.port) < 1024) return 'port'
  return troubleWithHost(url.hostname.replace(/\.$/, ''), own)
}

function troubleWithHost(host: string, own: readonly string[]): AddressTrouble | null {
  if (host.startsWith('[') || /^[\d.]+$/.test(host)) return 'number'
  if (own.some((one) => host === one || host.endsWith(`.${one}`))) return 'own'
  const labels = host.split('.')
  const isInside = labels.length < 2 || labels.includes('') || inside.includes(labels.at(-1) ?? '')
  return isInside ? 'inside' : null
}

/** This machine. */
export const isLoopback = ({ protocol, hostname, port }: URL): boolean =>
  (protocol === 'http:' || protocol === 'https:') &&
  ['127.0.0.1', '[::1]', 'localhost'].includes(hostname) &&
  (port === '' || Number(port) >= 1024)
