import { TokenFacts, type Stated } from '#shared/facts/stated.ts'
import { fieldsOf, Refused } from '../errors.ts'

/** The signed claim `facts`, not yet looked at, and when it was signed. */
export interface Claimed {
  at: Date
  facts: unknown
}

/**
 * The facts a token states; null where it states none. It is signed, so whoever wrote it is told what is wrong.
 * @throws Refused `bad_token` with the facts that were wrong.
 */
export function tokenFacts(claimed: Claimed): Stated<'token'> | null {
  if (claimed.facts === undefined) return null
  const { error } = TokenFacts.safeParse(claimed.facts)
  if (error)
    throw new Refused('bad_token', 'The claim `facts` says what it may not.', fieldsOf(error, 'facts'))
  return goodFacts(claimed)
}

/** For the plain way out, which no wrong fact may stand in: facts that are not good are none. */
export function goodFacts({ at, facts }: Claimed): Stated<'token'> | null {
  const { data } = TokenFacts.safeParse(facts)
  return data ? { source: 'token', at: at.toISOString(), facts: data } : null
}
