import { begin, take } from '#shared/engine/engine.ts'
import type { Event } from '#shared/engine/events.ts'
import { evolve, sessionOf, type Session } from '#shared/engine/session.ts'
import type { Step } from '#shared/playbook/playbook.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import type { Leaver, Says } from './customers.ts'

/** More questions than any sane playbook asks. */
const mostAnswers = 50

/**
 * Plays one leaver through the whole conversation: gives the reason, hears every offer out, takes none, and confirms.
 * @throws Error where the playbook does not let them leave.
 */
export function play(compiled: Compiled, { customer, facts, says }: Leaver, at: Date): Event[] {
  const started = {
    tenant: 'replay',
    business: 'replay',
    subscription: customer,
    mode: 'test',
    locale: 'en',
    seed: 0,
  } as const
  const events = begin(compiled, { session: customer, customer, facts, ...started }, at)
  let session = sessionOf(events)
  while (session.outcome === null) {
    const answer = answerTo(session, compiled, says)
    const next = take({ compiled, session, at, earlier: [] }, answer)
    if (next === null)
      throw new Error(`${answer.type} is no answer at step ${session.step}, for customer ${customer}`)
    if (session.turn > mostAnswers) throw new Error(`the playbook does not let customer ${customer} leave`)
    events.push(...next)
    session = next.reduce(evolve, session)
  }
  return events
}

type Reply = (session: Session, says: Says) => Answer

const replies: Record<Step['kind'], Reply> = {
  ask: (session, { reasons, words }) => {
    if (words !== null && session.turn === 1) return { type: 'wrote', text: words }
    return reasons.length > 0 ? { type: 'chose', options: reasons } : { type: 'skipped' }
  },
  listen: (_session, { probe }) =>
    probe === null ? { type: 'skipped' } : { type: 'chose', options: [probe] },
  permit: () => ({ type: 'accepted' }),
  offer: () => ({ type: 'declined' }),
  confirm: () => ({ type: 'accepted' }),
}

function answerTo(session: Session, compiled: Compiled, says: Says): Answer {
  const step = compiled.playbook.flow.steps[session.step]
  if (!step) throw new Error(`no step ${session.step}`)
  return replies[step.kind](session, says)
}
