import type { Event } from '#shared/engine/events.ts'
import type { OfferMade, Session } from '#shared/engine/session.ts'
import type { Facts } from '#shared/rules/facts.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import type { Asking, Claim, Settled } from '../tenant/claims.ts'

/** Milliseconds for which money is held beyond the silence that ends a session: the end has to be told, too. */
export const margin = 3_600_000

/** Until when an offer shown or renewed now holds its money: nobody can take it later than that. */
export const heldUntil = ({ playbook }: Compiled, now: Date): string =>
  new Date(now.getTime() + playbook.exit.abandonedAfter * 60_000 + margin).toISOString()

/** What the tenant's books are asked by. */
export function askingOf({ started }: Session, facts: Facts, { playbook }: Compiled): Asking {
  const { mode, customer } = started
  const { budgets, limits } = playbook
  const { accountGroup: group, price } = facts
  return { mode, customer, group, currency: price.currency, budgets, cooldownDays: limits.cooldownDays }
}

/** The claim that these events ask for; null where they show no offer that needs one. */
export function claimIn(events: readonly Event[], compiled: Compiled): Claim | null {
  const shown = events.find((event) => event.type === 'offer_presented')
  if (shown?.claim === undefined) return null
  const { claim: key, at, offer, terms } = shown
  const until = heldUntil(compiled, new Date(at))
  return { key, at, offer, kind: terms.kind, cost: terms.cost, until }
}

type Claimed = OfferMade & { claim: string }
export const claimedIn = ({ offers }: Session): Claimed[] =>
  offers.filter((one): one is Claimed => one.claim !== null)

/** How claimed offers of a session ended. One on the table of a session that goes on has not. */
export function settledOf(session: Session, { playbook }: Compiled): Settled[] {
  const { mode, customer, facts } = session.started
  const who = { mode, customer, group: facts?.accountGroup ?? null }
  const over = claimedIn(session).filter(({ state }) => state !== 'open' || session.outcome !== null)
  return over.map(({ claim: key, at, offer, kind, terms, state }) => {
    const until = new Date(Date.parse(at) + playbook.limits.cooldownDays * 86_400_000).toISOString()
    return { ...who, key, at, offer, kind, cost: terms.cost, until, state }
  })
}
