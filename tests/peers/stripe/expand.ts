import type { Books } from './books.ts'
import { paymentsOf } from './invoices.ts'

type Json = Record<string, unknown>

/** A copy with the asked-for references filled in, and nothing else: what is not asked for stays an id, as at Stripe. */
export function expanded(books: Books, object: object, paths: readonly string[]): object {
  const copy = structuredClone(object) as Json
  for (const path of paths) fill(books, copy, path.split('.'))
  return copy
}

const stores = (books: Books): Record<string, ReadonlyMap<string, object>> => ({
  customer: books.customers,
  discounts: books.discounts,
  coupon: books.coupons,
  schedule: books.schedules,
})

function fill(books: Books, at: unknown, [name = '', ...rest]: string[]): void {
  if (Array.isArray(at)) return at.forEach((one) => fill(books, one, [name, ...rest]))
  if (at === null || typeof at !== 'object' || name === '') return
  const object = at as Json
  if (name === 'currency_options') object[name] = books.currencyOptions.get(String(object['id'])) ?? {}
  if (name === 'payments') object[name] = paymentsOf(books, String(object['id']))
  const there = object[name]
  const lookUp = (one: unknown) =>
    typeof one === 'string' ? structuredClone(stores(books)[name]?.get(one) ?? one) : one
  object[name] = Array.isArray(there) ? there.map(lookUp) : lookUp(there)
  fill(books, object[name], rest)
}
