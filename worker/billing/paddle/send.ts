import * as z from 'zod'
import { timed } from '../../patience.ts'
import { jsonIn } from '../json-in.ts'
import { faultOf } from './answers.ts'
import type { PaddleAccess } from './settings.ts'

/** Shapes and habits are those of this version; another one is another adapter. */
export const paddleVersion = '1'

/** Milliseconds for one call; the caller's own patience may be shorter. */
const patience = 8000

export type Body = { readonly [name: string]: unknown }
type Query = Readonly<Record<string, string | undefined>>

/** One page of a list, and the id to ask for the next one with; null after the last. */
interface Page<T> {
  data: T
  next: string | null
}

/** Paddle's HTTP interface, spoken to as little as possible. There are no idempotency keys: who writes has looked. */
export interface Paddle {
  look<S extends z.ZodType>(path: string, query: Query, shape: S): Promise<z.output<S>>
  list<S extends z.ZodType>(path: string, query: Query, shape: S): Promise<Page<z.output<S>>>
  post<S extends z.ZodType>(path: string, body: Body, shape: S): Promise<z.output<S>>
  patch<S extends z.ZodType>(path: string, body: Body, shape: S): Promise<z.output<S>>
}

const Enveloped = z.object({ data: z.unknown() })
const More = z.object({
  meta: z.object({ pagination: z.object({ next: z.string(), has_more: z.boolean() }) }),
})

export function paddleOver(access: PaddleAccess, wait = patience): Paddle {
  const call = async <S extends z.ZodType>(method: string, path: string, body: Body | null, shape: S) => {
    const init = { method, body: body && JSON.stringify(body) }
    const answer = await timed(wait, (signal) => send(access, path, { ...init, signal }))
    const read = shape.safeParse(Enveloped.safeParse(answer).data?.data)
    if (!read.success) throw new Error(`Paddle answered ${method} with something else than was asked for`)
    return { data: read.data, answer }
  }
  return {
    look: async (path, query, shape) => (await call('GET', withQuery(path, query), null, shape)).data,
    async list(path, query, shape) {
      const { data, answer } = await call('GET', withQuery(path, query), null, shape)
      return { data, next: nextOf(answer) }
    },
    post: async (path, body, shape) => (await call('POST', path, body, shape)).data,
    patch: async (path, body, shape) => (await call('PATCH', path, body, shape)).data,
  }
}

function withQuery(path: string, query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  const text = new URLSearchParams(pairs).toString()
  return text === '' ? path : `${path}?${text}`
}

/** Only the id is taken from the address that Paddle gives: a key is sent to no address out of an answer. */
function nextOf(answer: unknown): string | null {
  const read = More.safeParse(answer)
  if (!read.success) return null
  const { next, has_more } = read.data.meta.pagination
  return has_more && URL.canParse(next) ? new URL(next).searchParams.get('after') : null
}

async function send({ key, api }: PaddleAccess, path: string, init: RequestInit): Promise<unknown> {
  const headers = new Headers({ authorization: `Bearer ${key}`, 'paddle-version': paddleVersion })
  if (init.body) headers.set('content-type', 'application/json')
  // A redirect would carry the key to somebody else.
  const response = await fetch(`${api}${path}`, { ...init, headers, redirect: 'manual' })
  const { status } = response
  const body = jsonIn(await response.text())
  if (status === 200 || status === 201) return body
  throw faultOf({ status, retryAfter: response.headers.get('retry-after'), body })
}
