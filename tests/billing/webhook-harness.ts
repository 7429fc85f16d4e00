import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { addDays, addMonths, dayOf } from '#shared/rules/derived.ts'
import { webhookBilling } from '#worker/billing/webhook/webhook.ts'
import { aClock } from '../fixtures/a-clock.ts'
import { anAccount } from '../fixtures/an-account.ts'
import { factsOf, serverFor, Shop, type Account, type Change } from '../peers/home-made/billing.ts'
import type { Harness, Opening } from './harness.ts'
import { planned } from './planned.ts'

export const secret = `whsec_${btoa('a home-made billing keeps this to itself')}`

type Fetch = (url: string, init: RequestInit) => Promise<Response>
type Fault = (act: () => Promise<Response>, signal: AbortSignal) => Promise<Response>

const never: Fault = (_, signal) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new TypeError('given up'))))
const json = (body: object, status = 200, headers = {}) =>
  new Response(JSON.stringify(body), { status, headers })
const cut: Fault = () => Promise.reject(new TypeError('cut off'))

/** What may happen on the way to the shop and back. */
export const faults: Record<string, Fault> = {
  down: async () => json({}, 503),
  'too many, with a time': async () => json({}, 429, { 'retry-after': '7' }),
  'a page for an answer': async () => new Response('<html>', { status: 502 }),
  'moved away': async () => new Response('', { status: 404 }),
  'a redirect': async () =>
    new Response('', { status: 307, headers: { location: 'https://elsewhere.test' } }),
  'cut off before': cut,
  'silent before': never,
  'cut off after': (act, signal) => act().then(() => cut(act, signal)),
  'silent after': (act, signal) => act().then(() => never(act, signal)),
  'half an answer': (act) => act().then(async (done) => new Response((await done.text()).slice(0, 9))),
  'broken after': (act) => act().then(() => new Response('lost', { status: 500 })),
  'a page after': (act) => act().then(() => new Response('<html>')),
  'a yes with an error in it': (act) => act().then(() => json({ error: 'no' })),
  'a long answer': (act) => act().then(() => new Response('x'.repeat(70_000))),
  'pending, and then done': (act) => act().then(() => json({ state: 'pending' })),
}

/** The example receiver of docs/billing-webhook.md, for real, and the adapter beside it. */
export async function aHomeMade(opened: { today?: () => string } = {}) {
  const shop = new Shop(opened.today)
  const server = serverFor(shop, secret)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/parley?shop=1`
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { shop, url, close }
}

export const plainly: Fetch = (url, init) => fetch(url, init)

/** `patience` as short as a test can wait for an answer that will not come. */
export const adapter = (url: string, by: Fetch = plainly, patience = 8000) =>
  webhookBilling(
    { url, secrets: [secret], mode: 'test' },
    { fetch: by, fetchHere: by, loopback: true, patience },
  )

export const webhook: Harness = {
  name: 'a signed webhook, the example of the documentation',
  faults: Object.keys(faults),
  currencies: ['USD', 'ILS', 'JPY', 'KWD'],
  hasClock: true,
  async start() {
    const clock = aClock()
    const made: { customer: string; type: Change['type'] }[] = []
    const { shop, url, close } = await aHomeMade({ today: () => dayOf(clock.now()) })
    const order = shop.order.bind(shop)
    shop.order = (account, key, change) => {
      const isNew = !shop.orders.has(key)
      const standing = order(account, key, change)
      if (isNew && standing.state === 'done') made.push({ customer: account.customer, type: change.type })
      return standing
    }
    const { fateOf, isSilent, plan } = planned()
    const way: Fetch = async (to, init) => {
      const fate = fateOf(init)
      if (fate === null) return fetch(to, init)
      if (fate === 'nobody') return json({}, 500)
      if (fate === 'declined') return json({ state: 'refused', reason: 'declined' })
      return faults[fate.fault]!(() => fetch(to, init), init.signal!)
    }
    const [billing, impatient] = [adapter(url, way), adapter(url, way, 120)]
    return {
      billing: {
        ...billing,
        change: (...given) => (isSilent() ? impatient : billing).change(...given),
      },
      clock: {
        ...clock,
        pass(ms) {
          clock.pass(ms)
          billed(shop)
        },
      },
      open: async (opening) => open(shop, opening),
      ledger: async ({ customer }) => made.filter((one) => one.customer === customer).map(({ type }) => type),
      ...plan,
      refund: ({ subscription }, amount) => {
        shop.accounts.get(subscription)!.payments.at(-1)!.refunded += amount
      },
      close,
    }
  },
}

/** What a shop does by night, and the example leaves out: the periods that have begun until today are paid. */
function billed(shop: Shop): void {
  for (const account of shop.accounts.values()) {
    if (account.resumesOn !== null && account.resumesOn <= shop.today())
      Object.assign(account, { periodEnd: account.resumesOn, resumesOn: null })
    while (account.periodEnd <= shop.today() && !account.resumesOn && !account.endsOn) renew(account)
  }
}

function renew(account: Account): void {
  const { discount, periodEnd } = account
  const { price } = factsOf(account)
  account.payments.push({ at: `${periodEnd}T10:00:00Z`, amount: price.amount, refunded: 0 })
  account.periodEnd = addMonths(periodEnd, account.period === 'year' ? 12 : 1)
  const left = (discount?.cyclesLeft ?? 0) - 1
  account.discount = discount !== null && left > 0 ? { ...discount, cyclesLeft: left } : null
}

/** Somebody on the larger plan, twelve days into a period of their own. */
export function open(shop: Shop, { status = 'active', period = 'month', currency = 'USD' }: Opening = {}) {
  const number = shop.accounts.size + 1
  const [customer, subscription] = [`customer-${number}`, `subscription-${number}`]
  const start = addDays(shop.today(), -12)
  const account = anAccount({
    name: 'Noa Levi',
    customer,
    period,
    currency,
    status,
    since: addDays(start, -400),
    periodEnd: addMonths(start, period === 'year' ? 12 : 1),
  })
  shop.accounts.set(subscription, account)
  return { customer, subscription }
}
