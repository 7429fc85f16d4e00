/** How a made-up customer answers. What they do in the end was decided with them: see `later.ts`. */
import type { OfferMade, Session } from '#shared/engine/session.ts'
import { governing } from '#shared/engine/steps/route.ts'
import type { Step } from '#shared/playbook/playbook.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import type { Chance } from './chance.ts'
import { ownWords } from './own-words.ts'
import type { Person } from './population.ts'
import type { Truth } from './truth.ts'

export interface Asked {
  person: Person
  session: Session
  step: Step
  compiled: Compiled
  /** Whether they would be kept, were this the end. */
  isKept: boolean
  /** Points of those who leave that give up before they have. */
  givesUp: number
  truth: Truth
  chance: Chance
}

/** Their answer to the turn on the table; null is silence. */
export function answerOf(asked: Asked): Answer | null {
  const { person, session, chance } = asked
  const isFirst = session.turn === 1
  if (person.manner === 'hurries' && isFirst && asked.step.kind !== 'confirm') return { type: 'leaving' }
  if (person.manner === 'silent' && !isFirst && chance.happens(45)) return null
  return replies[asked.step.kind](asked)
}

const replies: Record<Step['kind'], (asked: Asked) => Answer | null> = {
  ask({ person: { reason, manner, locale }, session, compiled, chance }) {
    const words = reason === null ? undefined : ownWords[reason]?.[locale]
    if (manner === 'writes' && words && session.turn === 1) return { type: 'wrote', text: chance.pick(words) }
    if (reason === null || !compiled.reasons.has(reason)) return { type: 'skipped' }
    return { type: 'chose', options: [reason] }
  },

  listen({ session, compiled, chance }) {
    const [first, ...others] = governing(compiled, session.reasons)?.probe?.options ?? []
    if (first === undefined || chance.happens(25)) return { type: 'skipped' }
    return { type: 'chose', options: [chance.pick([first, ...others])] }
  },

  permit: ({ person }) => ({ type: person.permits ? 'accepted' : 'declined' }),

  offer({ person, session, isKept, truth, chance }) {
    const made = session.offers.findLast(({ state }) => state === 'open')
    if (!made) return { type: 'declined' }
    const { kind } = made
    const share = isKept ? truth.takes[kind] : truth.delays[kind]
    return { type: chance.happens(share * wanting(made, person)) ? 'accepted' : 'declined' }
  },

  confirm({ person, isKept, givesUp, chance }) {
    if (person.manner === 'hurries') return { type: 'accepted' }
    if (isKept) return { type: 'declined' }
    if (chance.next() < givesUp) return null
    return { type: chance.happens(4) ? 'declined' : 'accepted' }
  },
}

/** Around 1: who minds the price takes what lowers it, the more the lower. */
function wanting({ terms }: OfferMade, { priceSensitivity }: Person): number {
  if (terms.kind !== 'discount') return 1
  return 0.6 + priceSensitivity * (0.5 + (terms.percent ?? 20) / 100)
}
