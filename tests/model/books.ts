/** What the checker of every invariant needs to find its way in the books. */
import type { Event } from '#shared/engine/events.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import type { Session } from '#shared/engine/session.ts'
import type { Erased, Evidence } from './evidence.ts'
import type { TenantId } from './plan.ts'

export const whose = ({ tenant, customer }: { tenant: string; customer: string }): string =>
  `${customer} of ${tenant}`
export const told = (value: unknown): string => JSON.stringify(value)

export interface Folded {
  events: readonly Event[]
  session: Session
}

export const folded = ({ logs }: Evidence): Folded[] =>
  logs.flatMap(({ sessions }) => sessions.map((events) => ({ events, session: sessionOf(events) })))

export const ofTenant = ({ session }: Folded, tenant: TenantId): boolean => session.started.tenant === tenant

export function grouped<T>(list: readonly T[], by: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) groups.set(by(one), [...(groups.get(by(one)) ?? []), one])
  return groups
}

/** Whether a customer was erased at any time: what is left of them need not be the whole. */
export const everErased = ({ erased }: Evidence, who: { tenant: string; customer: string }): boolean =>
  erased.some(isOf(who))

/** Sessions that were under way or over when their customer asked to be erased, with the first time they did. */
export function erasedSessions({ opened, erased }: Evidence): Map<string, Erased> {
  const gone = new Map<string, Erased>()
  for (const { session, ...one } of opened) {
    const order = erased.find((other) => isOf(one)(other) && other.asked > one.told)
    if (order && !gone.has(session)) gone.set(session, order)
  }
  return gone
}

const isOf =
  ({ tenant, customer }: { tenant: string; customer: string }) =>
  (one: Erased): boolean =>
    one.tenant === tenant && one.customer === customer

/** The session that an effect or a letter belongs to: its key begins with it. */
export const sessionOfKey = (key: string): string => key.replace(/-\d+-\d+$/, '')
