import { Hono, type Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import * as z from 'zod'
import { lifeStates, stateOf, stopReasons } from '#shared/experiments/life.ts'
import { dayOf } from '#shared/rules/derived.ts'
import type { Env } from '../env.ts'
import { Refused } from '../errors.ts'
import { tenantOfKey } from '../identity/api-key.ts'
import { byApi } from '../tenant/figures/given-months.ts'
import type { Changed } from '../tenant/experiments/decide.ts'
import { triedOn } from '../tenant/playbooks.ts'
import { forgetPlaybook } from '../tenant/published.ts'
import { tenantsOf, type TenantSettings } from '../tenant/settings.ts'
import { bodyOf } from './body.ts'
import { exposureFiles } from './exposures-file.ts'
import { reportFiles } from './report-file.ts'

interface Calling {
  Bindings: Env
  Variables: { tenant: TenantSettings }
}

/** Experiments, for the tenant's own servers: the same figures as on the pages. */
export const experiments = new Hono<Calling>()

const byKey = createMiddleware<Calling>(async (c, next) => {
  c.header('cache-control', 'no-store')
  c.set('tenant', await tenantOfKey(c.req.header('authorization'), tenantsOf(c.env)))
  await next()
})
experiments.use(byKey)

/** Those in one state, or all but what was discarded. */
experiments.get('/', async (c) => {
  const asked = c.req.query('state')
  const state = lifeStates.find((one) => one === asked)
  if (asked !== undefined && state === undefined)
    throw new Refused('bad_request', 'The address is not a good one.', [
      { path: 'state', message: `is one of ${lifeStates.join(', ')}` },
    ])
  const all = await tenantOf(c).experiments()
  return c.json({
    experiments: all.filter((one) => (state ? one.state === state : one.state !== 'discarded')),
  })
})

experiments.get('/:id', async (c) => {
  const told = await tenantOf(c).experiment(c.req.param('id'))
  if (told === null) throw unknown()
  const { life, history, report } = told
  const { experiment, startedAt, stopped, discarded, phases } = life
  return c.json({
    experiment,
    state: stateOf(life, dayOf(new Date())),
    startedAt,
    stopped,
    discarded,
    phases: phases.map((one) => ({
      phase: one.experiment.phase,
      since: one.since,
      arms: one.experiment.arms,
    })),
    history: history.map(({ type, at, by, ...more }) => ({
      type,
      at,
      by,
      ...('why' in more && { why: more.why }),
    })),
    report,
  })
})

/** What is wrong with the rest of it, and where, is the experiment's own to say. */
const Document = z.looseObject({ id: z.string().optional() })

/** The name in the address is the experiment's, whether or not the body says it again. */
async function documentOf(c: Context<Calling, '/:id'>): Promise<string> {
  const id = c.req.param('id')
  const document = await bodyOf(c, Document)
  if (document.id !== undefined && document.id !== id)
    throw new Refused('bad_request', 'The body is not what this address takes.', [
      { path: 'id', message: `is ${id} in the address` },
    ])
  return JSON.stringify({ ...document, id })
}

experiments.put('/:id', async (c) => answer(c, await tenantOf(c).planExperiment(await documentOf(c), byApi)))

experiments.post('/:id/start', async (c) =>
  answer(c, await tenantOf(c).startExperiment(c.req.param('id'), byApi)),
)

experiments.post('/:id/phase', async (c) =>
  answer(c, await tenantOf(c).newPhase(c.req.param('id'), await documentOf(c), byApi)),
)

const Stopping = z.strictObject({ why: z.enum(stopReasons).default('other') })

experiments.post('/:id/stop', async (c) => {
  const { why } = await bodyOf(c, Stopping)
  return answer(c, await tenantOf(c).stopExperiment(c.req.param('id'), why, byApi))
})

experiments.post('/:id/discard', async (c) =>
  answer(c, await tenantOf(c).discardExperiment(c.req.param('id'), byApi)),
)

experiments.post('/:id/restore', async (c) =>
  answer(c, await tenantOf(c).restoreExperiment(c.req.param('id'), byApi)),
)

experiments.route('/', exposureFiles)
experiments.route('/', reportFiles)

/** Who begins here follows it at once, elsewhere within a minute. */
function answer(c: Context<Calling>, changed: Changed) {
  if (changed === null) throw unknown()
  if (!changed.ok)
    throw new Refused('experiment_refused', 'Nothing was changed: see the fields.', changed.problems)
  forgetPlaybook(c.get('tenant').id, triedOn)
  const { experiment, startedAt, stopped, discarded } = changed.life
  return c.json({ experiment, startedAt, stopped, discarded })
}

const unknown = () => new Refused('not_found', 'There is no experiment of this name.')

const tenantOf = (c: Context<Calling>) => c.env.TENANT.getByName(c.get('tenant').id)
