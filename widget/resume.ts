/**
 * The ticket, kept in this tab beside the token it was given for. A begin takes up an open session by itself;
 * this is for a page that has no other token than one already spent. Another person's token does not find it.
 */

const name = 'parley'

/** Storage may be closed to us; then there is nothing to take up. */
const quietly = <T>(act: () => T): T | undefined => {
  try {
    return act()
  } catch {
    return undefined
  }
}

export const keepTicket = (token: string, ticket: string): void => {
  quietly(() => sessionStorage.setItem(name, `${token} ${ticket}`))
}

export const findTicket = (token: string): string | undefined =>
  quietly(() => {
    const [spent, ticket] = (sessionStorage.getItem(name) ?? '').split(' ')
    return spent === token ? ticket : undefined
  })

export const dropTicket = (): void => {
  quietly(() => sessionStorage.removeItem(name))
}
