/** A tenant who bills by Chargebee: our fake of it and its ledger. Its events are signed by nobody, and are not sent here. */
import type { Change } from '#shared/engine/change.ts'
import { decoded, type Decoded } from '../peers/form.ts'
import type { Answer, Seen } from '../peers/http-peer.ts'
import type { SubscriptionObject } from '../peers/chargebee/books.ts'
import { changeOf } from '../peers/chargebee/change-of.ts'
import { faults, refusals } from '../peers/chargebee/faults.ts'
import { chargebeePeer, keyOf, liveKey } from '../peers/chargebee/peer.ts'
import { currencies, open, settingsFor, stock } from '../peers/chargebee/shop.ts'
import { Carrier } from './carrier.ts'
import type { Clock } from './clock.ts'
import { late, nameAt, terms, type Ledger } from './ledger.ts'
import { clockFor, dayOf, peerLedger } from './peer-ledger.ts'
import type { TenantId } from './plan.ts'

export async function chargebeeLedger(tenant: TenantId, clock: Clock): Promise<Ledger> {
  const peer = await chargebeePeer(clockFor(clock), liveKey)
  const { books } = peer
  stock(books)
  return peerLedger(tenant, clock, new Carrier(), {
    billing: settingsFor(peer.api),
    events: null,
    key: liveKey,
    eventSecret: '',
    peer,
    changeOf,
    effectIn,
    isOtherWords,
    figuresIn,
    // A fault that is remembered under its key for half an hour would outlast the run.
    faults: { ...faults, 'broken after': { ...faults['broken after'], kept: false } },
    refusals,
    late: { act: true, answer: 'own', lags: late },
    behind: () => {},
    openAs(who, index) {
      if (books.subscriptions.has(who.subscription)) return
      open(books, { who, ...terms(index, currencies) })
      Object.assign(books.customers.get(who.customer)!, { first_name: nameAt(tenant), last_name: '' })
    },
    owe(subscription, isOwing) {
      subscription.due_invoices_count = isOwing ? 1 : 0
    },
    left: (subscription) => ({
      customer: subscription.customer_id,
      endsOn: endOf(subscription),
      owes: subscription.due_invoices_count > 0,
    }),
  })
}

/** Each request of an effect has a key of its own, made from the effect's. */
const effectIn = (request: Seen): string | null => (keyOf(request) ?? '').split(':')[0] || null

const isOtherWords = ({ body }: Answer): boolean => body.includes('"duplicate_entry"')

function figuresIn(type: Change['type'], { body }: Seen): object {
  const form = decoded(body)
  const percent = nested(form, 'discounts', 'percentage')
  return type === 'discount' && percent !== null ? { percent: Number(percent) } : {}
}

/** The first of a list within an object. */
function nested(form: Decoded, name: string, inner: string): string | null {
  const list = (form[name] as Decoded | undefined)?.[inner]
  const [first] = Array.isArray(list) ? list : []
  return typeof first === 'string' ? first : null
}

function endOf({ status, cancelled_at, current_term_end }: SubscriptionObject): string | null {
  const isEnding = status === 'cancelled' || status === 'non_renewing'
  const end = isEnding ? (cancelled_at ?? current_term_end) : status === 'in_trial' ? cancelled_at : undefined
  return end === undefined ? null : dayOf(end * 1000)
}
