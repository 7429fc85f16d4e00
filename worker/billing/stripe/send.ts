import type * as z from 'zod'
import { timed } from '../../patience.ts'
import { BillingBarred } from '../billing.ts'
import { encoded, type Form } from '../form.ts'
import { jsonIn } from '../json-in.ts'
import { StripeRefusal, faultOf } from './answers.ts'
import type { StripeAccess } from './settings.ts'

/** Shapes and habits are those of this version; another one is another adapter. */
export const stripeVersion = '2026-10-28.endive'

/** Milliseconds for one call; the caller's own patience may be shorter. */
const patience = 8000

type Shape = z.ZodType<{ livemode: boolean } | { data: unknown[] }>

/** Stripe's HTTP interface, spoken to as little as possible: look, write with a key, remove. */
export interface Stripe {
  look<S extends Shape>(path: string, query: Form, shape: S): Promise<z.output<S>>
  /** Null where there is none. */
  find<S extends Shape>(path: string, query: Form, shape: S): Promise<z.output<S> | null>
  /** `key` belongs to these very bytes: the same key with others is refused by Stripe. */
  write<S extends Shape>(path: string, form: Form, key: string, shape: S): Promise<z.output<S>>
  remove<S extends Shape>(path: string, form: Form, shape: S): Promise<z.output<S>>
}

export function stripeOver(access: StripeAccess, wait = patience): Stripe {
  const call = <S extends Shape>(path: string, init: RequestInit, shape: S) =>
    timed(wait, (signal) => send(access, path, { ...init, signal }, shape))
  const look = <S extends Shape>(path: string, query: Form, shape: S) =>
    call([path, encoded(query)].filter(Boolean).join('?'), { method: 'GET' }, shape)
  return {
    look,
    async find(path, query, shape) {
      return look(path, query, shape).catch((fault: unknown) => {
        if (fault instanceof StripeRefusal && fault.code === 'resource_missing') return null
        throw fault
      })
    },
    write(path, form, key, shape) {
      const headers = { 'content-type': formType, 'idempotency-key': key }
      return call(path, { method: 'POST', headers, body: encoded(form) }, shape)
    },
    remove(path, form, shape) {
      return call(
        path,
        { method: 'DELETE', headers: { 'content-type': formType }, body: encoded(form) },
        shape,
      )
    },
  }
}

const formType = 'application/x-www-form-urlencoded'

async function send<S extends Shape>(
  { key, mode, api }: StripeAccess,
  path: string,
  init: RequestInit,
  shape: S,
): Promise<z.output<S>> {
  const headers = new Headers(init.headers)
  headers.set('authorization', `Bearer ${key}`)
  headers.set('stripe-version', stripeVersion)
  // A redirect would carry the key to somebody else.
  const response = await fetch(`${api}${path}`, { ...init, headers, redirect: 'manual' })
  const { status } = response
  const body = jsonIn(await response.text())
  if (status !== 200) throw faultOf({ status, retryAfter: response.headers.get('retry-after'), body })
  const read = shape.safeParse(body)
  if (!read.success) throw new Error(`Stripe answered ${status} with something else than was asked for`)
  if ('livemode' in read.data && read.data.livemode !== (mode === 'live'))
    throw new BillingBarred(`Stripe answered from the other mode than ${mode}`)
  return read.data
}
