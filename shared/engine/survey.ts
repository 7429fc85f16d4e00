/** The surveys of those who stayed, as a log tells them; see docs/surveys.md. */
import { isPromoter } from '#shared/nps.ts'
import { dayMs } from '#shared/retention.ts'
import { effectKey } from './effects.ts'
import type { Event } from './events.ts'
import type { Session } from './session.ts'
import { hadExitCost, isFollowed, nextSurvey, type SurveyDay } from './survey-days.ts'

/** Days for which a survey may be answered; as long as one may, the customer is sent no other. */
export const surveyOpenDays = 90

/** A session and its log, as it is kept. */
export interface Logged {
  session: Session
  events: readonly Event[]
}

type Answered = Event & { type: 'survey_answered' }

/** One survey of a session, with what became of it. Times are ISO instants. */
export interface Survey {
  day: SurveyDay
  askedAt: string
  /** When its letter went out; null where it has not, or never will. */
  sentAt: string | null
  answers: readonly Answered[]
}

/** The surveys that were sent out for a session, oldest first. */
export function surveysIn({ session, events }: Logged): Survey[] {
  const places = events.flatMap(({ type }, place) => (type === 'survey_asked' ? [place] : []))
  return places.flatMap((place, index) => {
    const asked = events[place]
    if (asked?.type !== 'survey_asked') return []
    const answers = events.slice(place, places[index + 1]).filter((event) => event.type === 'survey_answered')
    const letter = effectKey(session.started.session, place, 0)
    const sent = events.find((event) => event.type === 'effect_done' && event.key === letter && !event.unsent)
    return [{ day: asked.day, askedAt: asked.at, sentAt: sent?.at ?? null, answers }]
  })
}

/** When a survey can no longer be answered, in milliseconds since 1970. */
export const surveyOverAt = ({ askedAt }: Pick<Survey, 'askedAt'>): number =>
  Date.parse(askedAt) + surveyOpenDays * dayMs

/** What the lists of those who stayed tell of a session. */
export interface SurveyRow {
  /** To be asked before others: leaving had a price when they stayed. */
  first?: true
  /** When they are asked next, an ISO instant; left out once all days are over. */
  due?: string
  /** When the latest letter went out. */
  sent?: string
  /** The last answer, 0 to 10, and when it came. */
  score?: number
  at?: string
  /** Would recommend us, and may be asked about it (S1.11). */
  story?: true
}

/** Null for sessions that nobody asks about. */
export function surveyRow(kept: Logged): SurveyRow | null {
  if (!isFollowed(kept.session)) return null
  const surveys = surveysIn(kept)
  const due = nextSurvey(kept)?.due
  const sent = surveys.findLast(({ sentAt }) => sentAt !== null)?.sentAt
  const last = surveys.flatMap(({ answers }) => answers).at(-1)
  return {
    ...(hadExitCost(kept.session) && { first: true }),
    ...(due !== undefined && { due }),
    ...(sent && { sent }),
    ...(last && { score: last.score, at: last.at }),
    ...(last?.mayAsk && isPromoter(last.score) && { story: true }),
  }
}
