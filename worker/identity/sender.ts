import { signedHex } from './secret.ts'

/**
 * Who sends to an open page, as far as counting goes: a hash of the address under our secret, another one every hour
 * and for every tenant, so that it says nothing once the hour is over. Null where the address is not known.
 */
export async function senderOf(
  address: string | undefined,
  { tenant, hour }: { tenant: string; hour: number },
  secret: string,
): Promise<string | null> {
  if (!address) return null
  const said = `sender ${JSON.stringify([tenant, hour, networkOf(address)])}`
  return (await signedHex(said, secret)).slice(0, 24)
}

/** Of IPv6 its first 64 bits: a household has all addresses that begin with them. */
export function networkOf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::')
  if (!address.includes(':') || address.includes('.')) return address
  const groups = (text: string | undefined) => (text ? text.split(':') : [])
  const [before, after] = [groups(head), groups(tail)]
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  const all = [...before, ...Array.from({ length: missing }, () => '0'), ...after]
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
