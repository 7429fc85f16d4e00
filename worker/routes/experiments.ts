import { Hono, type Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import * as z from 'zod'
import { stopReasons } from '#shared/experiments/life.ts'
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

experiments.get('/', async (c) => c.json({ experiments: await tenantOf(c).experiments() }))

experiments.get('/:id', async (c) => {
  const told = await tenantOf(c).experiment(c.req.param('id'))
  if (told === null) throw unknown()
  const { life, history, report } = told
  const { experiment, startedAt, stopped, phases } = life
  return c.json({
    experiment,
    state: report?.state ?? 'draft',
    startedAt,
    stopped,
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

experiments.route('/', exposureFiles)

/** Who begins here follows it at once, elsewhere within a minute. */
function answer(c: Context<Calling>, changed: Changed) {
  if (changed === null) throw unknown()
  if (!changed.ok)
    throw new Refused('experiment_refused', 'Nothing was changed: see the fields.', changed.problems)
  forgetPlaybook(c.get('tenant').id, triedOn)
  const { experiment, startedAt, stopped } = changed.life
  return c.json({ experiment, startedAt, stopped })
}

const unknown = () => new Refused('not_found', 'There is no experiment of this name.')

const tenantOf = (c: Context<Calling>) => c.env.TENANT.getByName(c.get('tenant').id)
