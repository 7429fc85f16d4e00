import type { Event } from '#shared/engine/events.ts'
import type { Session } from '#shared/engine/session.ts'
import type { Made } from '#shared/rules/limits.ts'
import type { Recorded } from './recorded.ts'

/** What is kept of a session so that a draft can be tried over it. `beside`: offers of the customer's other sessions. */
export function recordedOf(session: Session, events: readonly Event[], beside: readonly Made[]): Recorded {
  const { started, said, permitted, offers, beganAt } = session
  return {
    playbook: started.playbook,
    // Neither says anything of the customer to a condition; both would say who they are.
    facts: started.facts && { ...started.facts, name: null, accountGroup: null },
    ...(started.evidence && { evidence: started.evidence }),
    said,
    permitted,
    left: leftEarly(events),
    offers: offers.map(({ offer, kind, terms }) => ({ offer, kind, cost: terms.cost })),
    earlier: beside
      .filter(({ at }) => at < beganAt)
      .map(({ at, offer, kind, state }) => ({ at, offer, kind, state })),
  }
}

function leftEarly(events: readonly Event[]): boolean {
  const left = events.findIndex(({ type }) => type === 'leave_asked')
  const considered = events.findIndex(({ type }) => type === 'offer_considered')
  return left !== -1 && (considered === -1 || left < considered)
}
