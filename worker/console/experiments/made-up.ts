import type { Offer } from '#shared/playbook/offers.ts'
import { addDays } from '#shared/rules/derived.ts'
import type { Facts } from '#shared/rules/facts.ts'

const price = (amount: number) => ({ amount, currency: 'USD' })
const monthly = 4900
const yearly = 49_000

/** A customer who does not exist, to whom an offer has a meaning. Nothing of a real one is ever shown in a preview. */
export function madeUp({ kind, ...offer }: Offer, period: Facts['period'], today: string): Facts {
  const pays = kind === 'continuation' && 'to' in offer ? (offer.to === 'year' ? 'month' : 'year') : period
  const [now, other] = pays === 'month' ? [monthly, yearly] : [yearly, monthly]
  return {
    name: null,
    plan: { id: 'studio', name: { en: 'Studio', he: 'סטודיו' } },
    period: pays,
    price: price(now),
    since: null,
    periodEnd: addDays(today, 12),
    status: kind === 'trial_extension' ? 'trialing' : 'active',
    use: null,
    idleDays: null,
    potential: null,
    anchor: false,
    openCases: 0,
    complaints: 0,
    costToServe: null,
    place: null,
    smallerPlan: {
      id: 'solo',
      name: { en: 'Solo', he: 'סולו' },
      price: price(Math.round(now * 0.6)),
      loses: [{ en: 'Shared folders', he: 'תיקיות משותפות' }],
    },
    otherPeriod: { period: pays === 'month' ? 'year' : 'month', price: price(other) },
    useTrend: null,
    futureValue: null,
    contractEnd: null,
    contactConsent: null,
    accountGroup: null,
  }
}
