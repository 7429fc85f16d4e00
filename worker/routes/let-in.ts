import type { Context } from 'hono'
import type { Env } from '../env.ts'
import { TooMany } from '../errors.ts'
import { networkOf } from '../identity/sender.ts'
import { Paces } from '../pace.ts'
import { BeginTally } from '../tenant/begins.ts'
import type { TenantSettings } from '../tenant/settings.ts'

/** Network addresses that one isolate remembers, for a minute each. */
const mostNetworks = 10_000
const networks = new Paces(mostNetworks)
const tally = new BeginTally()

/**
 * Whether one more conversation may begin now, for one network and for the tenant; that of one customer is for their
 * object to say. The way out does not come by here. @throws TooMany
 */
export function letIn(
  c: Pick<Context<{ Bindings: Env }>, 'env' | 'executionCtx' | 'req'>,
  { id, begins }: Pick<TenantSettings, 'id' | 'begins'>,
  now: number,
): void {
  const address = c.req.header('cf-connecting-ip')
  const who = address === undefined ? null : `${id} ${networkOf(address)}`
  const wait =
    (who === null ? null : networks.take(who, begins.network, now)) ??
    tally.take(id, begins.tenant, now, {
      tell: (minute, more) => c.env.TENANT.getByName(id).countBegins(minute, more),
      behind: (work) => c.executionCtx.waitUntil(work),
    })
  if (wait !== null) throw new TooMany(wait)
}
