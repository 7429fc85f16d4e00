import * as z from 'zod'
import { Money } from '#shared/money.ts'
import { CaseKind } from '#shared/playbook/playbook.ts'
import type { Schema } from '#shared/playbook/json-schema.ts'

const id = z.string().min(1).max(255)
const instant = z.iso.datetime()
const day = z.iso.date()
const period = z.enum(['month', 'year'])

/** What an offer came to for one customer. `cost` is what it costs in its first twelve months. */
const offered = { id, cost: Money, period }
const byPerson = { ...offered, due: instant }
export const OfferTold = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('discount'),
    ...offered,
    percent: z.int().optional(),
    amount: Money.optional(),
    cycles: z.int(),
    priceDuring: Money,
    from: day,
    until: day,
  }),
  z.object({ kind: z.literal('credit'), ...offered, percent: z.int(), amount: Money }),
  z.object({ kind: z.literal('pause'), ...offered, months: z.int(), from: day, until: day }),
  z.object({ kind: z.literal('plan_change'), ...offered, plan: id, price: Money, from: day }),
  z.object({ kind: z.literal('continuation'), ...offered, to: period, price: Money, from: day }),
  z.object({ kind: z.literal('trial_extension'), ...offered, days: z.int(), until: day }),
  z.object({ kind: z.literal('benefit'), ...offered, benefit: id, months: z.int(), until: day }),
  z.object({ kind: z.literal('service_fix'), ...byPerson }),
  z.object({ kind: z.literal('guided_help'), ...byPerson }),
  z.object({ kind: z.literal('contact'), ...byPerson }),
])
export type OfferTold = z.infer<typeof OfferTold>

/** Which session it was, as far as it had come by then. Ids are the tenant's own; nobody's name and no word of theirs. */
const told = {
  session: id,
  customer: id,
  subscription: id,
  mode: z.enum(['live', 'test']),
  tier: id,
  reasons: z.array(id).max(50),
}

const an = <T extends string, D extends z.ZodRawShape>(type: T, data: D) =>
  z.object({ type: z.literal(type), timestamp: instant, data: z.object(data) })

/**
 * What a tenant's own systems can be told of. The schema is also what is let through: a field that is not here is left
 * out. Fields are added, never taken away and never given another meaning.
 */
export const WebhookEvent = z.discriminatedUnion('type', [
  an('session.saved', { ...told, offer: OfferTold }),
  an('session.kept', told),
  an('session.cancelled', { ...told, endsOn: day.nullable() }),
  an('session.abandoned', told),
  an('offer.accepted', { ...told, offer: OfferTold }),
  an('offer.declined', { ...told, offer: OfferTold }),
  an('case.opened', { ...told, case: CaseKind, reason: id.nullable(), due: instant }),
  /** `due`: by when a person has to see to it; nobody need where there is none. */
  an('effect.failed', {
    ...told,
    effect: id,
    key: id,
    state: z.enum(['declined', 'stuck']),
    due: instant.nullable(),
  }),
  an('cancellation.undone', told),
  an('notice.received', {
    reference: id,
    place: id,
    right: z.enum(['termination', 'withdrawal']),
    due: instant,
  }),
  an('webhook.ping', { endpoint: id }),
])
export type WebhookEvent = z.infer<typeof WebhookEvent>
export type WebhookType = WebhookEvent['type']

export const webhookTypes: readonly WebhookType[] = WebhookEvent.options.map(({ shape }) => shape.type.value)

/** Those that an endpoint can ask for; a ping comes by itself, when somebody presses for one. */
export const tellable: readonly WebhookType[] = webhookTypes.filter((type) => type !== 'webhook.ping')

/** More than any event comes to; what a receiver must be able to take. */
export const largestEvent = 20_000

/** As a receiver reads it: fields that come later are no fault. */
export const webhookSchema = (): Schema => (made ??= make())
let made: Schema | undefined

const make = (): Schema => ({
  ...(z.toJSONSchema(WebhookEvent, { io: 'input' }) as Schema),
  $id: 'webhooks.schema.json',
  title: 'What Parley tells by webhook',
})
