/** What the checker of every invariant needs to find its way in the books. */
import type { Event } from '#shared/engine/events.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import type { Session } from '#shared/engine/session.ts'
import type { Evidence } from './evidence.ts'
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
