import type { Change } from '#shared/engine/change.ts'
import { stripeBilling } from '#worker/billing/stripe/stripe.ts'
import { aClock } from '../fixtures/a-clock.ts'
import type { Entry } from '../peers/stripe/books.ts'
import { faults, refusals, type FaultName } from '../peers/stripe/faults.ts'
import { peerKey, stripePeer } from '../peers/stripe/peer.ts'
import { currencies, open, settingsFor, stock, type Currency } from '../peers/stripe/shop.ts'
import type { Harness } from './harness.ts'

/** Milliseconds after which an answer is given up on that will not come; others are waited for as long as ever. */
const shortly = 120

/** The adapter beside a fake Stripe of its own. */
export async function aStripe() {
  const clock = aClock()
  const peer = await stripePeer(clock)
  stock(peer.books)
  const settings = settingsFor(peer.api)
  const access = { key: peerKey, mode: 'test', api: peer.api } as const
  const billing = stripeBilling(settings, access, { now: () => clock.now() })
  const impatient = stripeBilling(settings, access, { now: () => clock.now(), patience: shortly })
  return { clock, peer, billing, impatient, settings }
}

export const stripe: Harness = {
  name: 'Stripe, our own fake of it',
  faults: Object.keys(faults),
  currencies,
  hasClock: true,
  async start() {
    const { clock, peer, billing, impatient } = await aStripe()
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
