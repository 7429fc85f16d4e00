/** What pages have in common that stand at an address of their own: no login, no script, nothing kept by anybody. */
import type { Context, MiddlewareHandler } from 'hono'
import { html } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { copyFor, type Copy } from '#shared/copy/copy.ts'
import type { Customer } from '../customer/customer.ts'
import type { Env } from '../env.ts'
import { readReceiptPlace, type AddressedPage, type ReceiptPlace } from '../identity/receipt-address.ts'
import { receiptKeys } from '../identity/receipt-keys.ts'

export type Ctx = Context<{ Bindings: Env }>

export const addressed: MiddlewareHandler<{ Bindings: Env }> = async (c, next) => {
  await next()
  c.header(
    'content-security-policy',
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  )
  c.header('cache-control', 'no-store')
  c.header('referrer-policy', 'no-referrer')
  c.header('x-content-type-options', 'nosniff')
  c.header('x-robots-tag', 'noindex')
}

/** Null where the address was not made here, or for another kind of page. */
export const placeOf = async (c: Ctx, name: string, page: AddressedPage): Promise<ReceiptPlace | null> =>
  readReceiptPlace(name, await receiptKeys(c.env), page)

export const customerAt = ({ env }: Ctx, { object }: ReceiptPlace): DurableObjectStub<Customer> =>
  env.CUSTOMER.get(env.CUSTOMER.idFromString(object))

/** Where nothing on the record says its language, the browser does. */
export const spokenTo = (c: Ctx): Copy =>
  copyFor(c.req.query('lang') ?? c.req.header('accept-language')?.split(/[,;]/)[0] ?? 'en')

/** hono/jsx leaves out the one line without which browsers fall back to the rules of 1998. */
export const page = (c: Ctx, content: JSX.Element, status: 200 | 400 | 404 | 410 | 503 = 200) =>
  c.html(html`<!doctype html>${content}`, status)
