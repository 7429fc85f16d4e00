/** T31: what is read of an event that is truly the provider's, and what is left alone. */
import { expect, test } from 'vitest'
import type { Read } from '#worker/billing/events/arrived.ts'
import { readChargebee, readPaddle, readStandard, readStripe } from '#worker/billing/events/read.ts'

const live = { mode: 'live' } as const
const occurred = '2026-11-05T10:00:00.000Z'
const created = Date.parse(occurred) / 1000

const ofStripe = (changes: object = {}) => ({
  id: 'evt_1',
  object: 'event',
  api_version: '2026-10-28.endive',
  created,
  livemode: true,
  type: 'customer.subscription.deleted',
  data: { object: { id: 'sub_1', object: 'subscription', status: 'canceled', customer: 'cus_1' } },
  ...changes,
})
const invoice = (parent: unknown) => ({
  type: 'invoice.payment_failed',
  data: { object: { id: 'in_1', parent } },
})
const schedule = (object: object) => ({ type: 'subscription_schedule.released', data: { object } })
const known: Read = { event: { id: 'evt_1', subscription: 'sub_1', occurred } }

test.each<[string, unknown, Read]>([
  ['a subscription that ended', ofStripe(), known],
  [
    'one that was expanded',
    ofStripe(invoice({ subscription_details: { subscription: { id: 'sub_1' } } })),
    known,
  ],
  ['an invoice of one', ofStripe(invoice({ subscription_details: { subscription: 'sub_1' } })), known],
  ['an invoice of none', ofStripe(invoice(null)), { ignored: 'unknown_subscription' }],
  ['a schedule of one', ofStripe(schedule({ subscription: 'sub_1' })), known],
  [
    'a schedule that let go of one',
    ofStripe(schedule({ subscription: null, released_subscription: 'sub_1' })),
    known,
  ],
  ['an unknown type', ofStripe({ type: 'customer.created' }), { ignored: 'type' }],
  ['a type by a name that every object has', ofStripe({ type: 'constructor' }), { ignored: 'type' }],
  ['an event of the newer kind', { id: 'evt_1', object: 'v2.core.event', type: 'v2.x' }, { ignored: 'type' }],
  ['a version of the same name', ofStripe({ api_version: '2026-11-25.endive' }), known],
  ['an older version', ofStripe({ api_version: '2024-06-20' }), { ignored: 'version' }],
  ['a version of another name', ofStripe({ api_version: '2027-03-25.fig' }), { ignored: 'version' }],
  ['no version', ofStripe({ api_version: null }), { ignored: 'version' }],
  ['the other mode', ofStripe({ livemode: false }), { ignored: 'mode' }],
  ['another account', ofStripe({ account: 'acct_other' }), { ignored: 'account' }],
  ['a known type of another shape', ofStripe({ data: { object: { name: 'x' } } }), null],
  ['no event', { hello: true }, null],
  ['no JSON', undefined, null],
])('Stripe: %s (T31)', (_, json, read) => expect(readStripe(json, live)).toEqual(read))

test('Stripe: the connected account that was named, and no other (T31)', () => {
  const expected = { mode: 'live', account: 'acct_1' } as const
  expect(readStripe(ofStripe({ account: 'acct_1' }), expected)).toEqual(known)
  expect(readStripe(ofStripe(), expected)).toEqual({ ignored: 'account' })
})

const ofPaddle = (event_type: string, data: unknown) => ({
  event_id: 'evt_1',
  event_type,
  occurred_at: '2026-11-05T10:00:00.000000Z',
  notification_id: 'ntf_1',
  data,
})

test.each<[string, unknown, Read]>([
  ['a subscription that ended', ofPaddle('subscription.canceled', { id: 'sub_1' }), known],
  [
    'a payment of one',
    ofPaddle('transaction.payment_failed', { id: 'txn_1', subscription_id: 'sub_1' }),
    known,
  ],
  [
    'a single payment',
    ofPaddle('transaction.completed', { subscription_id: null }),
    { ignored: 'unknown_subscription' },
  ],
  ['an unknown type', ofPaddle('address.created', { id: 'add_1' }), { ignored: 'type' }],
  ['a type by a name that every object has', ofPaddle('constructor.name', {}), { ignored: 'type' }],
  ['a known type of another shape', ofPaddle('subscription.paused', []), null],
  ['no event', {}, null],
])('Paddle: %s (T31)', (_, json, read) => expect(readPaddle(json)).toEqual(read))

const ofChargebee = (changes: object = {}) => ({
  id: 'evt_1',
  api_version: 'v2',
  occurred_at: created,
  event_type: 'subscription_cancelled',
  content: { subscription: { id: 'sub_1' }, customer: { id: 'cus_1' } },
  ...changes,
})

test.each<[string, unknown, Read]>([
  ['a subscription that ended', ofChargebee(), known],
  ['an unknown type', ofChargebee({ event_type: 'customer_changed' }), { ignored: 'type' }],
  ['an unknown version', ofChargebee({ api_version: 'v3' }), { ignored: 'version' }],
  [
    'of no subscription',
    ofChargebee({ event_type: 'payment_failed', content: {} }),
    { ignored: 'unknown_subscription' },
  ],
  ['no event', [], null],
])('Chargebee: %s (T31)', (_, json, read) => expect(readChargebee(json)).toEqual(read))

const arrived = {
  body: new Uint8Array(),
  headers: new Headers({ 'webhook-id': 'evt_1' }),
  path: null,
  now: new Date(0),
}
const ofOwn = (changes: object = {}) => ({
  type: 'subscription.changed',
  timestamp: '2026-11-05T12:00:00+02:00',
  data: { subscription: 'sub_1' },
  ...changes,
})

test.each<[string, unknown, Read]>([
  ['a change', ofOwn(), known],
  ['an unknown type', ofOwn({ type: 'subscription.ended' }), { ignored: 'type' }],
  ['of nothing', ofOwn({ data: {} }), null],
  ['at no time', ofOwn({ timestamp: 'yesterday' }), null],
])('a billing of one’s own: %s (T31)', (_, json, read) => expect(readStandard(json, arrived)).toEqual(read))
