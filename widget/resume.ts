/**
 * The ticket, kept for this tab until the conversation ends. It is bound to the person the token speaks of:
 * when somebody else signs in to the same tab, their token does not find it.
 */

const name = 'parley'

/** Storage may be closed to us, and what is in it broken; then there is nothing to take up. */
const quietly = (act: () => string | void): string => {
  try {
    return act() ?? ''
  } catch {
    return ''
  }
}

/** Who a token speaks of, and to which worker. Not checked here: the worker does that. */
export const personOf = (base: string, token: string): string =>
  quietly(() => {
    const { iss, sub, subscription, mode } = JSON.parse(atob(token.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/')))
    return sub && JSON.stringify([new URL(base).origin, iss, sub, subscription, mode])
  })

export const keepTicket = (base: string, token: string, ticket: string): void => {
  quietly(() => sessionStorage.setItem(name, JSON.stringify([personOf(base, token), ticket])))
}

/** Empty where there is none for this person. */
export const findTicket = (base: string, token: string): string =>
  quietly(() => {
    const [person, ticket] = JSON.parse(sessionStorage.getItem(name)!)
    return person && person === personOf(base, token) ? ticket : ''
  })

export const dropTicket = (): void => {
  quietly(() => sessionStorage.removeItem(name))
}
