/** Which request does what. Anything else is not Parley's to ask. */
import type * as z from 'zod'
import type { Decoded } from '../form.ts'
import {
  Cancel,
  Comment,
  CommentsOf,
  Credit,
  CreditsOf,
  InvoicesOf,
  NotesOf,
  Nothing,
  Page,
  Pause,
  Update,
} from './body.ts'
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
  on('GET', /^\/invoices$/, InvoicesOf, invoicesOf),
  on('GET', /^\/credit_notes$/, NotesOf, notesOf),
  on('GET', /^\/comments$/, CommentsOf, commentsOf),
  on('POST', /^\/comments$/, Comment, comment),
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

function creditsOf(books: Books, _: string, query: z.output<typeof CreditsOf>): object {
  const all = books.credits.filter((one) => one.customer_id === query.customer_id.is)
  return paged(query, all, (promotional_credit) => ({ promotional_credit }))
}

function invoicesOf(books: Books, _: string, query: z.output<typeof InvoicesOf>): object {
  const { subscription_id, status, paid_at } = query
  const all = books.invoices.filter(
    (one) =>
      one.subscription_id === subscription_id.is &&
      one.status === status.is &&
      (one.paid_at ?? 0) > paid_at.after,
  )
  return paged(query, all, (invoice) => ({ invoice }))
}

function notesOf(books: Books, _: string, query: z.output<typeof NotesOf>): object {
  const { subscription_id, type } = query
  const of = books.creditNotes.filter((one) => one.subscription_id === subscription_id.is)
  return paged(
    query,
    of.filter((one) => one.type === type.is),
    (credit_note) => ({ credit_note }),
  )
}

function commentsOf(books: Books, _: string, query: z.output<typeof CommentsOf>): object {
  const all = books.comments.filter((one) => one.entity_id === query.entity_id)
  return paged(query, all, (one) => ({ comment: one }))
}

function comment(books: Books, _: string, { entity_id, notes }: z.output<typeof Comment>): object {
  const { id } = found(books.subscriptions, entity_id)
  const one = { id: books.id('cmt_'), object: 'comment', entity_id: id, notes } as const
  books.comments.push(one)
  return { comment: one }
}

/** The latest first, a hundred at the most. */
function paged<T>(
  { limit, offset }: { limit: number; offset?: string | undefined },
  made: readonly T[],
  named: (one: T) => object,
): object {
  if (limit > 100) throw new Refusal('param_wrong_value', 'limit')
  const from = offset === undefined ? 0 : Number(JSON.parse(offset))
  const list = made
    .toReversed()
    .slice(from, from + limit)
    .map(named)
  return { list, ...(from + limit < made.length && { next_offset: JSON.stringify(from + limit) }) }
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
