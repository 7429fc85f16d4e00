/** Asks those who stayed on the days that have come, and keeps what they say; see docs/surveys.md. */
import type { Event } from '#shared/engine/events.ts'
import { answered, refused, stateOf, type Given, type SurveyState } from '#shared/engine/survey-answers.ts'
import { isEnding, isRefused, whyNotAsked, type Asking } from '#shared/engine/survey-asking.ts'
import { nextSurvey, type SurveyDay } from '#shared/engine/survey-days.ts'
import { lastDay } from '#shared/engine/survey-letter.ts'
import { surveysIn } from '#shared/engine/survey.ts'
import { copyFor } from '#shared/copy/copy.ts'
import { tenantsOf } from '../tenant/settings.ts'
import type { Desk } from './desk.ts'
import type { Kept } from './event-log.ts'
import type { Told } from './knock.ts'

/** When somebody is to be asked next, in milliseconds since 1970; null where nobody is. */
export function nextAsking({ book }: Desk): number | null {
  const times = book.log.sessions().flatMap((kept) => {
    const next = nextSurvey(kept)
    return next === null ? [] : [Date.parse(next.due)]
  })
  return times.length === 0 ? null : Math.min(...times)
}

/** Each day is written down once: as asked, with its letter, or as passed over, with why. */
export function askSurveys(desk: Desk, now: Date): void {
  for (const { session } of desk.book.log.sessions()) {
    const id = session.started.session
    for (let next = dueIn(desk, id, now); next !== null; next = dueIn(desk, id, now)) {
      const { day, due } = next
      desk.atomically(() => desk.write(id, [askedOn(desk, id, day, due, now)]))
    }
  }
}

function dueIn({ book }: Desk, id: string, now: Date): { day: SurveyDay; due: string } | null {
  const kept = book.log.read(id)
  const next = kept && nextSurvey(kept)
  return next && Date.parse(next.due) <= now.getTime() ? next : null
}

function askedOn(desk: Desk, id: string, day: SurveyDay, due: string, now: Date): Event {
  const all = desk.book.log.sessions()
  const kept = all.find(({ session }) => session.started.session === id)
  const why = kept ? whyNotAsked(due, askingOf(desk, kept), all, now) : 'off'
  const stamp = { day, at: now.toISOString(), turn: null }
  return why === null ? { type: 'survey_asked', ...stamp } : { type: 'survey_omitted', why, ...stamp }
}

function askingOf({ env, book, facts, standings }: Desk, { session }: Kept): Asking {
  const { tenant, subscription } = session.started
  const reached = book.contact.get()
  const all = book.log.sessions()
  return {
    isOff: !env.PARLEY_ADDRESS || tenantsOf(env).get(tenant)?.surveys !== true,
    address: reached === null ? 'none' : reached.stopped === null ? 'known' : 'stopped',
    consent: consentIn(facts.all(), all),
    hasLeft: standings.leftHere(subscription) || isEnding(all, session),
  }
}

/** The latest word on whether they want to be contacted, by what was pushed and by what sessions began with. */
function consentIn(pushed: ReturnType<Desk['facts']['all']>, all: readonly Kept[]): boolean | null {
  const begun = all.map(({ session: { started, beganAt } }) => ({
    at: started.factSources?.contactConsent?.at ?? beganAt,
    consent: started.facts?.contactConsent,
  }))
  const words = [...begun, ...pushed.map(({ at, facts }) => ({ at, consent: facts.contactConsent }))]
  const said = words.filter(({ consent }) => typeof consent === 'boolean')
  return said.toSorted((one, other) => one.at.localeCompare(other.at)).at(-1)?.consent ?? null
}

/** A survey as its own page shows it, in the customer's language. */
export interface SurveyShown {
  tenant: string
  business: string
  locale: string
  state: SurveyState
  /** The last day on which it can be answered, written out. */
  until: string
  /** The last answer. */
  given: Given | null
  /** They are not asked again. */
  isRefused: boolean
}

/** `not_found` where nothing is on the record any more; `session_over` where such a session was never asked about. */
export function surveyShown({ book }: Desk, id: string, now: Date): Told<{ survey: SurveyShown }> {
  const kept = book.log.read(id)
  if (!kept) return { ok: false, code: 'not_found' }
  const survey = surveysIn(kept).at(-1)
  if (!survey) return { ok: false, code: 'session_over' }
  const { tenant, business, locale } = kept.session.started
  const copy = copyFor(locale)
  const last = survey.answers.at(-1)
  return {
    ok: true,
    survey: {
      tenant,
      business,
      locale: copy.tag,
      state: stateOf(survey, now),
      until: lastDay(survey.askedAt, copy),
      given: last ? { score: last.score, text: last.text ?? '', mayAsk: last.mayAsk ?? false } : null,
      isRefused: isRefused(book.log.sessions()),
    },
  }
}

/** What was sent from the page; null is *do not ask me again*. Sent twice, or too late, nothing more happens. */
export function answerSurvey(desk: Desk, id: string, given: Given | null, now: Date): Told<object> {
  const kept = desk.book.log.read(id)
  if (!kept) return { ok: false, code: 'not_found' }
  const events = given === null ? refused(kept, now) : answered(kept, given, now)
  if (events.length > 0) desk.atomically(() => desk.write(id, events))
  desk.sendNotices()
  return { ok: true }
}
