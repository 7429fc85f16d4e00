/** One tenant's own billing, outside the process that is killed. It keeps to docs/billing-webhook.md, and fails as told. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { Change } from '#shared/engine/change.ts'
import { Shop, type Account } from '../peers/home-made/billing.ts'
import type { Clock } from './clock.ts'
import type { AccountLeft, Order } from './evidence.ts'
import type { BillingFault, TenantId } from './plan.ts'
import { isSigned } from './signed.ts'

interface Message {
  type: string
  data: { customer: string; subscription: string; key?: string; change?: Change }
}

export interface BillingPeer {
  url: string
  orders: Order[]
  /** How it fails from now on; null where it does not. */
  fail(fault: BillingFault | null): void
  open(customer: string, index: number): void
  accounts(): AccountLeft[]
  close(): Promise<void>
}

/** Milliseconds after which it answers: longer than a customer waits, and longer than a call may last. */
const slow = 3000
const late = 9000

const dayIn = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)

const accountOf = (tenant: TenantId, customer: string, index: number, now: number): Account => ({
  name: `Person of ${tenant}`,
  customer,
  plan: 'studio',
  nextPlan: null,
  period: index % 4 === 3 ? 'year' : 'month',
  nextPeriod: null,
  currency: ['USD', 'ILS', 'JPY', 'KWD'][index % 4] ?? 'USD',
  status: 'active',
  since: '2024-01-15',
  periodEnd: dayIn(now + 20 * 86_400_000),
  endsOn: null,
  resumesOn: null,
  discount: null,
  credit: 0,
  benefit: null,
  payments: [],
})

export const subscriptionOf = (tenant: TenantId, customer: string): string => `sub_${tenant}_${customer}`

export async function billingPeer(tenant: TenantId, secret: string, clock: Clock): Promise<BillingPeer> {
  const shop = new Shop(() => dayIn(clock.now()))
  const orders: Order[] = []
  const refusing = new Set<string>()
  let fault: BillingFault | null = null

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
    return said
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
    if (!isSigned(secret, text, request, clock.now())) return say(response, 401, { error: 'not signed' })
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
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/billing`,
    orders,
    fail: (next) => {
      fault = next
    },
    open(customer, index) {
      const id = subscriptionOf(tenant, customer)
      if (!shop.accounts.has(id)) shop.accounts.set(id, accountOf(tenant, customer, index, clock.now()))
    },
    accounts: () =>
      [...shop.accounts].map(([subscription, { customer, endsOn }]) => ({
        tenant,
        customer,
        subscription,
        endsOn,
      })),
    async close() {
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
