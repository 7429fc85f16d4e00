import { stripeBilling } from '#worker/billing/stripe/stripe.ts'
import { aClock } from '../fixtures/a-clock.ts'
import { changeOf } from '../peers/stripe/change-of.ts'
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
