/**
 * A provider for tests inside the runtime: it knows every customer, keeps a ledger by idempotency key, and fails as
 * told. `POST /fault` sets how; `GET /ledger` says what was changed, in order; `POST /forget` makes it as new.
 */
const ledger = new Map()
/** Set by `POST /standing`: what a customer's subscription has come to; null where it is no more. */
const standings = new Map()
/** Set by `POST /paid`: what a customer has paid, whatever since; null where that question alone is not answered. */
const payments = new Map()
let asked = 0
const letters = []
let fault = 'none'
/** Calls that it has taken and holds until it is told otherwise. */
let held = 0
/** Calls that were made about a customer, in order: method and path. */
const calls = []

const facts = {
  name: 'Noa',
  plan: { id: 'studio', name: { en: 'Studio', he: 'סטודיו' } },
  period: 'month',
  price: { amount: 4900, currency: 'USD' },
  since: '2024-01-15',
  periodEnd: '2027-03-15',
  status: 'active',
  use: 80,
  idleDays: 1,
  potential: 'high',
  anchor: false,
  openCases: 0,
  complaints: 0,
  costToServe: 500,
  place: 'GB',
  smallerPlan: { id: 'solo', name: 'Solo', price: { amount: 1900, currency: 'USD' }, loses: ['Folders'] },
}

/** A customer is named for where they live, where that matters: `israel-2`. */
const places = { minnesota: 'US-MN', israel: 'IL', germany: 'DE', france: 'FR' }

const subscription = (customer) => {
  const one = {
    plan: 'studio',
    price: facts.price,
    period: 'month',
    status: 'active',
    periodEnd: facts.periodEnd,
    endsOn: null,
    resumesOn: null,
    nextPlan: null,
    discount: null,
    credit: null,
    benefit: null,
  }
  for (const { customer: whose, change } of ledger.values()) {
    if (whose !== customer) continue
    if (change.type === 'cancel') {
      const endsOn = change.endsOn && change.endsOn < one.periodEnd ? change.endsOn : one.periodEnd
      Object.assign(one, { status: 'cancelling', endsOn })
    }
    if (change.type === 'take_back') Object.assign(one, { status: 'active', endsOn: null })
    if (change.type === 'discount') {
      const { type: _, cycles: cyclesLeft, ...off } = change
      one.discount = { ...off, cyclesLeft }
    }
    if (change.type === 'continuation') one.nextPeriod = change.period
    if (change.type === 'plan_change') one.nextPlan = change.plan
    if (change.type === 'pause') one.resumesOn = change.resumesOn
    if (change.type === 'credit') one.credit = change.amount
  }
  return Object.assign(one, standings.get(customer))
}

const failing = {
  down: () => new Response('down', { status: 503 }),
  refuse: () => new Response('no', { status: 422 }),
  barred: () => new Response('no', { status: 401 }),
  busy: () => new Response('later', { status: 429, headers: { 'retry-after': '1800' } }),
  gone: () => new Response('no such customer', { status: 404 }),
}

async function whileStalled() {
  held += 1
  const isStalled = () => fault === 'stalled'
  while (isStalled()) await new Promise((resolve) => setTimeout(resolve, 10))
  held -= 1
}

export default {
  async fetch(request) {
    const { pathname, search } = new URL(request.url)
    if (pathname === '/fault') {
      fault = await request.text()
      return new Response(null, { status: 204 })
    }
    if (pathname === '/standing') {
      const { customer, standing } = await request.json()
      standings.set(customer, standing)
      return new Response(null, { status: 204 })
    }
    if (pathname === '/paid') {
      const { customer, paid } = await request.json()
      payments.set(customer, paid)
      return new Response(null, { status: 204 })
    }
    if (pathname === '/held') return Response.json(held)
    if (pathname === '/forget') {
      for (const kept of [ledger, standings, payments]) kept.clear()
      for (const kept of [letters, calls]) kept.length = 0
      asked = 0
      fault = 'none'
      return new Response(null, { status: 204 })
    }
    if (pathname === '/asked') return Response.json(asked)
    if (pathname === '/calls') return Response.json(calls)
    if (pathname === '/ledger') return Response.json([...ledger].map(([key, entry]) => ({ key, ...entry })))
    if (pathname === '/letters') return Response.json(letters)
    if (pathname === '/billing/letters') {
      if (fault === 'down') return failing.down()
      letters.push(await request.json())
      return new Response(null, { status: 204 })
    }
    const [, , , customer, what = ''] = pathname.split('/')
    calls.push({ customer, call: `${request.method} ${what}${search}` })
    if (what !== 'letters') await whileStalled()
    // Billing alone: letters go out.
    if (fault === 'away' && what !== 'letters') return failing.down()
    if (fault === 'barred' || fault === 'busy') return failing[fault]()
    if (what === 'subscription') asked += 1
    if (fault === 'garbled') return new Response('Noa Levi <noa@example.test> could not be found')
    if (fault === 'down' || fault === 'slow') {
      if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, 3500))
      else return failing.down()
    }
    if (what === 'changes') {
      if (fault === 'refuse') return failing.refuse()
      // It says yes and does nothing.
      if (fault === 'unlike') return Response.json(subscription(customer))
      const key = request.headers.get('idempotency-key')
      if (!ledger.has(key)) ledger.set(key, { customer, change: await request.json() })
      // The work is done and the answer is lost: what an exactly-once effect must survive.
      return fault === 'lost' ? new Response('lost', { status: 502 }) : Response.json(subscription(customer))
    }
    if (what === 'letters') {
      letters.push({ customer, ...(await request.json()) })
      return new Response(null, { status: 204 })
    }
    if (what === 'paid' && standings.get(customer) !== null) {
      const paid = payments.get(customer)
      return paid === null
        ? failing.down()
        : Response.json(paid ?? { amount: 0, currency: 'USD', refunded: 0 })
    }
    if (what === 'paid') return failing.gone()
    if (what === 'subscription')
      return standings.get(customer) === null ? failing.gone() : Response.json(subscription(customer))
    const status = standings.get(customer)?.status === 'cancelling' ? 'cancelling' : facts.status
    return Response.json({ ...facts, status, place: places[customer.split('-')[0]] ?? facts.place })
  },
}
