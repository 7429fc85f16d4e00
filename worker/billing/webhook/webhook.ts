import type * as z from 'zod'
import { Subscription } from '#shared/engine/change.ts'
import { Paid } from '#shared/engine/paid.ts'
import { Facts } from '#shared/rules/facts.ts'
import type { Outside } from '../../webhooks/send.ts'
import { BillingBusy, BillingRefused, type Billed, type Billing } from '../billing.ts'
import { callingBy, NotUnderstood, type Calling } from './call.ts'
import { orderTypeOf, Standing, type Question } from './messages.ts'
import type { WebhookAccess } from './settings.ts'

/** Milliseconds for one call; the caller's own patience may be shorter. */
export const patience = 8000

/** Seconds between two questions after an order that is pending, where its billing names no other. */
const usually = 60

/** A tenant's own billing, by signed messages. An order is asked for before it is told: what is there is not told again. */
export function webhookBilling(
  access: WebhookAccess,
  outside: Outside,
  now: () => number = Date.now,
): Billing {
  const calling = callingBy(access, outside, now)
  const { mode } = access
  const of = ({ customer, subscription }: Billed) => ({ mode, customer, subscription })
  return {
    facts: async (who) => readAs(Facts, await calling.ask({ type: 'billing.facts', data: of(who) })),
    subscription: async (who) =>
      readAs(Subscription, await calling.ask({ type: 'billing.subscription', data: of(who) })),
    paid: async (who, since) => paidBy(calling, { type: 'billing.paid', data: { ...of(who), since } }),
    async change(who, change, key) {
      const data = { key, ...of(who) }
      const before = readAs(Standing, await calling.ask({ type: 'billing.effect', data }))
      if (before.state !== 'unknown') return settle(before)
      const order = { type: orderTypeOf(change), data: { ...data, change } }
      settle(readAs(Standing, await calling.tell(order)))
    },
  }
}

/** A no is one to any question; what is neither that nor of the shape that was asked for says nothing. */
function readAs<S extends z.ZodType>(shape: S, answer: unknown): z.output<S> {
  const no = Standing.safeParse(answer)
  if (no.success && no.data.state === 'refused') throw refusalOf(no.data)
  const read = shape.safeParse(answer)
  if (!read.success) throw new Error(`billing answered with something else: ${placesIn(read.error)}`)
  return read.data
}

/** Null where it is not told: by one that was made before there was this question, or that does not know. */
async function paidBy(calling: Calling, question: Question): Promise<Paid | null> {
  try {
    const answer = await calling.ask(question)
    return Standing.safeParse(answer).data?.state === 'unknown' ? null : readAs(Paid, answer)
  } catch (fault) {
    const isUntold = fault instanceof BillingRefused ? !fault.isGone : fault instanceof NotUnderstood
    if (isUntold) return null
    throw fault
  }
}

const refusalOf = ({ reason = 'no_reason' }: Standing): BillingRefused =>
  new BillingRefused(`billing refused: ${reason}`, reason === 'unknown_customer')

/** Where it is wrong, and nothing of what stands there. */
const placesIn = ({ issues }: z.ZodError): string =>
  [...new Set(issues.map(({ path }) => path.join('.') || 'the whole'))].slice(0, 8).join(', ')

/** Nothing is done before it is said to be. What is pending is asked for again, and a person is called after three days. */
function settle({ state, after = usually }: Standing): void {
  if (state === 'pending') throw new BillingBusy('billing has it and has not done it yet', after * 1000)
  if (state === 'unknown') throw new Error('billing does not know what it was just told')
}
