import type * as z from 'zod'
import { timed } from '../../patience.ts'
import { encoded, type Form } from '../form.ts'
import { jsonIn } from '../json-in.ts'
import { faultOf } from './answers.ts'
import type { ChargebeeAccess } from './settings.ts'

/** Milliseconds for one call; the caller's own patience may be shorter. */
const patience = 8000

/** Characters of Chargebee's longest key. */
const longestKey = 100

/** Chargebee's HTTP interface, spoken to as little as possible: look, and write with a key. */
export interface Chargebee {
  look<S extends z.ZodType>(path: string, query: Form, shape: S): Promise<z.output<S>>
  /** `key` belongs to these very bytes; Chargebee remembers it for half an hour. */
  write<S extends z.ZodType>(path: string, form: Form, key: string, shape: S): Promise<z.output<S>>
}

export function chargebeeOver(access: ChargebeeAccess, wait = patience): Chargebee {
  const call = <S extends z.ZodType>(path: string, init: RequestInit, shape: S) =>
    timed(wait, (signal) => send(access, path, { ...init, signal }, shape))
  return {
    look: (path, query, shape) =>
      call([path, encoded(query)].filter(Boolean).join('?'), { method: 'GET' }, shape),
    async write(path, form, key, shape) {
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'chargebee-idempotency-key': await shortened(key),
      }
      return call(path, { method: 'POST', headers, body: encoded(form) }, shape)
    },
  }
}

/** The same key makes the same short one. */
async function shortened(key: string): Promise<string> {
  if (key.length <= longestKey) return key
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key)))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function send<S extends z.ZodType>(
  { key, api }: ChargebeeAccess,
  path: string,
  init: RequestInit,
  shape: S,
): Promise<z.output<S>> {
  const headers = new Headers(init.headers)
  headers.set('authorization', `Basic ${btoa(`${key}:`)}`)
  headers.set('accept', 'application/json')
  // A redirect would carry the key to somebody else.
  const response = await fetch(`${api}/api/v2${path}`, { ...init, headers, redirect: 'manual' })
  const { status } = response
  const body = jsonIn(await response.text())
  if (status !== 200) throw faultOf({ status, retryAfter: response.headers.get('retry-after'), body })
  const read = shape.safeParse(body)
  if (!read.success) throw new Error(`Chargebee answered ${status} with something else than was asked for`)
  return read.data
}
