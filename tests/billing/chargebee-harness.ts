import { chargebeeBilling } from '#worker/billing/chargebee/chargebee.ts'
import { chargebeeAccess } from '#worker/billing/chargebee/settings.ts'
import { aClock } from '../fixtures/a-clock.ts'
import { changeOf } from '../peers/chargebee/change-of.ts'
import { faults, refusals } from '../peers/chargebee/faults.ts'
import { note } from '../peers/chargebee/invoices.ts'
import { chargebeePeer, peerKey } from '../peers/chargebee/peer.ts'
import { currencies, open, settingsFor, stock } from '../peers/chargebee/shop.ts'
import { adaptersBy, harnessOf } from './peer-harness.ts'

/** The adapter beside a fake Chargebee of its own. */
export async function aChargebee() {
  const clock = aClock()
  const peer = await chargebeePeer(clock)
  stock(peer.books)
  const settings = settingsFor(peer.api)
  const access = chargebeeAccess(settings, peerKey, 'test')
  return {
    clock,
    peer,
    settings,
    ...adaptersBy(clock, (around) => chargebeeBilling(settings, access, around)),
  }
}

export const chargebee = harnessOf({
  name: 'Chargebee',
  faults,
  refused: refusals.refused,
  refund: note,
  currencies,
  start: aChargebee,
  open,
  changeOf,
})
