/** The moment at which an experiment first matters to a session. */
import { copyFor } from '#shared/copy/copy.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import type { Event, Happening } from './events.ts'
import { evolve } from './fold.ts'
import type { Session } from './session.ts'
import { show } from './show.ts'
import type { Rivals, Trial } from './trial.ts'

/** What the same moment leads to in one arm; null where the answer is none to what that arm asks. */
interface Led {
  compiled: Compiled
  events: readonly Event[] | null
}

/**
 * Exposed is who comes to a place where two arms would not show the same. All arms are asked, not the one the session is
 * in: who is held out is exposed where an offer would have been shown, and everything before is blind to the arm.
 */
export function exposures(
  rivals: readonly Rivals[],
  before: Session,
  decide: (compiled: Compiled) => readonly Event[] | null,
): Happening[] {
  return rivals.flatMap(({ trial, arms }) => {
    const [first, ...others] = arms.map((compiled): Led => ({ compiled, events: decide(compiled) }))
    const matters = first !== undefined && others.some((other) => !showSame(first, other, before))
    return matters ? [exposedTo(trial)] : []
  })
}

function exposedTo(trial: Trial): Happening {
  const { since: _, ...own } = trial
  return { type: 'exposed', ...own }
}

/** Words are only compared where the arms do not share them: making a turn costs more than deciding one. */
function showSame(one: Led, other: Led, before: Session): boolean {
  if (happened(one) !== happened(other)) return false
  const hasOwnWords = wordsOf(one) !== wordsOf(other)
  return !hasOwnWords || shown(one, before) === shown(other, before)
}

/** How a choice was come to is nothing that a customer sees. */
const happened = ({ events }: Led): string =>
  JSON.stringify(events?.filter(({ type }) => type !== 'offer_considered'))

const wordsOf = ({ compiled }: Led): string => JSON.stringify(compiled.playbook.words)

function shown({ compiled, events }: Led, before: Session): string {
  const copy = copyFor(before.started.locale, compiled.playbook.words)
  return JSON.stringify(events && show(compiled, events.reduce(evolve, before), copy))
}
