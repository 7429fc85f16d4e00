import { dayMs } from '#shared/retention.ts'
import { dayOf } from '#shared/rules/derived.ts'
import type { Session } from './session.ts'
import type { Logged } from './survey.ts'

/** Days after the end of a conversation on which a customer who stayed is asked. */
const usualDays = [30, 180] as const
/** The same of those for whom leaving had a price: they are asked before anybody else. */
const firstDays = [14, 180] as const
export type SurveyDay = (typeof usualDays | typeof firstDays)[number]

/**
 * Whether leaving would have had a price as the conversation ended: a contract for a fixed time that still ran (S0.20).
 * No step names a sum to be paid for leaving early, so this fact is all that is known of one.
 */
export function hadExitCost({ started, endedAt, lastAt }: Session): boolean {
  const until = started.facts?.contractEnd ?? null
  return until !== null && until > dayOf(new Date(endedAt ?? lastAt))
}

/** The next day on which a customer is to be asked; null for who did not stay, for tests, and once all days are over. */
export function nextSurvey({ session, events }: Logged): { day: SurveyDay; due: string } | null {
  if (!isFollowed(session)) return null
  const over = events.flatMap((event) =>
    event.type === 'survey_asked' || event.type === 'survey_omitted' ? [event.day] : [],
  )
  const day = (hadExitCost(session) ? firstDays : usualDays).find((one) => !over.includes(one))
  if (day === undefined) return null
  return { day, due: new Date(Date.parse(session.endedAt ?? session.lastAt) + day * dayMs).toISOString() }
}

/** Everybody who stayed, with an offer or without (S0.19). */
export const isFollowed = ({ started, outcome }: Session): boolean =>
  started.mode === 'live' && (outcome === 'saved' || outcome === 'kept')
