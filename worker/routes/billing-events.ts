import { Hono, type Context } from 'hono'
import type { BillingEvent, Ignored } from '../billing/events/arrived.ts'
import { opened } from '../billing/events/sources.ts'
import type { Env } from '../env.ts'
import { logFault, Refused } from '../errors.ts'
import { tenantsOf } from '../tenant/settings.ts'
import { bytesOf } from './body.ts'

/** Bytes of the largest event: a subscription of many items, with everything that Stripe sends along. */
const largestEvent = 256 * 1024

/** Days after which an event is too old to say anything; ids are known for longer (tenant/billing-events.ts). */
const oldDays = 30

type Mode = 'live' | 'test'

/** Billing says that something changed. It is kept before it is answered, and looked into behind the answer. */
export const billingEvents = new Hono<{ Bindings: Env }>()

billingEvents.post('/:tenant', (c) => take(c, { tenant: c.req.param('tenant'), mode: 'live', path: null }))
billingEvents.post('/:tenant/:mode', (c) => take(c, { ...c.req.param(), path: null }))
/** The last part is for a sender that signs nothing. */
billingEvents.post('/:tenant/:mode/:path', (c) => take(c, c.req.param()))

interface Address {
  tenant: string
  mode: string
  path: string | null
}

async function take(c: Context<{ Bindings: Env }>, { tenant: id, mode, path }: Address): Promise<Response> {
  c.header('cache-control', 'no-store')
  const tenant = tenantsOf(c.env).get(id)
  const source = isMode(mode) ? tenant?.billingEvents?.[mode] : undefined
  if (!tenant || !source || !isMode(mode))
    throw new Refused('not_found', 'No events of billing are taken at this address.')
  const arrived = { body: await bytesOf(c, largestEvent), headers: c.req.raw.headers, path, now: new Date() }
  const read = await opened(source, mode, c.env.PARLEY_BILLING_EVENT_SECRETS, arrived)
  if (read === false) throw new Refused('bad_signature', 'This is not signed by whom this address knows.')
  if (read === null) throw new Refused('bad_request', 'This is no event of the provider set up here.')
  const ignored =
    'ignored' in read ? read.ignored : await keep(c.env, tenant.id, mode, read.event, arrived.now)
  // Somebody has to set the endpoint to the version that we read.
  if (ignored === 'version') logFault('billing event', new UnknownVersion())
  return c.json(ignored === null ? { kept: true } : { ignored })
}

class UnknownVersion extends Error {
  override readonly name = 'UnknownVersion'
}

const isMode = (mode: string): mode is Mode => mode === 'live' || mode === 'test'

async function keep(
  env: Env,
  tenant: string,
  mode: Mode,
  event: BillingEvent,
  now: Date,
): Promise<Ignored | null> {
  if (now.getTime() - Date.parse(event.occurred) > oldDays * 86_400_000) return 'old'
  return env.TENANT.getByName(tenant).billingEvent(tenant, mode, event)
}
