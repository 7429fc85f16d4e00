import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Env } from '../env.ts'
import { Refused } from '../errors.ts'
import { mayOpen, tenantsOf } from '../tenant/settings.ts'

/** What a route that pages of other origins may call knows of its request: the headers of its answer. */
export interface Crossing {
  Bindings: Env
  Variables: { headers: Record<string, string> }
}

/** Seconds for which a browser remembers that it may ask (Fetch standard, `Access-Control-Max-Age`). */
const remembered = '7200'

const always = { 'content-type': 'application/json', 'cache-control': 'no-store', vary: 'origin' }

export const foreign = () =>
  new Refused('foreign_origin', 'This page may not open the conversation; add its origin to the tenant.')

/**
 * Lets in the pages of any tenant, and callers that are no page at all; who they speak for, their token says.
 * Headers are laid out in one piece and handed to the answer as it is made: to add them one by one, or afterwards,
 * costs more than the decision itself.
 */
export const crossOrigin = createMiddleware<Crossing>(async (c, next) => {
  const origin = c.req.header('origin')
  if (origin === undefined) {
    c.set('headers', always)
    return next()
  }
  if (![...tenantsOf(c.env).values()].some((tenant) => mayOpen(tenant, origin))) throw foreign()
  const headers = { ...always, 'access-control-allow-origin': origin }
  c.set('headers', headers)
  if (c.req.method !== 'OPTIONS') return next()
  return new Response(null, { status: 204, headers: { ...headers, ...allowed } })
})

const allowed = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'authorization, content-type',
  'access-control-max-age': remembered,
}

/** An answer of finished JSON, with the headers its caller needs to read it. */
export const answered = (c: Context<Crossing>, status: number, body: string): Response =>
  new Response(body, { status, headers: c.get('headers') ?? always })
