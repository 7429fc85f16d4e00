/** What Parley expects of a tenant's own billing, each by itself, and what to mend where it does not hold. */
import type * as z from 'zod'
import { Subscription, type Change } from '#shared/engine/change.ts'
import { Paid } from '#shared/engine/paid.ts'
import { Facts } from '#shared/rules/facts.ts'
import { shows } from '#worker/billing/read-back.ts'
import { NotUnderstood } from '#worker/billing/webhook/call.ts'
import { Standing } from '#worker/billing/webhook/messages.ts'
import { day } from '../fixtures/a-clock.ts'
import type { Endpoint } from './webhook-endpoint.ts'

/** `skip`: it may be so, and there is nothing further to see. */
export type Verdict = { ok: true } | { ok: false; what: string } | { skip: string }

export interface Expectation {
  name: string
  mend: string
  check: (endpoint: Endpoint) => Promise<Verdict>
}

const good: Verdict = { ok: true }
const wrong = (what: string): Verdict => ({ ok: false, what })
const when = (holds: boolean, what: string): Verdict => (holds ? good : wrong(what))

function places(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`).join('; ')
}

async function read<S extends z.ZodType>(answer: Promise<unknown>, shape: S): Promise<z.output<S>> {
  const given = await answer
  const read = shape.safeParse(given)
  if (read.success) return read.data
  const standing = Standing.safeParse(given)
  throw new Error(standing.success ? `it said ${standing.data.state}` : places(read.error))
}

const facts = (at: Endpoint) => read(at.ask('billing.facts'), Facts)
const subscription = (at: Endpoint) => read(at.ask('billing.subscription'), Subscription)
const effect = (at: Endpoint, key: string) => read(at.ask('billing.effect', key), Standing)

/** Told, and asked for until it is decided. */
async function told(at: Endpoint, change: Change, key: string): Promise<Standing> {
  let standing = await read(at.tell(change, key), Standing)
  for (let tries = 0; standing.state === 'pending' && tries < at.tries; tries++) {
    await at.wait(standing.after ?? 1)
    standing = await effect(at, key)
  }
  return standing
}

const refusal = ({ state, reason = 'no reason' }: Standing): string => `${state} (${reason})`

const unsigned: [string, Parameters<Endpoint['raw']>[1]][] = [
  ['without a signature', 'none'],
  ['signed by another secret', 'other'],
  ['signed six minutes ago', 'old'],
  ['signed six minutes ahead', 'early'],
  ['changed after it was signed', 'changed'],
]

const doors: Expectation[] = (['question', 'order'] as const).flatMap((kind) =>
  unsigned.map(([how, flaw]) => ({
    name: `one ${kind} ${how} is refused with 401`,
    mend: 'verify before you read: the body, or of a GET the text of `payload`, by a library of Standard Webhooks',
    check: async (at) => {
      const status = await at.raw(kind, flaw)
      return when(status === 401, `it was answered with ${status}`)
    },
  })),
)

const untold: Verdict = { skip: 'your billing does not say what was paid, as it may' }

/** Null where it is not told: see `paid` of the adapter. */
async function paid(at: Endpoint, since: number): Promise<Paid | null> {
  try {
    const answer = await at.askPaid(since)
    return Standing.safeParse(answer).success ? null : await read(Promise.resolve(answer), Paid)
  } catch (fault) {
    if (fault instanceof NotUnderstood) return null
    throw fault
  }
}

const asked: Expectation[] = [
  {
    name: 'facts are whole',
    mend: 'send every field; null for what you do not know; money in whole minor units; days as 2026-11-05',
    check: async (at) => facts(at).then(() => good),
  },
  {
    name: 'the subscription is whole, and agrees with the facts',
    mend: 'make both from the same account: plan, period and last paid day are the same',
    check: async (at) => {
      const [said, stands] = [await facts(at), await subscription(at)]
      const of = (one: { plan: string; period: string; periodEnd: string }) =>
        [one.plan, one.period, one.periodEnd].join(' ')
      return when(
        of({ ...said, plan: said.plan.id }) === of(stands),
        `${of({ ...said, plan: said.plan.id })} and ${of(stands)}`,
      )
    },
  },
  {
    name: 'a customer nobody knows is refused as unknown_customer',
    mend: 'answer 200 {"state":"refused","reason":"unknown_customer"}, also where customer and subscription do not belong together',
    check: async (at) => {
      const standing = await read(
        at.ask('billing.facts', undefined, { customer: `nobody-${at.run}` }),
        Standing,
      )
      return when(standing.reason === 'unknown_customer', refusal(standing))
    },
  },
  {
    name: 'an order that was never told is unknown',
    mend: 'answer 200 {"state":"unknown"} to a question about a key you have no order by',
    check: async (at) => {
      const { state } = await effect(at, `contract-${at.run}-never`)
      return when(state === 'unknown', `it said ${state}`)
    },
  },
  {
    name: 'what was paid is one sum, and nothing from tomorrow on',
    mend: 'answer billing.paid with an amount in whole minor units: of what was paid at `since` and later, 0 where that is nothing',
    check: async (at) => {
      const [before, later] = [await paid(at, Date.now() - 400 * day), await paid(at, Date.now() + day)]
      if (before === null || later === null) return untold
      const { currency } = (await subscription(at)).price
      if (before.currency !== currency)
        return wrong(`it is in ${before.currency}, and the price in ${currency}`)
      return when(later.amount === 0, `${later.amount} was paid from tomorrow on`)
    },
  },
]

const thirty: Change = { type: 'discount', percent: 30, cycles: 1 }
const cancelNow: Change = { type: 'cancel', endsOn: null }

const orders: Expectation[] = [
  {
    name: 'an offer is done and can be read back',
    mend: 'what you call done must stand in the answer to billing.subscription at once',
    check: async (at) => {
      const standing = await told(at, thirty, `contract-${at.run}-1`)
      if (standing.state === 'refused')
        return { skip: `your billing refuses it, as it may: ${refusal(standing)}` }
      if (standing.state !== 'done') return wrong(refusal(standing))
      return when(shows(await subscription(at), thirty), 'the subscription does not show it')
    },
  },
  {
    name: 'the same order told again is answered alike, and changes nothing',
    mend: 'keep every order by its key, for ever, also one you refused, in the transaction that makes the change',
    check: async (at) => {
      const key = `contract-${at.run}-1`
      const before = await subscription(at)
      const [first, again] = [await effect(at, key), await told(at, thirty, key)]
      if (first.state !== again.state) return wrong(`first ${first.state}, then ${again.state}`)
      return when(
        JSON.stringify(await subscription(at)) === JSON.stringify(before),
        'the subscription is another',
      )
    },
  },
  {
    name: 'the same key with another change makes nothing',
    mend: 'look the key up before you look at the change',
    check: async (at) => {
      const before = await subscription(at)
      await told(at, { type: 'discount', percent: 50, cycles: 2 }, `contract-${at.run}-1`)
      return when(
        JSON.stringify(await subscription(at)) === JSON.stringify(before),
        'the subscription is another',
      )
    },
  },
  {
    name: 'one order told five times at once is one',
    mend: 'a unique key on the table of orders, written in the transaction that makes the change',
    check: async (at) => {
      const { price, credit } = await subscription(at)
      const change: Change = { type: 'credit', amount: { amount: 10, currency: price.currency } }
      const all = await Promise.all(Array.from({ length: 5 }, () => told(at, change, `contract-${at.run}-2`)))
      if (all.every(({ state }) => state === 'refused'))
        return { skip: 'your billing refuses credits, as it may' }
      const more = ((await subscription(at)).credit?.amount ?? 0) - (credit?.amount ?? 0)
      return when(more === 10, `a credit of 10 came to ${more}`)
    },
  },
  {
    name: 'a change you do not know is refused, not broken',
    mend: 'answer 200 {"state":"refused","reason":"not_offered"} to a kind of change you have none of',
    check: async (at) => {
      const unknown = { type: 'free_for_life' } as unknown as Change
      const { state } = await told(at, unknown, `contract-${at.run}-3`)
      return when(state === 'refused', `it said ${state}`)
    },
  },
]

const leaving: Expectation[] = [
  {
    name: 'a cancellation is done and can be read back',
    mend: 'take every cancellation; status is cancelling and endsOn the last paid day, or the sooner day that was asked for',
    check: async (at) => {
      const standing = await told(at, cancelNow, `contract-${at.run}-4`)
      if (standing.state !== 'done') return wrong(refusal(standing))
      const now = await subscription(at)
      if (!shows(now, cancelNow)) return wrong(`status ${now.status}`)
      return when(now.endsOn === now.periodEnd, `it ends on ${now.endsOn}, and ${now.periodEnd} is paid for`)
    },
  },
  {
    name: 'a second cancellation leaves the day of the first',
    mend: 'a later cancellation may bring the day forward, and never back',
    check: async (at) => {
      const { endsOn } = await subscription(at)
      await told(at, cancelNow, `contract-${at.run}-5`)
      const now = await subscription(at)
      return when(now.endsOn === endsOn, `${endsOn} became ${now.endsOn}`)
    },
  },
  {
    name: 'nothing is given to one who is leaving',
    mend: 'refuse offers once the subscription is to end',
    check: async (at) => {
      const standing = await told(at, thirty, `contract-${at.run}-6`)
      return when(standing.state === 'refused', refusal(standing))
    },
  },
  {
    name: 'a cancellation is taken back',
    mend: 'until the last day, take_back puts the subscription back as it was',
    check: async (at) => {
      const change: Change = { type: 'take_back' }
      const standing = await told(at, change, `contract-${at.run}-7`)
      if (standing.state !== 'done') return wrong(refusal(standing))
      return when(shows(await subscription(at), change), 'the subscription still ends')
    },
  },
]

export const expectations: Expectation[] = [...doors, ...asked, ...orders, ...leaving]
