import type { Change } from '#shared/engine/change.ts'
import { chargebeeBilling } from '#worker/billing/chargebee/chargebee.ts'
import { chargebeeAccess } from '#worker/billing/chargebee/settings.ts'
import { aClock } from '../fixtures/a-clock.ts'
import type { Entry } from '../peers/chargebee/books.ts'
import { faults, refusals, type FaultName } from '../peers/chargebee/faults.ts'
import { chargebeePeer, peerKey } from '../peers/chargebee/peer.ts'
import { currencies, open, settingsFor, stock, type Currency } from '../peers/chargebee/shop.ts'
import type { Harness } from './harness.ts'

/** Milliseconds after which an answer is given up on that will not come; others are waited for as long as ever. */
const shortly = 120

/** The adapter beside a fake Chargebee of its own. */
export async function aChargebee() {
  const clock = aClock()
  const peer = await chargebeePeer(clock)
  stock(peer.books)
  const settings = settingsFor(peer.api)
  const access = chargebeeAccess(settings, peerKey, 'test')
  const billing = chargebeeBilling(settings, access, { now: () => clock.now() })
  const impatient = chargebeeBilling(settings, access, { now: () => clock.now(), patience: shortly })
  return { clock, peer, billing, impatient, settings }
}

export const chargebee: Harness = {
  name: 'Chargebee, our own fake of it',
  faults: Object.keys(faults),
  currencies,
  hasClock: true,
  async start() {
    const { clock, peer, billing, impatient } = await aChargebee()
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

/** Null for what is no change by itself. */
function changeOf({ what, detail }: Entry): Change['type'] | null {
  switch (what) {
    case 'unscheduled':
      return null
    case 'meta_data':
      return detail.includes('parley_benefit') ? 'benefit' : null
    case 'switch':
      return /-month-.*-year-|-year-.*-month-/.test(detail) ? 'continuation' : 'plan_change'
    case 'trial':
      return 'trial_extension'
    case 'discount':
    case 'credit':
    case 'pause':
    case 'cancel':
    case 'take_back':
      return what
  }
}
