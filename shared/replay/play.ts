import { begin, take } from '#shared/engine/engine.ts'
import type { Event } from '#shared/engine/events.ts'
import { evolve, sessionOf } from '#shared/engine/fold.ts'
import type { Session } from '#shared/engine/session.ts'
import type { Step } from '#shared/playbook/playbook.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import { noEvidence, type OfferEvidence } from '#shared/rules/chance.ts'
import type { Facts } from '#shared/rules/facts.ts'
import type { Made } from '#shared/rules/limits.ts'
import type { Leaver, Says } from './customers.ts'
import { purseOf, type Purse } from './purse.ts'

/** More questions than any sane playbook asks. */
const mostAnswers = 50

/** Who is played, when, and what else was offered to them before. */
export interface Played {
  customer: string
  facts: Facts | null
  at: Date
  earlier: readonly Made[]
  /** What was known then of offers taken before; without it the stated chances hold. */
  evidence?: OfferEvidence
  /** What budgets have left by now. */
  purse: Purse
}

/** Plays one leaver through the whole conversation: gives the reason, hears every offer out, takes none, and confirms. */
export const play = (
  compiled: Compiled,
  { customer, facts, says }: Leaver,
  at: Date,
  purse: Purse = purseOf(compiled.playbook),
): Event[] =>
  converse(compiled, { customer, facts, at, earlier: [], purse }, (session, step) =>
    replies[step.kind](session, says),
  )

/**
 * One conversation from its first question to its end, as `reply` answers.
 * @throws Error where the playbook does not let them leave.
 */
export function converse(
  compiled: Compiled,
  { customer, facts, at, earlier, purse, evidence = noEvidence }: Played,
  reply: (session: Session, step: Step) => Answer,
): Event[] {
  const started = {
    tenant: 'replay',
    business: 'replay',
    subscription: customer,
    mode: 'test',
    locale: 'en',
    seed: 0,
  } as const
  const events = begin(compiled, { session: customer, customer, facts, evidence, ...started }, at)
  let session = sessionOf(events)
  while (session.outcome === null) {
    const answer = reply(session, stepOf(session, compiled))
    const next = take({ compiled, session, at, earlier, left: purse.left(session, at) }, answer)
    if (next === null)
      throw new Error(`${answer.type} is no answer at step ${session.step}, for customer ${customer}`)
    if (session.turn > mostAnswers) throw new Error(`the playbook does not let customer ${customer} leave`)
    events.push(...next)
    session = next.reduce(evolve, session)
  }
  purse.spend(events, at)
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

function stepOf(session: Session, compiled: Compiled): Step {
  const step = compiled.playbook.flow.steps[session.step]
  if (!step) throw new Error(`no step ${session.step}`)
  return step
}
