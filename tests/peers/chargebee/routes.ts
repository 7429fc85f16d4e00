/** Which request does what. Anything else is not Parley's to ask. */
import type * as z from 'zod'
import type { Decoded } from '../form.ts'
import { Cancel, Credit, CreditsOf, Nothing, Page, Pause, Update } from './body.ts'
import { found, Refusal, type Books, type CreditObject, type SubscriptionObject } from './books.ts'
import * as writes from './writes.ts'

interface Route {
  method: string
  path: RegExp
  handle: (books: Books, id: string, form: Decoded) => object
}

/** A slip of ours is no answer of Chargebee's: it fails the test. */
const on = <S extends z.ZodType>(
  method: string,
  path: RegExp,
  body: S,
  handler: (books: Books, id: string, body: z.output<S>) => object,
): Route => ({ method, path, handle: (books, id, form) => handler(books, id, body.parse(plain(form))) })

const plain = (form: Decoded): unknown => JSON.parse(JSON.stringify(form))

/** Every write on a subscription answers with it. */
const write = <S extends z.ZodType>(
  verb: string,
  body: S,
  handler: (books: Books, id: string, body: z.output<S>) => SubscriptionObject,
): Route =>
  on('POST', new RegExp(`^/subscriptions/([^/]+)/${verb}$`), body, (books, id, read) =>
    accountOf(books, handler(books, id, read)),
  )

const routes: Route[] = [
  on('GET', /^\/subscriptions\/([^/]+)$/, Nothing, (books, id) =>
    accountOf(books, found(books.subscriptions, id)),
  ),
  on('GET', /^\/subscriptions\/([^/]+)\/discounts$/, Page, (books, id) => ({
    list: books.discountsOn(found(books.subscriptions, id).id).map((discount) => ({ discount })),
  })),
  on('GET', /^\/subscriptions\/([^/]+)\/retrieve_with_scheduled_changes$/, Nothing, withChanges),
  on('GET', /^\/item_prices\/([^/]+)$/, Nothing, (books, id) => ({ item_price: found(books.prices, id) })),
  on('GET', /^\/promotional_credits$/, CreditsOf, creditsOf),
  on('POST', /^\/promotional_credits\/add$/, Credit, addCredit),
  write('update_for_items', Update, writes.update),
  write('pause', Pause, writes.pause),
  write('cancel_for_items', Cancel, writes.cancel),
  write('remove_scheduled_cancellation', Nothing, writes.keep),
  write('remove_scheduled_changes', Nothing, writes.unschedule),
  write('remove_scheduled_pause', Nothing, writes.unpause),
]

export function handled(books: Books, method: string, path: string, form: Decoded): object {
  for (const { method: verb, path: pattern, handle } of routes) {
    const match = verb === method ? pattern.exec(path) : null
    if (match) return handle(books, decodeURIComponent(match[1] ?? ''), form)
  }
  throw new Refusal('resource_not_found', undefined, 404)
}

const accountOf = (books: Books, subscription: SubscriptionObject) => ({
  subscription,
  customer: found(books.customers, subscription.customer_id),
})

function withChanges(books: Books, id: string): object {
  const subscription = found(books.subscriptions, id)
  const items = books.scheduled.get(id)
  if (!items) throw new Refusal('invalid_state_for_request')
  const unit = books.prices.get(items[0]?.item_price_id ?? '')?.period_unit
  const then = { subscription_items: items, ...(unit && { billing_period_unit: unit }) }
  return accountOf(books, { ...subscription, ...then })
}

function creditsOf(
  books: Books,
  _: string,
  { customer_id, limit, offset }: z.output<typeof CreditsOf>,
): object {
  const all = books.credits.filter((one) => one.customer_id === customer_id.is).toReversed()
  const from = offset === undefined ? 0 : Number(JSON.parse(offset))
  const list = all.slice(from, from + limit).map((promotional_credit) => ({ promotional_credit }))
  return { list, ...(from + limit < all.length && { next_offset: JSON.stringify(from + limit) }) }
}

function addCredit(books: Books, _: string, body: z.output<typeof Credit>): object {
  const customer = found(books.customers, body.customer_id)
  const one: CreditObject = { id: books.id('pc_'), type: 'increment', ...body }
  books.credits.push(one)
  if (customer.preferred_currency_code === body.currency_code) customer.promotional_credits += body.amount
  const balance = customer.balances?.find(({ currency_code }) => currency_code === body.currency_code)
  if (balance) balance.promotional_credits += body.amount
  books.wrote('credit', customer.id)
  return { customer, promotional_credit: one }
}
