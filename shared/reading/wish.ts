import type { Lexicon } from './lexicon.ts'
import { clausesOf } from './plain.ts'

type Said = 'leave' | 'stay' | 'supposed'

export interface Wish {
  to: 'leave' | 'stay' | null
  /** Both were said, or an *if* stood beside it. */
  wavers: boolean
}

/** Of what stands before an ask, as much as its denial can take. */
const justBefore = 48

/** To leave or to stay: what was said last counts. */
export function wishOf(words: string, lexicons: readonly Lexicon[]): Wish {
  const said = clausesOf(words).flatMap((clauses) => saidIn(clauses, lexicons))
  const wishes = said.filter((one) => one !== 'supposed')
  return { to: wishes.at(-1) ?? null, wavers: wishes.length > 0 && new Set(said).size > 1 }
}

/** What one sentence says, in order. */
function saidIn(clauses: readonly string[], lexicons: readonly Lexicon[]): Said[] {
  const said: Said[] = []
  for (const clause of clauses) {
    const [from = clause.length] = lexicons
      .map(({ supposed }) => clause.search(supposed))
      .filter((at) => at !== -1)
      .toSorted((a, b) => a - b)
    // An *if* or *perhaps* holds to the end of the sentence.
    const until = said.includes('supposed') ? 0 : from
    if (lexicons.some((lexicon) => asks(clause, lexicon, until))) said.push('leave')
    else if (lexicons.some(({ stay }) => stay.test(clause))) said.push('stay')
    if (from < clause.length) said.push('supposed')
  }
  return said
}

/** Whether the end is asked for before `until`. One shared pattern: a copy for each clause, as `matchAll` makes, is slow. */
function asks(clause: string, { ask, denied }: Lexicon, until: number): boolean {
  ask.lastIndex = 0
  for (let found = ask.exec(clause); found !== null && found.index < until; found = ask.exec(clause)) {
    if (!denied.test(clause.slice(Math.max(0, found.index - justBefore), found.index))) return true
  }
  return false
}
