/** One tenant's own billing, outside the process that is killed. It keeps to docs/billing-webhook.md, and fails as told. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { Change } from '#shared/engine/change.ts'
import { Webhook } from 'standardwebhooks'
import { anAccount } from '../fixtures/an-account.ts'
import { Shop, type Account } from '../peers/home-made/billing.ts'
import { Carrier } from './carrier.ts'
import type { Clock } from './clock.ts'
import type { Order } from './evidence.ts'
import { late, nameAt, slow, terms, type Ledger } from './ledger.ts'
import { subscriptionOf, type BillingFault, type TenantId } from './plan.ts'
import { isSigned } from './signed.ts'

interface Message {
  type: string
  data: { customer: string; subscription: string; key?: string; change?: Change }
}

const dayIn = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)

const accountOf = (tenant: TenantId, customer: string, index: number, now: number): Account =>
  anAccount({
    name: nameAt(tenant),
    customer,
    ...terms(index),
    status: 'active',
    since: '2024-01-15',
    periodEnd: dayIn(now + 20 * 86_400_000),
  })

const secretOf = (tenant: TenantId, what: string): string =>
  `whsec_${Buffer.from(`the ${what} of ${tenant}, and of nobody else`).toString('base64')}`

export async function homeMadeLedger(tenant: TenantId, clock: Clock): Promise<Ledger> {
  const [key, eventSecret] = [secretOf(tenant, 'billing'), secretOf(tenant, 'events')]
  const carrier = new Carrier()
  const shop = new Shop(() => dayIn(clock.now()))
  const orders: Order[] = []
  const refusing = new Set<string>()
  let fault: BillingFault | null = null
  let events = 0

  /** What the shop does; an order it refuses by the plan of the run it refuses for ever. */
  function act(verb: string, { type, data }: Message): object {
    const { key, change, customer, subscription } = data
    if (verb !== 'POST' || !key || !change) {
      return key && refusing.has(key) ? refusal : shop.answer(verb, { type, data: data as never })
    }
    const isRepeat = shop.orders.has(key) || refusing.has(key)
    if (!isRepeat && fault === 'refuse' && change.type !== 'cancel') refusing.add(key)
    const said = refusing.has(key)
      ? refusal
      : (shop.answer(verb, { type, data: data as never }) as typeof refusal)
    const did = isRepeat ? 'repeat' : said.state === 'done' ? 'done' : 'refused'
    orders.push({ tenant, key, customer, subscription, change, at: clock.latest(), did })
    if (did === 'done') void tells(subscription)
    return said
  }

  function tells(subscription: string): Promise<void> {
    const timestamp = new Date(clock.now()).toISOString()
    const body = JSON.stringify({ type: 'subscription.changed', timestamp, data: { subscription } })
    const id = `evt_${++events}`
    return carrier.carry(body, async () => {
      const now = new Date(clock.now())
      return {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': new Webhook(eventSecret).sign(id, now, body),
      }
    })
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const verb = request.method ?? ''
    const payload = new URL(request.url ?? '/', 'http://here').searchParams.get('payload') ?? ''
    const text = verb === 'POST' ? (await request.setEncoding('utf8').toArray()).join('') : payload
    const now = fault
    if (now === 'down') return void request.socket.destroy()
    if (now === 'before') return say(response, 500, { error: 'before' })
    if (now === 'barred') return say(response, 401, { error: 'barred' })
    if (now === 'busy') return say(response, 429, { error: 'busy' }, { 'retry-after': '1' })
    if (now === 'late' && verb === 'POST') await delay(late)
    if (!isSigned(key, text, request, clock.now())) return say(response, 401, { error: 'not signed' })
    const said = act(verb, JSON.parse(text) as Message)
    if (now === 'slow') await delay(slow)
    if (now === 'after') return say(response, 502, { error: 'after' })
    if (now === 'cut') return void request.socket.destroy()
    if (now === 'html') return void response.writeHead(200).end('<!doctype html><p>Be right back')
    say(response, 200, said)
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    billing: { provider: 'webhook', url: `http://127.0.0.1:${port}/billing` },
    events: { provider: 'webhook' },
    key,
    eventSecret,
    orders,
    fail: (next) => {
      fault = next
    },
    open(customer, index) {
      const id = subscriptionOf(tenant, customer)
      if (!shop.accounts.has(id)) shop.accounts.set(id, accountOf(tenant, customer, index, clock.now()))
    },
    owe(customer, isOwing) {
      const subscription = subscriptionOf(tenant, customer)
      const account = shop.accounts.get(subscription)
      if (account) account.status = isOwing ? 'past_due' : 'active'
      void tells(subscription)
    },
    accounts: () =>
      [...shop.accounts].map(([subscription, { customer, endsOn, status }]) => ({
        tenant,
        customer,
        subscription,
        endsOn,
        owes: status === 'past_due',
      })),
    tellTo: (address) => carrier.tellTo(address),
    onTheWay: () => carrier.onTheWay(),
    async close() {
      carrier.close()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const refusal = { state: 'refused', reason: 'as_planned' }

function say(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  if (response.destroyed || response.headersSent) return
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}
