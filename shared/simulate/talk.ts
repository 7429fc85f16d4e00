/** One made-up conversation through the engine, from its first question to its end or to silence. */
import { abandon, begin, take } from '#shared/engine/engine.ts'
import { effectKey, effectsOf, laneOf } from '#shared/engine/effects.ts'
import type { Event } from '#shared/engine/events.ts'
import { evolve, sessionOf } from '#shared/engine/fold.ts'
import type { OfferMade, Session } from '#shared/engine/session.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import type { Arms, Before } from './arms.ts'
import type { Chance } from './chance.ts'
import { isKept } from './later.ts'
import { answerOf } from './person.ts'
import type { Person } from './population.ts'
import type { Truth } from './truth.ts'

export interface Talking {
  person: Person
  session: string
  seed: number
  at: Date
  /** What happened in their conversations before this one. */
  before: { exposed: readonly Before[]; offers: readonly OfferMade[] }
  arms: Arms
  truth: Truth
  chance: Chance
}

/** What the customer's object would have of one session, and what it would know when it reports it. */
export interface Talk {
  session: Session
  events: Event[]
  compiled: Compiled
  /** Offers of the customer's other sessions. */
  beside: readonly OfferMade[]
}

const second = 1000
/** More answers than a conversation has questions. */
const mostAnswers = 40

export function talk(talking: Talking): Talk {
  const { person, at: began, before, arms, truth, chance } = talking
  const trials = arms.trialsOf(person, began, before.exposed)
  const compiled = arms.under(trials)
  const start = { ...startOf(talking), ...(trials.length > 0 && { trials }) }
  const rivals = arms.rivalsOf(trials, [])
  const events = begin(compiled, start, began, rivals)
  let session = sessionOf(events)
  let at = began
  for (let answers = 0; session.outcome === null; answers++) {
    if (answers > mostAnswers) throw new Error(`no end at step ${session.step}`)
    const slow = slownessOf(session, truth)
    const step = compiled.playbook.flow.steps[session.step]
    if (!step) throw new Error(`no step ${session.step}`)
    const kept = isKept(person, session, truth)
    const answer = answerOf({ person, session, step, compiled, isKept: kept, truth, chance, ...slow })
    const more = step.kind === 'confirm' ? slow.slower : 0
    at = new Date(at.getTime() + (chance.between(4, 45) + more) * second)
    const here = {
      compiled,
      session,
      at,
      earlier: before.offers,
      rivals: arms.rivalsOf(trials, session.exposed),
    }
    const next = answer === null ? silence(compiled, session) : take(here, answer)
    if (next === null) throw new Error(`${answer?.type} is no answer at step ${session.step}`)
    events.push(...next)
    session = next.reduce(evolve, session)
  }
  const done = doneBy(events, session)
  events.push(...done)
  return { session: done.reduce(evolve, session), events, compiled, beside: before.offers }
}

const startOf = ({ person, session, seed }: Talking) => ({
  session,
  tenant: 'demo',
  business: 'Fernleaf',
  customer: person.customer,
  subscription: `sub-${person.customer}`,
  mode: 'live' as const,
  locale: person.locale,
  seed,
  facts: person.facts,
})

const silence = ({ playbook }: Compiled, { lastAt }: Session): Event[] =>
  abandon(new Date(Date.parse(lastAt) + playbook.exit.abandonedAfter * 60 * second))

/** What the arm of an experiment does to leaving, once it has begun to matter. */
function slownessOf({ exposed }: Session, { arms }: Truth): { slower: number; givesUp: number } {
  const found = exposed.map(({ experiment, arm }) => arms[`${experiment}/${arm}`])
  return found.find((one) => one !== undefined) ?? { slower: 0, givesUp: 0 }
}

/** Billing does what was decided, a few seconds later. */
function doneBy(events: readonly Event[], { started, lastAt }: Session): Event[] {
  const at = new Date(Date.parse(lastAt) + 2 * second).toISOString()
  return events.flatMap((event, position) =>
    effectsOf(event).flatMap(({ type: effect }, index): Event[] => {
      if (laneOf[effect] !== 'billing') return []
      const key = effectKey(started.session, position, index)
      return [{ type: 'effect_done', key, effect, late: false, at, turn: null }]
    }),
  )
}
