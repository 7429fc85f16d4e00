/** Which request does what. Anything else is not Parley's to ask. */
import { balanceObject, couponObject } from './objects.ts'
import { found, Refusal, type Books } from './books.ts'
import type { Body } from './body.ts'
import * as openings from './openings.ts'
import * as schedules from './schedules.ts'
import * as subscriptions from './subscriptions.ts'

type Handler = (books: Books, id: string, body: Body) => object

const routes: [method: string, path: RegExp, handler: Handler][] = [
  ['POST', /^\/v1\/products$/, (books, _, body) => openings.createProduct(books, body)],
  ['POST', /^\/v1\/prices$/, (books, _, body) => openings.createPrice(books, body)],
  ['POST', /^\/v1\/customers$/, (books, _, body) => openings.createCustomer(books, body)],
  ['POST', /^\/v1\/customers\/([^/]+)$/, openings.updateCustomer],
  ['POST', /^\/v1\/subscriptions$/, (books, _, body) => openings.subscribe(books, body)],
  ['GET', /^\/v1\/events$/, (books, _, body) => paged('/v1/events', since(books.events, body), body)],
  ['POST', /^\/v1\/coupons$/, (books, _, body) => createCoupon(books, body)],
  ['GET', /^\/v1\/coupons\/([^/]+)$/, (books, id) => books.coupon(id)],
  ['GET', /^\/v1\/prices\/([^/]+)$/, (books, id) => found(books.prices, id, 'price')],
  ['GET', /^\/v1\/customers\/([^/]+)\/balance_transactions$/, balanceOf],
  ['POST', /^\/v1\/customers\/([^/]+)\/balance_transactions$/, addToBalance],
  ['GET', /^\/v1\/invoices$/, invoicesOf],
  ['GET', /^\/v1\/charges$/, (books, _, body) => paged('/v1/charges', ofCustomer(books.charges, body), body)],
  [
    'GET',
    /^\/v1\/credit_notes$/,
    (books, _, body) => paged('/v1/credit_notes', ofCustomer(books.creditNotes, body), body),
  ],
  ['GET', /^\/v1\/subscriptions\/([^/]+)$/, (books, id) => found(books.subscriptions, id, 'id')],
  ['POST', /^\/v1\/subscriptions\/([^/]+)$/, subscriptions.update],
  ['DELETE', /^\/v1\/subscriptions\/([^/]+)$/, subscriptions.cancelNow],
  ['POST', /^\/v1\/subscription_schedules$/, (books, _, body) => schedules.create(books, body)],
  ['POST', /^\/v1\/subscription_schedules\/([^/]+)$/, schedules.update],
  ['POST', /^\/v1\/subscription_schedules\/([^/]+)\/release$/, (books, id) => schedules.released(books, id)],
]

export function handled(books: Books, method: string, path: string, body: Body): object {
  for (const [verb, pattern, handler] of routes) {
    const match = verb === method ? pattern.exec(path) : null
    if (match) return handler(books, decodeURIComponent(match[1] ?? ''), body)
  }
  throw new Refusal('resource_missing', undefined, 404)
}

function createCoupon(books: Books, body: Body): object {
  const { id = books.id('coupon'), percent_off, amount_off, currency, duration = 'once' } = body
  if (books.coupons.has(id)) throw new Refusal('resource_already_exists', 'id')
  if ((percent_off === undefined) === (amount_off === undefined)) throw new Refusal('parameter_missing')
  if (amount_off !== undefined && currency === undefined) throw new Refusal('parameter_missing', 'currency')
  if ((duration === 'repeating') !== (body.duration_in_months !== undefined))
    throw new Refusal('parameter_invalid', 'duration_in_months')
  if (body.redeem_by !== undefined && body.redeem_by <= books.now) throw new Refusal(undefined, 'redeem_by')
  const coupon = Object.assign(couponObject(id, books.now), {
    percent_off: percent_off ?? null,
    amount_off: amount_off ?? null,
    currency: currency ?? null,
    duration,
    duration_in_months: body.duration_in_months ?? null,
    max_redemptions: body.max_redemptions ?? null,
    redeem_by: body.redeem_by ?? null,
    name: body.name ?? null,
    metadata: body.metadata ?? {},
  })
  books.coupons.set(id, coupon)
  books.wrote('coupon', null)
  return coupon
}

function balanceOf(books: Books, customer: string, body: Body): object {
  const all = books.balances.filter((one) => one.customer === customer)
  return paged(`/v1/customers/${customer}/balance_transactions`, all, body)
}

/** The latest first. */
function paged(url: string, made: readonly { id: string }[], { limit = 10, starting_after }: Body): object {
  if (limit > 100) throw new Refusal('parameter_invalid_integer', 'limit')
  const all = made.toReversed()
  const from = all.findIndex(({ id }) => id === starting_after) + 1
  const data = all.slice(from, from + limit)
  return { object: 'list', data, has_more: from + limit < all.length, url }
}

function invoicesOf(books: Books, _: string, body: Body): object {
  const { subscription, status, created: { gte = 0 } = {} } = body
  const all = books.invoices.filter(
    (one) =>
      one.parent.subscription_details.subscription === subscription &&
      one.status === (status ?? one.status) &&
      one.created >= gte,
  )
  return paged('/v1/invoices', all, body)
}

const since = <T extends { created: number }>(all: readonly T[], { created: { gte = 0 } = {} }: Body): T[] =>
  all.filter(({ created }) => created >= gte)

const ofCustomer = <T extends { id: string; customer: string; created: number }>(
  all: readonly T[],
  body: Body,
): T[] => since(all, body).filter(({ customer }) => customer === body.customer)

function addToBalance(books: Books, id: string, { amount = 0, currency = '', metadata = {} }: Body): object {
  const customer = found(books.customers, id, 'customer')
  if (customer.currency !== null && customer.currency !== currency) throw new Refusal(undefined, 'currency')
  customer.balance += amount
  const entry = { customer: id, amount, currency, ending_balance: customer.balance, created: books.now }
  const one = balanceObject(books.id('cbtxn'), entry, metadata)
  books.balances.push(one)
  books.wrote('credit', id)
  return one
}
