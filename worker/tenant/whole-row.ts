import { reasonsOf } from '#shared/engine/corrections.ts'
import type { Event } from '#shared/engine/events.ts'
import { hasWish } from '#shared/engine/exit-lessons.ts'
import type { OfferMade, Session } from '#shared/engine/session.ts'
import { surveyRow } from '#shared/engine/survey.ts'
import { recordedOf } from '#shared/replay/recorded-of.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import { insideCooldown } from '#shared/rules/limits.ts'
import { leavingOf, rowOf, type SessionRow } from './session-row.ts'

/** The row of a session with all that its log tells. `beside`: offers of the customer's other sessions. */
export function wholeRow(
  { session, events }: { session: Session; events: readonly Event[] },
  compiled: Compiled,
  beside: readonly OfferMade[],
): SessionRow {
  const earlier = earlierOffers(session, compiled, beside)
  const leaving = leavingOf(events, compiled.confirm)
  const survey = surveyRow({ session, events })
  return {
    ...rowOf(session, events.length, reasonsOf(events)),
    ...(earlier !== null && { earlierOffers: earlier }),
    ...(leaving && { leaving }),
    ...(hasWish(events) && { wish: true }),
    ...(survey && { survey }),
  }
}

/** The same with what a draft is tried over: as a customer's object reports it. */
export const reportedRow = (
  kept: { session: Session; events: readonly Event[] },
  compiled: Compiled,
  beside: readonly OfferMade[],
): SessionRow => ({
  ...wholeRow(kept, compiled, beside),
  recorded: recordedOf(kept.session, kept.events, beside),
})

/** How many offers the limits counted when the first one was made here; null where none was. */
function earlierOffers(
  { offers: [first] }: Session,
  compiled: Compiled,
  beside: readonly OfferMade[],
): number | null {
  if (!first) return null
  const inside = insideCooldown(beside, compiled.playbook.limits, new Date(first.at))
  return inside.filter(({ at }) => at < first.at).length
}
