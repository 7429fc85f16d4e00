import type { Offer } from '#shared/playbook/offers.ts'
import { addDays } from '#shared/rules/derived.ts'
import type { Facts } from '#shared/rules/facts.ts'
import { unsaid } from '#shared/rules/unsaid.ts'

const monthly = 4900
const yearly = 49_000

/** The dollar, unless the offer names amounts and none in it; and so much that the amount is no more than half of it. */
function paidFor(offer: Offer): { currency: string; least: number } {
  const amounts = (offer.kind === 'discount' && offer.amounts) || {}
  const [first = 'USD'] = Object.keys(amounts)
  const currency = Object.hasOwn(amounts, 'USD') ? 'USD' : first
  return { currency, least: 2 * (amounts[currency] ?? 0) }
}

/** A customer who does not exist, to whom an offer has a meaning. Nothing of a real one is ever shown in a preview. */
export function madeUp(offer: Offer, period: Facts['period'], today: string): Facts {
  const { kind } = offer
  const pays = kind === 'continuation' ? (offer.to === 'year' ? 'month' : 'year') : period
  const { currency, least } = paidFor(offer)
  const [now, other] = pays === 'month' ? [monthly, yearly] : [yearly, monthly]
  const price = (amount: number) => ({ amount: Math.max(amount, least), currency })
  return {
    ...unsaid,
    name: null,
    plan: { id: 'studio', name: { en: 'Studio', he: 'סטודיו' } },
    period: pays,
    price: price(now),
    since: null,
    periodEnd: addDays(today, 12),
    status: kind === 'trial_extension' ? 'trialing' : 'active',
    smallerPlan: {
      id: 'solo',
      name: { en: 'Solo', he: 'סולו' },
      price: price(Math.round(now * 0.6)),
      loses: [{ en: 'Shared folders', he: 'תיקיות משותפות' }],
    },
    otherPeriod: { period: pays === 'month' ? 'year' : 'month', price: price(other) },
  }
}
