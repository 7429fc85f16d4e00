import { createMiddleware } from 'hono/factory'
import type { Env } from '../env.ts'
import { Refused } from '../errors.ts'
import { mayOpen, tenantsOf } from '../tenant/settings.ts'

/** Seconds for which a browser remembers that it may ask (Fetch standard, `Access-Control-Max-Age`). */
const remembered = '7200'

export const foreign = () =>
  new Refused('foreign_origin', 'This page may not open the conversation; add its origin to the tenant.')

/**
 * Lets in the pages of any tenant, and callers that are no page at all; who they speak for, their token says.
 * Headers are laid out before the answer is made: to change them afterwards would make every answer twice.
 */
export const crossOrigin = createMiddleware<{ Bindings: Env }>(async (c, next) => {
  c.header('cache-control', 'no-store')
  c.header('vary', 'origin')
  const origin = c.req.header('origin')
  if (origin === undefined) return next()
  if (![...tenantsOf(c.env).values()].some((tenant) => mayOpen(tenant, origin))) throw foreign()
  c.header('access-control-allow-origin', origin)
  if (c.req.method !== 'OPTIONS') return next()
  c.header('access-control-allow-methods', 'GET, POST')
  c.header('access-control-allow-headers', 'authorization, content-type')
  c.header('access-control-max-age', remembered)
  return c.body(null, 204)
})
