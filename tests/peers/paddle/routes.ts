/** Which request does what. Anything else is not Parley's to ask. */
import { found, Refusal, type Books } from './books.ts'
import { adjustmentFields, discountFields, held } from './fields.ts'
import type { AdjustmentObject, DiscountObject } from './objects.ts'
import * as subscriptions from './subscriptions.ts'
import { detailsOf } from './totals.ts'

type Query = URLSearchParams
type Handler = (books: Books, id: string, given: { query: Query; body: unknown }) => object

/** A page of a list; `next` is whole, as Paddle gives it. */
export class Page {
  readonly all: readonly { id: string }[]
  constructor(all: readonly { id: string }[]) {
    this.all = all
  }
}

const routes: [method: string, path: RegExp, handler: Handler][] = [
  ['GET', /^\/customers\/([^/]+)$/, (books, id) => found(books.customers, id)],
  ['GET', /^\/discounts$/, (books, _, { query }) => discountsBy(books, query)],
  ['POST', /^\/discounts$/, (books, _, { body }) => createDiscount(books, body)],
  ['GET', /^\/discounts\/([^/]+)$/, (books, id) => found(books.discounts, id)],
  ['GET', /^\/transactions$/, (books, _, { query }) => transactionsBy(books, query)],
  ['GET', /^\/adjustments$/, (books, _, { query }) => adjustmentsBy(books, query)],
  ['POST', /^\/adjustments$/, (books, _, { body }) => createAdjustment(books, body)],
  ['GET', /^\/subscriptions\/([^/]+)$/, (books, id, { query }) => subscriptionBy(books, id, query)],
  ['PATCH', /^\/subscriptions\/([^/]+)$/, (books, id, { body }) => subscriptions.update(books, id, body)],
  [
    'PATCH',
    /^\/subscriptions\/([^/]+)\/preview$/,
    (books, id, { body }) => subscriptions.preview(books, id, body),
  ],
  [
    'POST',
    /^\/subscriptions\/([^/]+)\/pause$/,
    (books, id, { body }) => subscriptions.pause(books, id, body),
  ],
  [
    'POST',
    /^\/subscriptions\/([^/]+)\/cancel$/,
    (books, id, { body }) => subscriptions.cancel(books, id, body),
  ],
]

export function handled(books: Books, method: string, url: URL, body: unknown): object {
  for (const [verb, pattern, handler] of routes) {
    const match = verb === method ? pattern.exec(url.pathname) : null
    if (match) return handler(books, decodeURIComponent(match[1] ?? ''), { query: url.searchParams, body })
  }
  throw new Refusal('invalid_url', 404)
}

function subscriptionBy(books: Books, id: string, query: Query): object {
  const subscription = found(books.subscriptions, id)
  if (query.get('include') !== 'recurring_transaction_details') return subscription
  const isOver = subscription.status === 'canceled'
  const details = isOver ? null : detailsOf(books, subscription, subscription.items)
  return { ...subscription, recurring_transaction_details: details }
}

/** Codes are not case-sensitive; by itself only what is active is told. */
function discountsBy(books: Books, query: Query): Page {
  const code = query.get('code')?.toLowerCase()
  const status = (query.get('status') ?? 'active').split(',')
  const all = [...books.discounts.values()].filter((one) => status.includes(one.status))
  return new Page(code === undefined ? all : all.filter((one) => one.code?.toLowerCase() === code))
}

function createDiscount(books: Books, sent: unknown): DiscountObject {
  const body = held(sent, discountFields)
  const code = (body['code'] as string | undefined) ?? null
  if (code !== null && [...books.discounts.values()].some((one) => one.code === code))
    throw new Refusal('discount_code_conflict', 409)
  if ((body['type'] === 'percentage') === (body['currency_code'] !== undefined))
    throw new Refusal('invalid_field')
  if (body['maximum_recurring_intervals'] && body['recur'] !== true) throw new Refusal('invalid_field')
  if (body['amount'] === undefined || body['description'] === undefined) throw new Refusal('invalid_field')
  const made = {
    id: books.id('dsc'),
    status: 'active',
    enabled_for_checkout: true,
    code,
    mode: 'standard',
    currency_code: null,
    recur: false,
    maximum_recurring_intervals: null,
    usage_limit: null,
    restrict_to: null,
    expires_at: null,
    times_used: 0,
    custom_data: null,
    created_at: books.text(),
    ...body,
  } as unknown as DiscountObject
  books.discounts.set(made.id, made)
  books.wrote('discount_made', null)
  return made
}

function transactionsBy(books: Books, query: Query): Page {
  const status = query.get('status')?.split(',')
  const of = query.get('subscription_id')
  const from = Date.parse(query.get('billed_at[GTE]') ?? '1970-01-01')
  if (Number(query.get('per_page') ?? 30) > 30) throw new Refusal('invalid_field')
  const all = [...books.transactions.values()].filter(
    (one) =>
      one.subscription_id === of &&
      (status === undefined || status.includes(one.status)) &&
      Date.parse(one.billed_at) >= from,
  )
  return new Page(all.toSorted((a, b) => b.billed_at.localeCompare(a.billed_at)))
}

function adjustmentsBy(books: Books, query: Query): Page {
  const of = query.get('subscription_id')
  return new Page(books.adjustments.filter((one) => one.subscription_id === of).toReversed())
}

function createAdjustment(books: Books, sent: unknown): AdjustmentObject {
  const body = held(sent, adjustmentFields)
  const transaction = found(books.transactions, String(body['transaction_id']))
  const { customer_id, subscription_id, currency_code, collection_mode, status } = transaction
  if (body['action'] === 'credit' && collection_mode === 'automatic')
    throw new Refusal('adjustment_invalid_credit_action')
  if (body['action'] === 'credit' && status !== 'billed' && status !== 'past_due')
    throw new Refusal('adjustment_transaction_invalid_status_for_credit')
  const items = body['items'] as { item_id: string; type: string; amount: string }[]
  for (const { item_id, amount } of items) {
    const line = transaction.details.line_items.find(({ id }) => id === item_id)
    if (!line) throw new Refusal('adjustment_transaction_item_invalid')
    const before = books.adjustments.flatMap((one) => one.items).filter((one) => one.item_id === item_id)
    const left = before.reduce((sum, one) => sum - Number(one.amount), Number(line.totals.total))
    if (Number(amount) > left) throw new Refusal('adjustment_amount_above_remaining_allowed')
    if (Number(amount) === 0) throw new Refusal('adjustment_amount_cannot_be_zero')
  }
  const total = String(items.reduce((sum, { amount }) => sum + Number(amount), 0))
  const made: AdjustmentObject = {
    id: books.id('adj'),
    action: 'credit',
    type: 'partial',
    transaction_id: transaction.id,
    subscription_id,
    customer_id,
    currency_code,
    reason: String(body['reason']),
    credit_applied_to_balance: false,
    status: 'approved',
    created_at: books.text(),
    items: items.map((one) => ({ id: books.id('adjitm'), ...one })),
    totals: { subtotal: total, tax: '0', total, currency_code },
  }
  books.adjustments.push(made)
  books.wrote('adjustment', customer_id)
  return made
}
