import type { Event } from './events.ts'
import type { Unasked } from './survey-asking.ts'
import type { SurveyDay } from './survey-days.ts'

/** What happens to those who stayed, weeks and months later; see docs/surveys.md. */
export type SurveyHappening =
  /** They were asked by letter how it has been; or were not, on a day that had come. */
  | { type: 'survey_asked'; day: SurveyDay }
  | { type: 'survey_omitted'; day: SurveyDay; why: Unasked }
  /**
   * Their answer; the last one counts. `score`: 0 to 10. The text is null once it has expired or was erased, and empty
   * where there is none. `mayAsk`: they may be asked about it.
   */
  | { type: 'survey_answered'; score: number; text: string | null; mayAsk?: true }
  /** They do not want to be asked again. */
  | { type: 'survey_refused' }

const types: ReadonlySet<Event['type']> = new Set<SurveyHappening['type']>([
  'survey_asked',
  'survey_omitted',
  'survey_answered',
  'survey_refused',
])

export const isOfSurvey = (event: Event): event is Event & SurveyHappening => types.has(event.type)
