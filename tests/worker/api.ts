import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env, exports } from 'cloudflare:workers'
import type { Subscription } from '#shared/engine/change.ts'
import type { Event } from '#shared/engine/events.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Refusal } from '#shared/protocol/refusal.ts'
import type { Begun, Resumed, Turn } from '#shared/protocol/turn.ts'
import type { Customer } from '#worker/customer/customer.ts'
import { objectName } from '#worker/identity/object-name.ts'
import { signToken, type SigningKey, type Who } from '#worker/identity/sign-token.ts'
import { testTenants } from '../peers/test-settings.ts'

/** The calls of the widget, made as it makes them, against the real worker in the real runtime. */
export const origin = 'https://shop.test'
export const key: SigningKey = { kid: 'test-1', secret: testTenants[0]?.keys['test-1'] ?? '' }

export const who = (customer: string, changed: Partial<Who> = {}): Who => ({
  tenant: 'demo',
  customer,
  subscription: `sub-${customer}`,
  mode: 'live',
  ...changed,
})

export const tokenFor = (customer: string, changed: Partial<Who> = {}) =>
  signToken(who(customer, changed), key, new Date())

export const send = (path: string, init: RequestInit = {}): Promise<Response> =>
  exports.default.fetch(new Request(`https://parley.test${path}`, init))

export const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  send(path, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

export const newKey = () => crypto.randomUUID()

export async function begin(customer: string, changed: Partial<Who> = {}, locale = 'en'): Promise<Begun> {
  const response = await post('/v1/sessions', {
    token: await tokenFor(customer, changed),
    locale,
    key: newKey(),
  })
  if (response.status !== 201) throw new Error(`begin: ${response.status} ${await response.text()}`)
  return response.json()
}

export const answer = (ticket: string, turn: number, given: Answer): Promise<Response> =>
  post('/v1/sessions/current', { turn, answer: given }, { authorization: `Bearer ${ticket}` })

/** Answers the turn on the table and returns the next one. */
export async function say(
  at: { ticket: string; turn: Turn },
  given: Answer,
): Promise<{ ticket: string; turn: Turn }> {
  const response = await answer(at.ticket, at.turn.number, given)
  const body: { turn: Turn } = await response.json()
  if (response.status !== 200) throw new Error(`answer: ${response.status} ${JSON.stringify(body)}`)
  return { ticket: at.ticket, turn: body.turn }
}

export async function current(ticket: string): Promise<Resumed> {
  return (
    await send('/v1/sessions/current', { headers: { origin, authorization: `Bearer ${ticket}` } })
  ).json()
}

export const refusal = async (response: Response): Promise<[number, Refusal]> => [
  response.status,
  await response.json(),
]

export const customerObject = (customer: string) =>
  env.CUSTOMER.getByName(objectName('demo', 'live', customer))
export const tenantObject = () => env.TENANT.getByName('demo')
/** For the list of sessions: narrowed by nothing. */
export const everything = { reason: null, outcome: null, from: null, until: null, after: null }

export const eventsOf = (customer: string): Promise<Event[]> =>
  runInDurableObject(customerObject(customer), (_: Customer, { storage }) =>
    storage.sql
      .exec<{ body: string }>('SELECT body FROM events ORDER BY session, position')
      .toArray()
      .map(({ body }) => JSON.parse(body) as Event),
  )

/** The customer's alarm goes off, whenever it is set to. @returns whether it was set. */
export const ring = (customer: string): Promise<boolean> => runDurableObjectAlarm(customerObject(customer))

export type Fault =
  | 'none'
  | 'garbled'
  | 'down'
  | 'away'
  | 'slow'
  | 'stalled'
  | 'refuse'
  | 'lost'
  | 'barred'
  | 'busy'
  | 'unlike'
/** Calls that reached billing about a customer, as `POST changes`. */
export async function callsAbout(customer: string): Promise<string[]> {
  const response = await env.DEMO?.fetch('http://demo/calls')
  const calls: { customer: string; call: string }[] = (await response?.json()) ?? []
  return calls.filter((one) => one.customer === customer).map(({ call }) => call)
}

export const setFault = (fault: Fault) =>
  env.DEMO?.fetch('http://demo/fault', { method: 'POST', body: fault })

/** What a customer's subscription has come to at billing; null where it is no more. */
export const comesTo = (customer: string, standing: Partial<Subscription> | null) =>
  env.DEMO?.fetch('http://demo/standing', { method: 'POST', body: JSON.stringify({ customer, standing }) })

/** Calls that billing has taken and not answered. */
export const heldCalls = async (): Promise<number> => (await env.DEMO?.fetch('http://demo/held'))?.json() ?? 0

export interface LedgerEntry {
  key: string
  customer: string
  change: { type: string; endsOn?: string | null }
}
/** Letters to an address that somebody gave, as the mailbox has them. */
export interface AddressedLetter {
  key: string
  email: string
  subject: string
  text: string
  locale: string
}
export async function lettersTo(email: string): Promise<AddressedLetter[]> {
  const response = await env.DEMO?.fetch('http://demo/letters')
  const letters: AddressedLetter[] = (await response?.json()) ?? []
  return letters.filter((letter) => letter.email === email)
}

export async function ledgerOf(customer: string): Promise<LedgerEntry[]> {
  const response = await env.DEMO?.fetch('http://demo/ledger')
  const entries: LedgerEntry[] = (await response?.json()) ?? []
  return entries.filter((entry) => entry.customer === customer)
}
