/** @jsxImportSource hono/jsx */
/** Planning: the form and the document, each with the planner beside it. Nothing typed is lost on the way. */
import { Hono } from 'hono'
import { askedFor } from '#shared/experiments/usual.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import { Refused } from '../../errors.ts'
import type { ExperimentTold } from '../../tenant/experiments/life-calls.ts'
import { signInOf } from '../guard.ts'
import { liveOf, tenantOf } from '../playbook/live.ts'
import { viewOf, type Visit, type Visiting } from '../visit.ts'
import { DocumentPage } from './document-page.tsx'
import { blank, documentOf, filledFrom, filledOf, freshFor, variedOf, type Filled } from './form.ts'
import { PlanPage, addressOf, type PlanProps } from './plan-page.tsx'
import {
  knownOf,
  questionIn,
  questionOf,
  reasonsOf,
  situationOf,
  workedOut,
  type Situation,
} from './planning.ts'
import { numberIn } from './typed.ts'
import { wrongIn, type Wrong } from './wrong.ts'

export const planPages = new Hono<Visiting>()

planPages.get('/new', async (c) => {
  const { playbook } = await liveOf(c)
  const filled = freshFor(playbook)
  return c.req.query('as') === 'document'
    ? documentPage(c, null, { text: await documentFrom(c, filled, playbook), ...blank })
    : formPage(c, null, filled, playbook)
})

planPages.post('/new', (c) => posted(c, null))

planPages.get('/:id/edit', async (c) => {
  const told = await editable(c)
  const { experiment, startedAt } = told.life
  const { playbook } = await liveOf(c)
  const filled =
    startedAt === null && c.req.query('as') !== 'document' ? filledOf(experiment, playbook) : null
  return filled === null
    ? documentPage(c, told, { text: inLines(experiment), ...blank })
    : formPage(c, told, filled, playbook)
})

planPages.post('/:id/edit', async (c) => posted(c, await editable(c)))

const inLines = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`

/** What may still be written anew: a draft, and the little of one that runs. */
async function editable(c: Visit): Promise<ExperimentTold> {
  const told = await tenantOf(c).experiment(c.req.param('id') ?? '')
  if (told === null || told.history.length === 0)
    throw new Refused('not_found', 'There is no such experiment.')
  return told
}

async function posted(c: Visit, told: ExperimentTold | null) {
  const body: Record<string, unknown> = await c.req.parseBody().catch(() => ({}))
  const { press, as, text } = body
  if (as === 'document')
    return documentPosted(
      c,
      told,
      { text: typeof text === 'string' ? text : '', ...filledFrom(body) },
      press === 'keep',
    )
  const filled = filledFrom(body)
  const { playbook } = await liveOf(c)
  if (press === 'document')
    return documentPage(c, told, { ...filled, text: await documentFrom(c, filled, playbook) })
  if (press !== 'keep') return formPage(c, told, filled, playbook, { isAsked: true })
  const wrong = await keptOr(c, told, await documentFrom(c, filled, playbook))
  if (wrong.ok) return c.redirect(`${addressOf(wrong.id)}?done=kept`, 303)
  return formPage(c, told, filled, playbook, { wrong: [...wrong.own, ...wrongIn(filled, wrong.problems)] })
}

type Kept = { ok: true; id: string } | { ok: false; own: Wrong[]; problems: Parameters<typeof wrongIn>[1] }

/** Under a name that is taken, nothing is kept: a draft of somebody else would be written over. */
async function keptOr(c: Visit, told: ExperimentTold | null, text: string): Promise<Kept> {
  const id = idIn(text)
  const isTaken = told === null && id !== null && (await tenantOf(c).experiment(id)) !== null
  const isOther = told !== null && id !== told.life.experiment.id
  if (isTaken || isOther)
    return {
      ok: false,
      own: [{ field: 'id', code: isTaken ? 'id_taken' : 'fixed', told: null }],
      problems: [],
    }
  const changed = await tenantOf(c).planExperiment(text, await signInOf(c))
  if (changed?.ok) return { ok: true, id: changed.life.experiment.id }
  return { ok: false, own: [], problems: changed?.problems ?? [] }
}

function idIn(text: string): string | null {
  const document = parsed(text)
  const id = document.ok && (document.value as { id?: unknown } | null)?.id
  return typeof id === 'string' ? id : null
}

type Parsed = { ok: true; value: unknown } | { ok: false; why: string }

function parsed(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (fault) {
    return { ok: false, why: fault instanceof Error ? fault.message : '' }
  }
}

async function documentPosted(
  c: Visit,
  told: ExperimentTold | null,
  typed: Situation & { text: string },
  isKept: boolean,
) {
  const read = parsed(typed.text)
  if (!read.ok) return documentPage(c, told, typed, { unreadable: read.why })
  if (!isKept) return documentPage(c, told, typed, { isAsked: true })
  const kept = await keptOr(c, told, typed.text)
  if (kept.ok) return c.redirect(`${addressOf(kept.id)}?done=kept`, 303)
  const problems = kept.problems.map(({ code, path, message }): Wrong => ({
    field: null,
    code,
    told: { path, message },
  }))
  return documentPage(c, told, typed, {
    wrong: [...kept.own.map((one) => ({ ...one, field: null })), ...problems],
  })
}

/** The planner's number goes into the document: it is fixed at the start. */
async function documentFrom(c: Visit, filled: Filled, playbook: Playbook): Promise<string> {
  const { share } = situationOf(filled, await knownIn(c, filled, playbook))
  // How many come a day changes the days and not the number.
  const need = workedOut(questionIn(filled), { share, perDay: '1' }, 0)?.need
  const least = filled.cap === '' ? 0 : 2000
  const planned = need ? Math.max(need.planned, least) : filled.cap === '' ? null : 5000
  return inLines(documentOf(filled, playbook, planned, c.get('words')))
}

const knownIn = async (c: Visit, filled: Filled, playbook: Playbook) =>
  knownOf(await tenantOf(c).counts(90), askedFor(variedOf(filled), playbook))

const draftOf = (told: ExperimentTold | null): PlanProps['draft'] =>
  told && { id: told.life.experiment.id, name: told.life.experiment.name }

const view = (c: Visit) => viewOf(c, c.get('tenant').name)

interface Shown {
  wrong?: readonly Wrong[]
  isAsked?: boolean
  unreadable?: string
}

async function formPage(
  c: Visit,
  told: ExperimentTold | null,
  filled: Filled,
  playbook: Playbook,
  { wrong = [], isAsked = false }: Shown = {},
) {
  const known = await knownIn(c, filled, playbook)
  const situation = situationOf(filled, known)
  const outlook = workedOut(questionIn(filled), situation, c.get('tenant').holdout)
  const horizon = Number(numberIn(filled.horizon))
  const shown = { view: view(c), draft: draftOf(told), wrong, situation, known, outlook, horizon, isAsked }
  return c.html(<PlanPage {...shown} {...{ filled, playbook }} />, wrong.length === 0 ? 200 : 422)
}

async function documentPage(
  c: Visit,
  told: ExperimentTold | null,
  { text, ...typed }: Situation & { text: string },
  { wrong = [], isAsked = false, unreadable }: Shown = {},
) {
  const read = parsed(text)
  const document = read.ok ? read.value : null
  const question = questionOf(document)
  const known = knownOf(await tenantOf(c).counts(90), reasonsOf(document))
  const situation = situationOf(typed, known)
  const outlook = question && workedOut(question, situation, c.get('tenant').holdout)
  const shown = { view: view(c), draft: draftOf(told), wrong, situation, known, outlook, isAsked }
  const isRunning = told?.report?.state === 'running'
  const page = (
    <DocumentPage
      {...shown}
      {...{ text, isRunning }}
      horizon={question?.horizon ?? 60}
      unreadable={unreadable ?? null}
    />
  )
  return c.html(page, wrong.length === 0 && unreadable === undefined ? 200 : 422)
}
