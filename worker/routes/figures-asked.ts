import type { Context } from 'hono'
import type { Overview } from '#shared/figures/overview.ts'
import type { Env } from '../env.ts'
import { Refused } from '../errors.ts'
import { compilePublished } from '../customer/pinned.ts'
import { overviewAt, spans } from '../tenant/figures/overview-at.ts'
import { shipped } from '../tenant/published.ts'
import type { TenantSettings } from '../tenant/settings.ts'

/** A request of whoever may see one tenant's figures. */
export interface Calling {
  Bindings: Env
  Variables: { tenant: TenantSettings }
}

/**
 * The same figures as the page has, of the last 30, 90 or 365 days.
 * @throws Refused `bad_request` for other days
 */
export async function figuresAsked(c: Context<Calling>): Promise<Overview> {
  const days = spans.find((one) => String(one) === (c.req.query('days') ?? '90'))
  if (days === undefined)
    throw new Refused('bad_request', 'The address is not a good one.', [
      { path: 'days', message: `is one of ${spans.join(', ')}` },
    ])
  const object = c.env.TENANT.getByName(c.get('tenant').id)
  const { playbook } = compilePublished((await object.playbook('default')) ?? (await shipped()))
  return (await overviewAt(object, { days, playbook })).overview
}
