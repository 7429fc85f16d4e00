import type { Change } from '#shared/engine/change.ts'
import { paddleBilling } from '#worker/billing/paddle/paddle.ts'
import { aClock } from '../fixtures/a-clock.ts'
import type { Entry } from '../peers/paddle/books.ts'
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

/** Null for what is no change by itself: a discount nobody has, a mark, a bill that moves before the end does. */
function changeOf({ what, detail }: Entry): Change['type'] | null {
  const names = detail.split(' ')
  switch (what) {
    case 'discount_made':
    case 'unscheduled':
      return null
    case 'custom_data':
      return names.includes('parley_benefit') ? 'benefit' : null
    case 'discount':
      return names.includes('parley_credit') ? 'credit' : 'discount'
    case 'adjustment':
      return 'credit'
    case 'items':
      return /_month.*_year|_year.*_month/.test(detail) ? 'continuation' : 'plan_change'
    case 'billed_at':
      return names.includes('parley_billed_at_was') ? null : 'trial_extension'
    case 'discount_removed':
    case 'resume':
      throw new Error(`nobody asked for ${what}`)
    case 'pause':
    case 'cancel':
    case 'take_back':
      return what
  }
}
