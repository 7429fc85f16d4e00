/** What is read of an event: which it is, of what kind, about which subscription, and when. The rest is asked at billing. */
import * as z from 'zod'
import type { Arrived, Read } from './arrived.ts'

const id = z.string().min(1).max(255)
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString())
const seconds = z
  .int()
  .min(0)
  .max(253_402_300_799)
  .transform((at) => new Date(at * 1000).toISOString())
const reference = z.union([id, z.object({ id }).transform((one) => one.id)])

/** What the operator says of the account that events come from. */
export interface Expected {
  mode: 'live' | 'test'
  /** At Stripe the connected account that is meant; undefined is the endpoint's own. */
  account?: string | undefined
}

const ofSubscription = z.object({ id }).transform((one): string | null => one.id)
const ofInvoice = z
  .object({
    parent: z.object({ subscription_details: z.object({ subscription: reference }).nullable() }).nullable(),
  })
  .transform(({ parent }) => parent?.subscription_details?.subscription ?? null)
const ofSchedule = z
  .object({ subscription: reference.nullable(), released_subscription: reference.nullable().optional() })
  .transform(({ subscription, released_subscription }) => subscription ?? released_subscription ?? null)

type About = z.ZodType<string | null>

const stripeTypes = new Map<string, About>([
  ['customer.subscription.deleted', ofSubscription],
  ['customer.subscription.updated', ofSubscription],
  ['customer.subscription.paused', ofSubscription],
  ['customer.subscription.resumed', ofSubscription],
  ['invoice.paid', ofInvoice],
  ['invoice.payment_failed', ofInvoice],
  ['subscription_schedule.aborted', ofSchedule],
  ['subscription_schedule.canceled', ofSchedule],
  ['subscription_schedule.completed', ofSchedule],
  ['subscription_schedule.released', ofSchedule],
  ['subscription_schedule.updated', ofSchedule],
])

const StripeEvent = z.object({
  id: z.string().regex(/^evt_\w{1,250}$/),
  object: z.literal('event'),
  api_version: z.string().max(64).nullable(),
  created: seconds,
  livemode: z.boolean(),
  type: z.string().max(200),
  account: id.optional(),
  data: z.object({ object: z.unknown() }),
})

/** Versions of one name differ in what they add, and that is not read. */
const stripeVersions = /^\d{4}-\d{2}-\d{2}\.endive$/

export function readStripe(json: unknown, { mode, account }: Expected): Read {
  const { data: event } = StripeEvent.safeParse(json)
  if (!event) return isKnownBeside(json, 'v2.core.event') ? { ignored: 'type' } : null
  if (event.livemode !== (mode === 'live')) return { ignored: 'mode' }
  if (event.account !== account) return { ignored: 'account' }
  const shape = stripeTypes.get(event.type)
  if (!shape) return { ignored: 'type' }
  if (!stripeVersions.test(event.api_version ?? '')) return { ignored: 'version' }
  return told(event.id, shape.safeParse(event.data.object), event.created)
}

/** Events of Stripe's newer kind, which carry no object: nothing that is followed here comes as one. */
const isKnownBeside = (json: unknown, object: string): boolean =>
  z.object({ object: z.literal(object) }).safeParse(json).success

const PaddleEvent = z.object({
  event_id: z.string().regex(/^evt_\w{1,250}$/),
  event_type: z.string().max(200),
  occurred_at: instant,
  data: z.unknown(),
})
const ofTransaction = z.object({ subscription_id: id.nullable() }).transform((one) => one.subscription_id)

const paddleTypes = new Map<string, About>([
  ['subscription.activated', ofSubscription],
  ['subscription.canceled', ofSubscription],
  ['subscription.past_due', ofSubscription],
  ['subscription.paused', ofSubscription],
  ['subscription.resumed', ofSubscription],
  ['subscription.trialing', ofSubscription],
  ['subscription.updated', ofSubscription],
  ['transaction.completed', ofTransaction],
  ['transaction.past_due', ofTransaction],
  ['transaction.payment_failed', ofTransaction],
])

/** The body says neither mode nor version: a sandbox has another address and another secret. */
export function readPaddle(json: unknown): Read {
  const { data: event } = PaddleEvent.safeParse(json)
  if (!event) return null
  const shape = paddleTypes.get(event.event_type)
  return shape ? told(event.event_id, shape.safeParse(event.data), event.occurred_at) : { ignored: 'type' }
}

const ChargebeeEvent = z.object({
  id: z.string().regex(/^[\w-]{1,255}$/),
  api_version: z.string().max(64),
  occurred_at: seconds,
  event_type: z.string().max(200),
  content: z.object({ subscription: z.object({ id }).optional() }),
})

const chargebeeTypes =
  /^(subscription_(activated|cancelled|cancellation_scheduled|changed|deleted|pause_scheduled|paused|reactivated|renewed|resumed|resumption_scheduled|scheduled_cancellation_removed|scheduled_pause_removed)|payment_(failed|succeeded))$/

export function readChargebee(json: unknown): Read {
  const { data: event } = ChargebeeEvent.safeParse(json)
  if (!event) return null
  if (!chargebeeTypes.test(event.event_type)) return { ignored: 'type' }
  if (event.api_version !== 'v2') return { ignored: 'version' }
  const { id: which, occurred_at: occurred, content } = event
  const about = content.subscription?.id
  return about === undefined
    ? { ignored: 'unknown_subscription' }
    : { event: { id: which, subscription: about, occurred } }
}

/** Of a billing of the tenant's own making: one type says all there is to say. */
const StandardEvent = z.object({ type: z.string().max(200), timestamp: instant, data: z.unknown() })
const ofData = z.object({ subscription: id }).transform((one): string | null => one.subscription)

export function readStandard(json: unknown, { headers }: Arrived): Read {
  const { data: event } = StandardEvent.safeParse(json)
  const which = id.safeParse(headers.get('webhook-id'))
  if (!event || !which.success) return null
  if (event.type !== 'subscription.changed') return { ignored: 'type' }
  return told(which.data, ofData.safeParse(event.data), event.timestamp)
}

function told(which: string, about: z.ZodSafeParseResult<string | null>, occurred: string): Read {
  if (!about.success) return null
  if (about.data === null) return { ignored: 'unknown_subscription' }
  return { event: { id: which, subscription: about.data, occurred } }
}
