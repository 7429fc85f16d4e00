/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { stateOf, stopReasons, type LifeState, type StopReason } from '#shared/experiments/life.ts'
import type { ExperimentProblem } from '#shared/experiments/problem.ts'
import { dayOf } from '#shared/rules/derived.ts'
import { Refused } from '../../errors.ts'
import { exposureFiles } from '../../routes/exposures-file.ts'
import { reportFiles } from '../../routes/report-file.ts'
import type { ExperimentTold } from '../../tenant/experiments/life-calls.ts'
import { triedOn } from '../../tenant/playbooks.ts'
import { forgetPlaybook } from '../../tenant/published.ts'
import { signInOf } from '../guard.ts'
import { withOwn } from '../own-vocabulary.ts'
import { liveOf, tenantOf } from '../playbook/live.ts'
import { viewOf, type Visit, type Visiting } from '../visit.ts'
import { DiscardPage, PhasePage, RestorePage, StartPage, StopPage, type ActProps } from './act-pages.tsx'
import { ListPage } from './list-page.tsx'
import { addressOf } from './plan-page.tsx'
import { planPages } from './plan-routes.tsx'
import { inWords } from './holdout-words.ts'
import { numberIn } from './typed.ts'
import { WatchPage } from './watch-page.tsx'

/** Experiments: planned, started, watched and stopped here. */
export const experimentPages = new Hono<Visiting>()

experimentPages.get('/', async (c) => {
  const rows = await tenantOf(c).experimentsInBrief()
  return c.html(<ListPage view={view(c)} rows={rows} today={today()} />)
})

experimentPages.route('/', planPages)
experimentPages.route('/', exposureFiles)
experimentPages.route('/', reportFiles)

experimentPages.get('/:id', async (c) => {
  const told = inWords(await opened(c), c.get('words'))
  const { experiment, phases } = told.life
  const [{ playbook }, vocabulary, ...sums] = await Promise.all([
    liveOf(c),
    tenantOf(c).vocabulary(),
    ...phases.map((one) =>
      tenantOf(c).experimentSums({ experiment: experiment.id, phase: one.experiment.phase, daysOf: null }),
    ),
  ])
  const frame = view(c)
  const own = { ...frame, words: withOwn(frame.words, vocabulary) }
  return c.html(<WatchPage view={own} {...{ told, sums, playbook }} today={today()} done={doneIn(c)} />)
})

const deeds = ['kept', 'started', 'phase', 'stopped', 'discarded', 'restored'] as const
const doneIn = (c: Visit) => deeds.find((deed) => deed === c.req.query('done')) ?? null

experimentPages.get('/:id/start', async (c) => c.html(<StartPage {...acting(c, await opened(c, 'draft'))} />))

experimentPages.post('/:id/start', async (c) => {
  const told = await opened(c)
  const changed = await tenantOf(c).startExperiment(told.life.experiment.id, await signInOf(c))
  if (changed?.ok) return done(c, told, 'started')
  return c.html(<StartPage {...acting(c, told, changed?.problems)} />, 409)
})

experimentPages.get('/:id/stop', async (c) =>
  c.html(<StopPage {...acting(c, await opened(c, 'running'))} chosen={null} isUnsaid={false} />),
)

experimentPages.post('/:id/stop', async (c) => {
  const told = await opened(c)
  const { why } = await bodyOf(c)
  const chosen: StopReason | null = stopReasons.find((one) => one === why) ?? null
  if (chosen === null) return c.html(<StopPage {...acting(c, told)} chosen={null} isUnsaid />, 422)
  const changed = await tenantOf(c).stopExperiment(told.life.experiment.id, chosen, await signInOf(c))
  if (changed?.ok) return done(c, told, 'stopped')
  return c.html(<StopPage {...acting(c, told, changed?.problems)} chosen={chosen} isUnsaid={false} />, 409)
})

experimentPages.get('/:id/phase', async (c) =>
  c.html(<PhasePage {...acting(c, await opened(c, 'running'))} weights={null} />),
)

experimentPages.post('/:id/phase', async (c) => {
  const told = await opened(c)
  const { experiment } = told.life
  const body = await bodyOf(c)
  const weights = Object.fromEntries(experiment.arms.map(({ id }) => [id, textIn(body[`weight.${id}`])]))
  const arms = experiment.arms.map((arm) => ({ ...arm, weight: inBasisPoints(weights[arm.id] ?? '') }))
  const text = JSON.stringify({ ...experiment, arms })
  const changed = await tenantOf(c).newPhase(experiment.id, text, await signInOf(c))
  if (changed?.ok) return done(c, told, 'phase')
  return c.html(<PhasePage {...acting(c, told, changed?.problems)} weights={weights} />, 422)
})

experimentPages.get('/:id/discard', async (c) =>
  c.html(<DiscardPage {...acting(c, await opened(c, 'draft'))} />),
)

experimentPages.post('/:id/discard', async (c) => {
  const told = await opened(c)
  const changed = await tenantOf(c).discardExperiment(told.life.experiment.id, await signInOf(c))
  if (changed?.ok) return done(c, told, 'discarded')
  return c.html(<DiscardPage {...acting(c, told, changed?.problems)} />, 409)
})

experimentPages.get('/:id/restore', async (c) =>
  c.html(<RestorePage {...acting(c, await opened(c, 'discarded'))} />),
)

experimentPages.post('/:id/restore', async (c) => {
  const told = await opened(c)
  const changed = await tenantOf(c).restoreExperiment(told.life.experiment.id, await signInOf(c))
  if (changed?.ok) return done(c, told, 'restored')
  return c.html(<RestorePage {...acting(c, told, changed?.problems)} />, 409)
})

const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 8) : '')

/** What is no number stays as it is, and is refused as none. */
function inBasisPoints(text: string): number | string {
  const number = numberIn(text)
  return typeof number === 'number' ? Number((number * 100).toFixed(4)) : number
}

const today = (): string => dayOf(new Date())
const view = (c: Visit) => viewOf(c, c.get('tenant').name)
const bodyOf = (c: Visit): Promise<Record<string, unknown>> => c.req.parseBody().catch(() => ({}))

/** `state`: nothing can be done with one that is in another, so the page that would ask is not there. */
async function opened(c: Visit, state: LifeState | null = null): Promise<ExperimentTold> {
  const told = await tenantOf(c).experiment(c.req.param('id') ?? '')
  if (told === null || (state !== null && !isIn(told, state)))
    throw new Refused('not_found', 'There is no such experiment.')
  return told
}

/** The global holdout, which has no history, is in no state that anything can be done in. */
const isIn = ({ life, history }: ExperimentTold, state: LifeState): boolean =>
  history.length > 0 && stateOf(life, today()) === state

const acting = (c: Visit, told: ExperimentTold, problems: readonly ExperimentProblem[] = []): ActProps => ({
  view: view(c),
  told,
  today: today(),
  problems,
})

/** Who begins here follows it at once, elsewhere within a minute. */
function done(c: Visit, { life }: ExperimentTold, deed: (typeof deeds)[number]) {
  forgetPlaybook(c.get('tenant').id, triedOn)
  return c.redirect(`${addressOf(life.experiment.id)}?done=${deed}`, 303)
}
