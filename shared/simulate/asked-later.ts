/** What is written down of a made-up session after its end: how billing had its customer, and what they said when asked. */
import { effectKey } from '#shared/engine/effects.ts'
import type { Event } from '#shared/engine/events.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import type { Session } from '#shared/engine/session.ts'
import { nextSurvey } from '#shared/engine/survey-days.ts'
import type { Chance } from './chance.ts'

const second = 1000

export interface Later {
  /** How billing had them, day by day. */
  seen: readonly Event[]
  /** The day from which they are lost; null where they stay. */
  lost: string | null
  now: Date
  chance: Chance
}

/** The log of a session as it stands on a later day, in the order in which it happened. */
export function grownLog(events: readonly Event[], later: Later): { session: Session; events: Event[] } {
  const all = [...events]
  const waiting = [...later.seen]
  for (let next = nextSurvey({ session: sessionOf(all), events: all }); next !== null;) {
    const { day, due } = next
    if (Date.parse(due) > later.now.getTime()) break
    while (waiting[0] !== undefined && waiting[0].at <= due) all.push(...waiting.splice(0, 1))
    all.push(...surveyed(day, due, all, later))
    next = nextSurvey({ session: sessionOf(all), events: all })
  }
  all.push(...waiting)
  return { session: sessionOf(all), events: all.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at))) }
}

type SurveyDay = NonNullable<ReturnType<typeof nextSurvey>>['day']

/** Asked by letter, and one in three answers within days; who is gone by then is not asked. */
function surveyed(day: SurveyDay, due: string, log: readonly Event[], { lost, now, chance }: Later): Event[] {
  const stamp = { at: due, turn: null }
  if (lost !== null && lost <= due.slice(0, 10))
    return [{ type: 'survey_omitted', day, why: 'left', ...stamp }]
  const { session } = sessionOf(log).started
  const sent = { ...stamp, at: new Date(Date.parse(due) + 5 * second).toISOString() }
  const asked: Event[] = [
    { type: 'survey_asked', day, ...stamp },
    { type: 'effect_done', key: effectKey(session, log.length, 0), effect: 'notify', late: false, ...sent },
  ]
  const answeredAt = new Date(Date.parse(due) + chance.between(3600, 200_000) * second)
  if (!chance.happens(34) || answeredAt > now) return asked
  const score = Math.min(10, Math.max(0, Math.round(7.4 + 5 * (chance.next() + chance.next() - 1))))
  const answer: Event = { type: 'survey_answered', score, text: '', at: answeredAt.toISOString(), turn: null }
  return [...asked, chance.happens(40) ? { ...answer, mayAsk: true } : answer]
}
