import type { Change } from '#shared/engine/change.ts'
import { paddleBilling } from '#worker/billing/paddle/paddle.ts'
import { aClock } from '../fixtures/a-clock.ts'
import type { Entry } from '../peers/paddle/books.ts'
import { faults, refusals, type FaultName } from '../peers/paddle/faults.ts'
import { paddlePeer, peerKey } from '../peers/paddle/peer.ts'
import { currencies, open, settingsFor, stock, type Currency } from '../peers/paddle/shop.ts'
import type { Harness } from './harness.ts'

/** Milliseconds after which an answer is given up on that will not come; others are waited for as long as ever. */
const shortly = 120

/** The adapter beside a fake Paddle of its own. */
export async function aPaddle(more: object = {}) {
  const clock = aClock()
  const peer = await paddlePeer(clock)
  stock(peer.books)
  const settings = settingsFor(peer.api, more)
  const access = { key: peerKey, api: peer.api }
  const billing = paddleBilling(settings, access, { now: () => clock.now() })
  const impatient = paddleBilling(settings, access, { now: () => clock.now(), patience: shortly })
  return { clock, peer, billing, impatient, settings }
}

export const paddle: Harness = {
  name: 'Paddle, our own fake of it',
  faults: Object.keys(faults),
  currencies,
  hasClock: true,
  async start() {
    const { clock, peer, billing, impatient } = await aPaddle()
    let isSilent = false
    return {
      billing: {
        ...billing,
        change(who, change, key) {
          const now = isSilent ? impatient : billing
          isSilent = false
          return now.change(who, change, key)
        },
      },
      clock,
      open: async ({ currency, ...opening }) =>
        open(peer.books, { ...opening, ...(currency && { currency: currency as Currency }) }),
      ledger: async ({ customer }) =>
        peer.books.ledger.filter((one) => one.customer === customer).flatMap((one) => changeOf(one) ?? []),
      writes: () => peer.writes(),
      fail(fault, write) {
        isSilent = fault.startsWith('silent')
        peer.failAt(write, faults[fault as FaultName])
      },
      refuse: () => peer.failWrites(refusals['refused']),
      close: () => peer.close(),
    }
  },
}

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
