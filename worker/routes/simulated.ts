import { Hono, type Context } from 'hono'
import { timingSafeEqual } from 'hono/utils/buffer'
import * as z from 'zod'
import type { ExperimentEvent } from '#shared/experiments/life.ts'
import type { Env } from '../env.ts'
import { fieldsOf, Refused } from '../errors.ts'
import type { SessionRow } from '../tenant/session-row.ts'
import { tenantsOf } from '../tenant/settings.ts'
import { parseJson, textOf } from './body.ts'

/** Where the demonstration brings the rows of its made-up year; see docs/demonstration.md. No other tenant takes any. */
export const simulated = new Hono<{ Bindings: Env }>()

/** Bytes of a body: some hundred rows. */
const largestPart = 4 * 1024 * 1024

/** Enough to know a made-up row by: it comes from our own code, over our own key. */
const Row = z.looseObject({
  session: z.string().startsWith('made-up-').max(100),
  customer: z.string().startsWith('made-up-').max(100),
  mode: z.literal('live'),
  ended: z.iso.datetime(),
})
/** Decided anew where it is kept: only what it says and when is taken from it. */
const Event = z.looseObject({ type: z.string(), at: z.iso.datetime() })
const id = z.string().min(1).max(48)
const Part = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('begin'), experiments: z.array(z.array(Event).max(20)).max(20) }),
  z.strictObject({ type: z.literal('rows'), rows: z.array(Row).max(2000) }),
  z.strictObject({ type: z.literal('close'), experiments: z.array(id).max(20) }),
])

simulated.post('/:tenant', async (c) => {
  await mustBeTheDemonstration(c)
  const id = c.req.param('tenant')
  // An object is made by asking for it, so a tenant that is none is not asked.
  if (!tenantsOf(c.env).has(id)) throw new Refused('not_found', 'There is no such tenant.')
  const part = Part.safeParse(parseJson(await textOf(c, largestPart)))
  if (!part.success) throw new Refused('bad_request', 'Not a part of a made-up year.', fieldsOf(part.error))
  const done = await brought(c.env.TENANT.getByName(id), part.data)
  if (!done.ok) throw new Refused(done.error, sentences[done.error])
  return c.json(done)
})

const sentences = {
  real_tenant: 'Only the demonstration takes made-up customers.',
  experiment_refused: 'An experiment of the made-up year cannot be had beside those that run here.',
}

function brought(tenant: ReturnType<Env['TENANT']['getByName']>, part: z.infer<typeof Part>) {
  switch (part.type) {
    case 'begin':
      return tenant.beginSimulated(part.experiments as unknown as ExperimentEvent[][])
    case 'rows':
      return tenant.importRows(part.rows as unknown as SessionRow[])
    case 'close':
      return tenant.closeSimulated(part.experiments)
  }
}

async function mustBeTheDemonstration(c: Context<{ Bindings: Env }>): Promise<void> {
  const { PARLEY_DEMO_KEY: key } = c.env
  const given = c.req.header('authorization') ?? ''
  if (!key || !(await timingSafeEqual(given, `Bearer ${key}`)))
    throw new Refused('bad_key', 'Only the demonstration may call here.')
}
