import { paddleBilling } from '#worker/billing/paddle/paddle.ts'
import { aClock } from '../fixtures/a-clock.ts'
import { changeOf } from '../peers/paddle/change-of.ts'
import { faults, refusals } from '../peers/paddle/faults.ts'
import { refund } from '../peers/paddle/transactions.ts'
import { paddlePeer, peerKey } from '../peers/paddle/peer.ts'
import { currencies, open, settingsFor, stock } from '../peers/paddle/shop.ts'
import { adaptersBy, harnessOf } from './peer-harness.ts'

/** The adapter beside a fake Paddle of its own. */
export async function aPaddle(more: object = {}) {
  const clock = aClock()
  const peer = await paddlePeer(clock)
  stock(peer.books)
  const settings = settingsFor(peer.api, more)
  const access = { key: peerKey, api: peer.api }
  return {
    clock,
    peer,
    settings,
    ...adaptersBy(clock, (around) => paddleBilling(settings, access, around)),
  }
}

export const paddle = harnessOf({
  name: 'Paddle',
  faults,
  refused: refusals.refused,
  refund,
  currencies,
  start: aPaddle,
  open,
  changeOf,
})
