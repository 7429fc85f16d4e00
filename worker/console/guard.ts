import type { MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { Refused } from '../errors.ts'
import { cookieLife, readOperator, signOperator } from '../identity/operator.ts'
import { tenantsOf } from '../tenant/settings.ts'
import { cookieManners, type Visit, type Visiting } from './visit.ts'

const operatorCookie = 'parley_operator'
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

/** What every answer of the console carries. `same-origin`, not `no-referrer`: under that a form's Origin is `null`. */
export const careful: MiddlewareHandler<Visiting> = async (c, next) => {
  await next()
  c.header('content-security-policy', policy)
  c.header('referrer-policy', 'same-origin')
  c.header('x-content-type-options', 'nosniff')
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
}

/** A form of ours comes from a page of ours; browsers say so in one header or the other. */
export const ownFormsOnly: MiddlewareHandler<Visiting> = async (c, next) => {
  const isOurs =
    c.req.header('sec-fetch-site') === 'same-origin' || c.req.header('origin') === new URL(c.req.url).origin
  if (!isReading(c) && !isOurs) throw new Refused('foreign_origin', 'The form was sent from another site.')
  await next()
}

/**
 * Who did something, as the console knows them: cookies name a tenant and no person, so it is a name for the sign-in,
 * the same for as long as it lasts.
 */
export async function signInOf(c: Visit): Promise<string> {
  const bytes = new TextEncoder().encode(getCookie(c, operatorCookie) ?? '')
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest.slice(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Lets signed-in operators of a known tenant pass. Strangers are shown to the door. */
export const operatorsOnly: MiddlewareHandler<Visiting> = async (c, next) => {
  const id = await readOperator(getCookie(c, operatorCookie), c.env.PARLEY_SECRET, new Date())
  const tenant = id === null ? undefined : tenantsOf(c.env).get(id)
  if (!tenant) {
    if (isReading(c)) return c.redirect('/console/sign-in', 303)
    throw new Refused('signed_out', 'Sign in to the console first.')
  }
  c.set('tenant', tenant)
  await next()
}

export async function letIn(c: Visit, tenant: string): Promise<void> {
  const cookie = await signOperator(tenant, c.env.PARLEY_SECRET, new Date())
  setCookie(c, operatorCookie, cookie, { ...cookieManners(c), maxAge: cookieLife })
}

export const letOut = (c: Visit): void => void deleteCookie(c, operatorCookie, cookieManners(c))

export const isReading = (c: Visit): boolean => c.req.method === 'GET' || c.req.method === 'HEAD'
