/** What pages have in common that stand at an address of their own: no login, no script, nothing kept by anybody. */
import type { MiddlewareHandler } from 'hono'
import type { Customer } from '../customer/customer.ts'
import type { Env } from '../env.ts'
import { readReceiptPlace, type AddressedPage, type ReceiptPlace } from '../identity/receipt-address.ts'
import { receiptKeys } from '../identity/receipt-keys.ts'
import { plainly, type Ctx } from './plain-answer.ts'

export const addressed: MiddlewareHandler<{ Bindings: Env }> = async (c, next) => {
  await plainly(c, next)
  c.header('cache-control', 'no-store')
  c.header('x-robots-tag', 'noindex')
}

/** Null where the address was not made here, or for another kind of page. */
export const placeOf = async (c: Ctx, name: string, page: AddressedPage): Promise<ReceiptPlace | null> =>
  readReceiptPlace(name, await receiptKeys(c.env), page)

export const customerAt = ({ env }: Ctx, { object }: ReceiptPlace): DurableObjectStub<Customer> =>
  env.CUSTOMER.get(env.CUSTOMER.idFromString(object))
