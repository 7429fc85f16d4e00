import { Hono } from 'hono'
import * as z from 'zod'
import { copyFor } from '#shared/copy/copy.ts'
import type { Given } from '#shared/engine/survey-answers.ts'
import type { Env } from '../env.ts'
import { logFault } from '../errors.ts'
import { addressed, customerAt, placeOf } from './addressed.ts'
import { textOf } from './body.ts'
import { page, spokenTo, type Ctx } from './plain-answer.ts'
import { longestComment, NoSurveyPage, SurveyPage, type Filled, type Problem } from './survey-pages.tsx'

/**
 * One question to who stayed, at an address of its own: no login, no script. Whoever has the address may answer, change
 * the answer, or ask for no more letters of the kind; nothing else can be done with it.
 */
export const survey = new Hono<{ Bindings: Env }>()

survey.use(addressed)

survey.get('/:name', (c) => shown(c, c.req.param('name')))

/** Answered, the page says so at its own address: to load it once more sends nothing. */
survey.post('/:name', async (c) => {
  const name = c.req.param('name')
  const place = await placeOf(c, name, 'survey')
  if (place === null) return absent(c, 'missing')
  const form = Object.fromEntries(new URLSearchParams(await textOf(c)))
  const sent = sentIn(form)
  if (typeof sent === 'string') return shown(c, name, { problem: sent, filled: filledIn(form) })
  try {
    const told = await customerAt(c, place).answerSurvey(place.session, sent)
    return told.ok ? c.redirect(`/survey/${name}`, 303) : absent(c, 'gone')
  } catch (fault) {
    logFault('survey', fault)
    return shown(c, name, { problem: 'broken', filled: filledIn(form) })
  }
})

/** A press on *do not ask me again* carries nothing else. */
const Stop = z.strictObject({ stop: z.string() })
const Score = z.string().regex(/^(?:10|\d)$/)

/** Null is not to be asked again. Breaks of lines count as one character, as the field counts them. */
function sentIn(form: Record<string, string>): Given | Problem | null {
  if (Stop.safeParse(form).success) return null
  const { text, mayAsk } = filledIn(form)
  const score = Score.safeParse(form['score'])
  if (!score.success) return 'missing'
  if (text.length > longestComment) return 'too_long'
  return { score: Number(score.data), text, mayAsk }
}

const filledIn = ({ score = '', text = '', mayAsk }: Record<string, string>): Filled => ({
  score,
  text: text.replaceAll(/\r\n?/g, '\n').trim(),
  mayAsk: mayAsk !== undefined,
})

interface Trouble {
  problem: Problem
  filled: Filled
}

async function shown(c: Ctx, name: string, trouble: Trouble | null = null) {
  const place = await placeOf(c, name, 'survey')
  if (place === null) return absent(c, 'missing')
  const told = await customerAt(c, place).survey(place.session)
  if (!told.ok) return absent(c, told.code === 'not_found' ? 'gone' : 'missing')
  const copy = copyFor(told.survey.locale)
  const status = trouble === null ? 200 : trouble.problem === 'broken' ? 503 : 400
  return page(c, <SurveyPage copy={copy} survey={told.survey} trouble={trouble} />, status)
}

/** Erased with all that was kept of its customer, or never asked. */
const absent = (c: Ctx, what: 'gone' | 'missing') =>
  page(c, <NoSurveyPage copy={spokenTo(c)} what={what} />, what === 'gone' ? 410 : 404)
