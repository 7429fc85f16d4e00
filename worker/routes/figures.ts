import { Hono } from 'hono'
import { Given, Month } from '#shared/figures/given.ts'
import { dayOf } from '#shared/rules/derived.ts'
import type { Env } from '../env.ts'
import { Refused } from '../errors.ts'
import { tenantOfKey } from '../identity/api-key.ts'
import { compilePublished } from '../customer/pinned.ts'
import { byApi } from '../tenant/figures/given-months.ts'
import { overviewAt, spans } from '../tenant/figures/overview-at.ts'
import { shipped } from '../tenant/published.ts'
import { tenantsOf } from '../tenant/settings.ts'
import { bodyOf } from './body.ts'

/** The figures of the overview for the tenant's own servers, and what only the business knows of a month. */
export const figures = new Hono<{ Bindings: Env }>()

/** The same figures as the page has, of the last 30, 90 or 365 days. */
figures.get('/', async (c) => {
  c.header('cache-control', 'no-store')
  const tenant = await tenantOfKey(c.req.header('authorization'), tenantsOf(c.env))
  const days = spans.find((one) => String(one) === (c.req.query('days') ?? '90'))
  if (days === undefined)
    throw new Refused('bad_request', 'The address is not a good one.', [
      { path: 'days', message: `is one of ${spans.join(', ')}` },
    ])
  const object = c.env.TENANT.getByName(tenant.id)
  const { playbook } = compilePublished((await object.playbook('default')) ?? (await shipped()))
  return c.json((await overviewAt(object, { days, playbook })).overview)
})

/** Said as a whole: a field that is left out is not known any more. */
figures.put('/:month', async (c) => {
  c.header('cache-control', 'no-store')
  const tenant = await tenantOfKey(c.req.header('authorization'), tenantsOf(c.env))
  const now = new Date()
  const month = Month.safeParse(c.req.param('month')).data
  if (month === undefined || month > dayOf(now).slice(0, 7))
    throw new Refused('bad_request', 'The address is not a good one.', [
      { path: 'month', message: 'is a month that has begun, as 2026-11' },
    ])
  const given = await bodyOf(c, Given)
  await c.env.TENANT.getByName(tenant.id).give(month, { given, by: byApi, at: now.toISOString() })
  return c.body(null, 204)
})
