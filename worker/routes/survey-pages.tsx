/** @jsxImportSource hono/jsx */
import type { Copy } from '#shared/copy/copy.ts'
import type { SurveyShown } from '../customer/surveys.ts'
import { Page } from './plain-page.tsx'

/** UTF-16 code units, as browsers count them. */
export const longestComment = 2000

/** What somebody filled in, right or wrong. */
export interface Filled {
  score: string
  text: string
  mayAsk: boolean
}
/** Why nothing was kept of it. */
export type Problem = 'missing' | 'too_long' | 'broken'

interface SurveyProps {
  copy: Copy
  survey: SurveyShown
  trouble: { problem: Problem; filled: Filled } | null
}

/** One question, a comment, a button; and a way not to be asked again. Nothing is offered. */
export const SurveyPage = ({ copy, survey, trouble }: SurveyProps) => {
  const { business, state, until, given, isRefused } = survey
  const isOpen = state === 'open' || state === 'answered'
  const before = given && { ...given, score: String(given.score) }
  return (
    <Page lang={copy.tag} dir={copy.direction} title={copy.say('survey.title', { business })}>
      {given === null ? null : <p role="status">{copy.say('survey.thanks', { score: given.score })}</p>}
      {isRefused ? <p role="status">{copy.say('survey.stopped')}</p> : null}
      {trouble === null ? null : (
        <p role="alert" id="problem" class="problem">
          {copy.say(`survey.${trouble.problem}`, { most: longestComment })}
        </p>
      )}
      <p>{copy.say(state === 'over' ? 'survey.over' : 'survey.lead', { until })}</p>
      {isOpen ? (
        <Question copy={copy} business={business} filled={trouble?.filled ?? before} {...problemOf(trouble)}>
          {copy.say(state === 'open' ? 'survey.send' : 'survey.change')}
        </Question>
      ) : null}
      {isRefused ? null : <Stopping copy={copy} />}
    </Page>
  )
}

const problemOf = (trouble: SurveyProps['trouble']) => ({ problem: trouble?.problem ?? null })

interface QuestionProps {
  copy: Copy
  business: string
  filled: Filled | null
  problem: Problem | null
  children: string
}

const scores = Array.from({ length: 11 }, (_, score) => String(score))

const Question = ({ copy, business, filled, problem, children }: QuestionProps) => (
  <form method="post" novalidate>
    <fieldset class="field" {...wrongIf(problem === 'missing')}>
      <legend>{copy.say('survey.question', { business })}</legend>
      <div class="scale">
        {scores.map((score) => (
          <label>
            <input
              type="radio"
              name="score"
              value={score}
              checked={filled?.score === score}
              {...ends(score)}
            />
            {score}
          </label>
        ))}
      </div>
      <p class="ends">
        <small id="low">{copy.say('survey.low')}</small> <small id="high">{copy.say('survey.high')}</small>
      </p>
    </fieldset>
    <div class="field">
      <label for="text">{copy.say('survey.comment')}</label>
      <small id="most">{copy.say('survey.comment.note', { most: longestComment })}</small>
      <textarea
        id="text"
        name="text"
        rows={4}
        dir="auto"
        aria-describedby={problem === 'too_long' ? 'most problem' : 'most'}
        aria-invalid={problem === 'too_long' ? 'true' : undefined}
      >
        {filled?.text}
      </textarea>
    </div>
    <label class="tick">
      <input type="checkbox" name="mayAsk" checked={filled?.mayAsk ?? false} />
      {copy.say('survey.may_ask')}
    </label>
    <button type="submit">{children}</button>
  </form>
)

const wrongIf = (isWrong: boolean) => (isWrong ? { 'aria-describedby': 'problem' } : {})

/** What the first and the last number mean is read out with them. */
const ends = (score: string) =>
  score === '0' ? { 'aria-describedby': 'low' } : score === '10' ? { 'aria-describedby': 'high' } : {}

/** It works also where the question can no longer be answered. */
const Stopping = ({ copy }: { copy: Copy }) => (
  <form method="post" class="undo">
    <h2>{copy.say('survey.stop.title')}</h2>
    <button type="submit" name="stop" value="yes" class="button">
      {copy.say('survey.stop')}
    </button>
  </form>
)

export const NoSurveyPage = ({ copy, what }: { copy: Copy; what: 'gone' | 'missing' }) => (
  <Page lang={copy.tag} dir={copy.direction} title={copy.say(`surveys.${what}`)}>
    <p role="alert">{copy.say(`surveys.${what}.lead`)}</p>
  </Page>
)
