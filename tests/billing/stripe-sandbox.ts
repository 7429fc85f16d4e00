/** A sandbox of Stripe's as the contract meets it. Customers are made for each test and stay behind there. */
import { stripeBilling } from '#worker/billing/stripe/stripe.ts'
import type { Harness, Provider } from './harness.ts'
import { ledgerOf } from './stripe-sandbox-ledger.ts'
import { asking, currencies, opened, stocked, type Ask } from './stripe-sandbox-shop.ts'

/** `api`: Stripe's own address, or where something stands in for it. */
export const sandbox = (key: string, api: string): Harness => {
  const ask = asking(globalThis.fetch, key, api)
  let shop: ReturnType<typeof stocked> | null = null
  return {
    name: 'Stripe, a sandbox of its own',
    faults: ['cut off before', 'cut off after'],
    currencies,
    hasClock: false,
    start: async () => providerOf(await (shop ??= stocked(ask, api)), key, ask),
  }
}

function providerOf(shop: Awaited<ReturnType<typeof stocked>>, key: string, ask: Ask): Provider {
  const way = wayTo()
  const now = () => new Date()
  const billing = stripeBilling(shop, { key, mode: 'test', api: shop.api }, { now })
  return {
    billing: {
      ...billing,
      // An effect happens once in the life of an account; the suite calls those of every test by the same names.
      change: (who, change, effect) => billing.change(who, change, `${who.customer}-${effect}`),
    },
    clock: { now, pass: () => {} },
    open: (opening) => opened(ask, shop, opening),
    ledger: (who) => ledgerOf(ask, who, shop.api),
    ...way,
  }
}

const real = globalThis.fetch

/** The way from the adapter of the provider started last, as it may go wrong. What the suite asks goes another. */
function wayTo(): Pick<Provider, 'writes' | 'fail' | 'refuse' | 'down' | 'close'> {
  const way = { writes: 0, at: 0, fault: '', refusing: false, down: false }
  globalThis.fetch = async (to, init) => {
    if (way.down) throw new TypeError('cut off')
    if (init?.method === 'GET') return real(to, init)
    way.writes += 1
    if (way.refusing) return Response.json({ error: { type: 'invalid_request_error' } }, { status: 400 })
    if (way.at !== way.writes) return real(to, init)
    if (way.fault === 'cut off after') await real(to, init)
    throw new TypeError('cut off')
  }
  return {
    writes: () => way.writes,
    fail: (fault, write) => Object.assign(way, { fault, at: way.writes + write }),
    refuse: () => {
      way.refusing = true
    },
    down: () => {
      way.down = true
    },
    close: async () => {
      globalThis.fetch = real
    },
  }
}
