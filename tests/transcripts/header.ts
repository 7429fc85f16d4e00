import type { Facts } from '#shared/rules/facts.ts'
import type { Made } from '#shared/rules/limits.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import { aClock, day } from '#tests/fixtures/a-clock.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'

const pairs = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/(\w+)=("[^"]*"|\S+)/g)].map(([, key, value]) => [key, value?.replaceAll('"', '')]),
  )

/** `customer: name=Bo price=4900 ILS` made into facts; `customer: unknown` is what a billing that is down leaves. */
export function factsOf(line = ''): Facts | null {
  if (line === 'unknown') return null
  const { price, currency = 'USD', smaller, other, plan, ...given } = pairs(line)
  const base = aCustomer()
  const facts = {
    ...base,
    ...Object.fromEntries(Object.entries(given).map(([key, value]) => [key, valueOf(value)])),
    plan: plan === undefined ? base.plan : { id: 'plan-1', name: plan },
    price: { amount: price === undefined ? base.price.amount : Number(price), currency },
    otherPeriod: other === undefined ? null : otherPeriod(given['period'], Number(other), currency),
  }
  if (smaller === 'none' || base.smallerPlan === null) return aCustomer({ ...facts, smallerPlan: null })
  const amount = smaller === undefined ? base.smallerPlan.price.amount : Number(smaller)
  return aCustomer({ ...facts, smallerPlan: { ...base.smallerPlan, price: { amount, currency } } })
}

/** `other=49000`: what the same plan costs by the other period. */
const otherPeriod = (period: string | undefined, amount: number, currency: string): Facts['otherPeriod'] => ({
  period: period === 'year' ? 'month' : 'year',
  price: { amount, currency },
})

function valueOf(text: string): unknown {
  const words: Record<string, unknown> = { yes: true, no: false, unknown: null }
  if (Object.hasOwn(words, text)) return words[text]
  return /^\d+$/.test(text) ? Number(text) : text
}

/** `earlier: loyal-30 declined 20 days ago, right-size open 3 days ago` */
export function earlierOf(line: string | undefined, { playbook }: Compiled): Made[] {
  if (line === undefined) return []
  return line.split(', ').map((part) => {
    const [, offer = '', state, days] = /^(\S+) (open|accepted|declined) (\d+) days ago$/.exec(part) ?? []
    const kind = playbook.offers[offer]?.kind
    if (kind === undefined) throw new Error(`earlier: ${part} names no offer of this playbook`)
    const at = new Date(aClock().now().getTime() - Number(days) * day).toISOString()
    return { at, offer, kind, state: state as Made['state'] }
  })
}
