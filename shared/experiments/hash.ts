/** Buckets a hash may fall into: basis points, so that a share is a whole number. */
export const buckets = 10_000

const offsetBasis = 0x811c9dc5
const prime = 0x01000193

/** FNV-1a with 32 bits over UTF-16 code units (https://datatracker.ietf.org/doc/draft-eastlake-fnv/). */
function fnv1a(text: string): number {
  let hash = offsetBasis
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), prime)
  return hash >>> 0
}

/**
 * Where chance puts a value: 0 to 9,999, the same for ever. Version 2 of GrowthBook's hash; version 1 hashes once and
 * puts the same people together under seeds that are alike. The value is taken as it is, letter for letter.
 */
export const bucketOf = (seed: string, value: string): number => fnv1a(String(fnv1a(seed + value))) % buckets
