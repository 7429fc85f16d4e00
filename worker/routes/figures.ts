import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { Given, Month } from '#shared/figures/given.ts'
import { dayOf } from '#shared/rules/derived.ts'
import { Refused } from '../errors.ts'
import { tenantOfKey } from '../identity/api-key.ts'
import { byApi } from '../tenant/figures/given-months.ts'
import { tenantsOf } from '../tenant/settings.ts'
import { bodyOf } from './body.ts'
import { figuresAsked, type Calling } from './figures-asked.ts'
import { figureFiles } from './figures-file.ts'

/** The figures of the overview for the tenant's own servers, and what only the business knows of a month. */
export const figures = new Hono<Calling>()

const byKey = createMiddleware<Calling>(async (c, next) => {
  c.header('cache-control', 'no-store')
  c.set('tenant', await tenantOfKey(c.req.header('authorization'), tenantsOf(c.env)))
  await next()
})
for (const path of ['/figures', '/figures/*', '/figures.csv', '/figures.ndjson']) figures.use(path, byKey)

figures.get('/figures', async (c) => c.json(await figuresAsked(c)))

figures.route('/', figureFiles)

/** Said as a whole: a field that is left out is not known any more. */
figures.put('/figures/:month', async (c) => {
  const now = new Date()
  const month = Month.safeParse(c.req.param('month')).data
  if (month === undefined || month > dayOf(now).slice(0, 7))
    throw new Refused('bad_request', 'The address is not a good one.', [
      { path: 'month', message: 'is a month that has begun, as 2026-11' },
    ])
  const given = await bodyOf(c, Given)
  const object = c.env.TENANT.getByName(c.get('tenant').id)
  await object.give(month, { given, by: byApi, at: now.toISOString() })
  return c.body(null, 204)
})
