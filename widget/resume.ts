/**
 * The ticket, kept in this tab beside the token it was given for. A begin takes up an open session by itself;
 * this is for a page that has no other token than one already spent. Another person's token does not find it.
 */

/** Storage may be closed to us; then there is nothing to take up. */
const quietly = <T>(act: () => T): T | undefined => {
  try {
    return act()
  } catch {
    return undefined
  }
}

export const keepTicket = (token: string, ticket: string): void => {
  quietly(() => (sessionStorage['parley'] = `${token} ${ticket}`))
}

/** Empty where none was kept for this token. */
export const findTicket = (token: string): string =>
  quietly(() => {
    const [spent, ticket] = sessionStorage['parley'].split(' ')
    return spent === token ? ticket : ''
  }) ?? ''

export const dropTicket = (): void => {
  quietly(() => delete sessionStorage['parley'])
}
