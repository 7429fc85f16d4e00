import type { Event } from './events.ts'
import { isRefused } from './survey-asking.ts'
import { surveyOverAt, surveysIn, type Logged, type Survey } from './survey.ts'

/** Answers to one survey that are written down; the last one counts. */
const mostAnswers = 20

/** What a form on the page says. `score`: 0 to 10. */
export interface Given {
  score: number
  text: string
  /** They may be asked about their answer. */
  mayAsk: boolean
}

/** How a survey stands for who opens its page: null where none was sent. */
export type SurveyState = 'open' | 'answered' | 'closed' | 'over'

export function stateOf(survey: Survey, now: Date): SurveyState {
  if (now.getTime() >= surveyOverAt(survey)) return 'over'
  if (survey.answers.length === 0) return 'open'
  return survey.answers.length < mostAnswers ? 'answered' : 'closed'
}

/** What an answer makes happen; nothing where the same was said before, or it comes too late. */
export function answered(kept: Logged, { score, text, mayAsk }: Given, now: Date): Event[] {
  const survey = surveysIn(kept).at(-1)
  const state = survey && stateOf(survey, now)
  if (state !== 'open' && state !== 'answered') return []
  const before = survey?.answers.at(-1)
  const isSame = before?.score === score && before.text === text && (before.mayAsk ?? false) === mayAsk
  if (isSame) return []
  const said = { type: 'survey_answered', score, text, ...(mayAsk && { mayAsk: true as const }) } as const
  return [{ ...said, at: now.toISOString(), turn: null }]
}

/** What pressing *do not ask me again* makes happen, once. */
export const refused = (kept: Logged, now: Date): Event[] =>
  surveysIn(kept).length === 0 || isRefused([kept])
    ? []
    : [{ type: 'survey_refused', at: now.toISOString(), turn: null }]
