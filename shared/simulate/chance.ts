/** All chance of something made up comes from its seed: the same seed and name give the same numbers. */
export interface Chance {
  /** From 0, below 1. */
  next(): number
  /** Both ends included. */
  between(from: number, to: number): number
  pick<T>(list: readonly [T, ...T[]]): T
  happens(percent: number): boolean
}

export function chanceOf(seed: number, name: string): Chance {
  let state = hashOf(`${seed} ${name}`)
  // mulberry32: small, and even enough for picking what goes wrong.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
    happens: (percent) => next() * 100 < percent,
  }
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}
