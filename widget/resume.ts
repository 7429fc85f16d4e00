/**
 * The ticket, kept for this tab until the conversation ends. It is bound to the person the token speaks of:
 * when somebody else signs in to the same tab, their token does not find it.
 */

const name = (base: string) => `parley:${new URL(base).origin}`

/** Storage may be closed to us; then there is nothing to take up, and nothing worse. */
const quietly = <T>(act: () => T): T | null => {
  try {
    return act()
  } catch {
    return null
  }
}

export const mayResume = (base: string) => quietly(() => sessionStorage.getItem(name(base)))

/** Who a token speaks of. Not checked here: the worker does that. */
export const personOf = (token: string): string | null =>
  quietly(() => {
    const claims = JSON.parse(atob(token.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/')))
    return claims.sub ? JSON.stringify([claims.iss, claims.sub, claims.subscription, claims.mode]) : null
  })

export const keepTicket = (base: string, token: string, ticket: string): void => {
  const person = personOf(token)
  if (person) quietly(() => sessionStorage.setItem(name(base), JSON.stringify({ person, ticket })))
}

export const findTicket = (base: string, token: string): string | null =>
  quietly(() => {
    const { person, ticket } = JSON.parse(sessionStorage.getItem(name(base))!)
    return person === personOf(token) ? ticket : null
  })

export const dropTicket = (base: string): void => {
  quietly(() => sessionStorage.removeItem(name(base)))
}
