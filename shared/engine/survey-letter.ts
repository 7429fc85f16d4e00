import { dayOf } from '#shared/rules/derived.ts'
import type { Copy } from '#shared/copy/copy.ts'
import { surveyOverAt, surveysIn, type Logged } from './survey.ts'

/** Asks one question and sells nothing. Null where no survey was sent. `address`: of the page with the question. */
export function surveyLetter(
  kept: Logged,
  address: string,
  copy: Copy,
): { subject: string; text: string } | null {
  const survey = surveysIn(kept).at(-1)
  if (!survey) return null
  const { started, endedAt, lastAt } = kept.session
  const { business, facts } = started
  const parts = [
    facts?.name ? copy.say('letter.dear', { name: facts.name }) : copy.say('letter.hello'),
    copy.say('survey.letter', { business, since: copy.day(dayOf(new Date(endedAt ?? lastAt))) }),
    `${copy.say('survey.letter.address', { until: lastDay(survey.askedAt, copy) })}\n${address}`,
    copy.say('letter.sign', { business }),
  ]
  return { subject: copy.say('mail.survey.subject', { business }), text: parts.join('\n\n') }
}

/** The last whole day on which a survey may be answered. */
export const lastDay = (askedAt: string, copy: Copy): string =>
  copy.day(dayOf(new Date(surveyOverAt({ askedAt }) - 86_400_000)))
