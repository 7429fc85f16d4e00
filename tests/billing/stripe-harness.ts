import type { Change } from '#shared/engine/change.ts'
import { stripeBilling } from '#worker/billing/stripe/stripe.ts'
import { aClock } from '../fixtures/a-clock.ts'
import type { Entry } from '../peers/stripe/books.ts'
import { faults, refusals } from '../peers/stripe/faults.ts'
import { refund } from '../peers/stripe/invoices.ts'
import { peerKey, stripePeer } from '../peers/stripe/peer.ts'
import { currencies, open, settingsFor, stock } from '../peers/stripe/shop.ts'
import { adaptersBy, harnessOf } from './peer-harness.ts'

/** The adapter beside a fake Stripe of its own. */
export async function aStripe() {
  const clock = aClock()
  const peer = await stripePeer(clock)
  stock(peer.books)
  const settings = settingsFor(peer.api)
  const access = { key: peerKey, mode: 'test', api: peer.api } as const
  return {
    clock,
    peer,
    settings,
    ...adaptersBy(clock, (around) => stripeBilling(settings, access, around)),
  }
}

export const stripe = harnessOf({
  name: 'Stripe',
  faults,
  refused: refusals.refused,
  refund,
  currencies,
  start: aStripe,
  open,
  changeOf,
})

/** Null for what is no change by itself: a coupon nobody has, a schedule of one phase, a mark. */
function changeOf({ what, detail }: Entry): Change['type'] | null {
  switch (what) {
    case 'coupon':
    case 'schedule':
      return null
    case 'metadata':
      return detail.includes('parley_benefit') ? 'benefit' : null
    case 'switch':
      return /_month.*_year|_year.*_month/.test(detail) ? 'continuation' : 'plan_change'
    case 'trial':
      return 'trial_extension'
    case 'items':
      return 'plan_change'
    case 'discount':
    case 'credit':
    case 'pause':
    case 'cancel':
    case 'take_back':
      return what
  }
}
