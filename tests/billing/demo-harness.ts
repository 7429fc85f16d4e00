import { billingApi } from '#worker/demo/billing-api.ts'
import { demoBilling } from '#worker/billing/demo.ts'
import { customers } from '#worker/demo/customers.ts'
import type { DemoEnv } from '#worker/demo/desk.ts'
import { deskInMemory } from '../demo/desk-in-memory.ts'
import type { Change } from '#shared/engine/change.ts'
import { aClock } from '../fixtures/a-clock.ts'
import type { Harness, Opening, Provider } from './harness.ts'
import { planned } from './planned.ts'

const key = 'k'.repeat(43)
const env = { PARLEY_DEMO_KEY: key } as DemoEnv

/** What may happen on the way to the shop and back. */
const faults: Record<string, (act: () => Promise<Response>) => Promise<Response>> = {
  down: async () => new Response('down', { status: 503 }),
  'cut off before': () => Promise.reject(new TypeError('cut off')),
  'cut off after': (act) => act().then(() => Promise.reject(new TypeError('cut off'))),
  'broken after': (act) => act().then(() => new Response('lost', { status: 502 })),
  'a page after': (act) => act().then(() => new Response('<html>', { status: 200 })),
  'too many': async () => new Response('', { status: 429 }),
}

export const demo: Harness = {
  name: 'the demonstration',
  faults: Object.keys(faults),
  currencies: ['USD', 'ILS', 'JPY'],
  hasClock: true,
  refundsNothing: true,
  start,
}

async function start(): Promise<Provider> {
  const clock = aClock()
  const desk = deskInMemory()
  const made: { customer: string; key: string; type: Change['type'] }[] = []
  const keeping = {
    ...desk,
    /** The shop's books keep one line for each key. */
    async change(...[customer, key, change, at]: Parameters<typeof desk.change>) {
      const done = await desk.change(customer, key, change, at)
      if (done.ok && !made.some((one) => one.key === key)) made.push({ customer, key, type: change.type })
      return done
    },
  }
  const api = billingApi({ desk: () => keeping, now: () => clock.now(), wait: async () => {} })
  const { fateOf, plan } = planned()
  const demoShop = {
    async fetch(url: string, init: RequestInit): Promise<Response> {
      const act = async () => api.request(url.replace('http://demo/billing', ''), init, env)
      const fate = fateOf(init)
      if (fate === null) return act()
      if (fate === 'nobody') return new Response('down', { status: 503 })
      if (fate === 'declined') return new Response('', { status: 422 })
      return faults[fate.fault]!(act)
    },
  }
  return {
    billing: demoBilling(demoShop, key),
    clock,
    open: async (opening) => ({ customer: customerLike(opening), subscription: 'fernleaf' }),
    ledger: async ({ customer }) => made.filter((one) => one.customer === customer).map(({ type }) => type),
    ...plan,
    close: async () => {},
  }
}

/** One of the people of the demonstration; rather one who has a smaller plan. */
function customerLike({ status = 'active', period, currency }: Opening): string {
  const fits = customers.filter(
    (one) =>
      one.status === status &&
      (period === undefined || one.period === period) &&
      (currency === undefined || one.currency === currency) &&
      one.periods !== null,
  )
  const one = fits.find(({ plan }) => plan !== 'solo') ?? fits[0]
  if (!one) throw new Error('the demonstration has no such customer')
  return one.id
}
