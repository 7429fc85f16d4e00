/** Who is signed in and in which language: two cookies, as a small business might keep them. */
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { customerOf, customers } from './customers.ts'
import type { Customer } from './customers.ts'
import type { DemoEnv } from './desk.ts'
import { isLanguage } from './languages.ts'
import type { Language } from './languages.ts'

type Asked = Context<{ Bindings: DemoEnv }>
const year = 31_536_000

export function signedIn(c: Asked): Customer {
  const [first] = customers
  const found = customerOf(getCookie(c, 'shop_customer') ?? '') ?? first
  if (found === undefined) throw new Error('no customers')
  return found
}

export const signIn = (c: Asked, customer: string): void => keep(c, 'shop_customer', customer)

/** The address says it first, then the cookie, then the browser. */
export function languageOf(c: Asked): Language {
  const asked = c.req.query('lang')
  if (isLanguage(asked)) {
    keep(c, 'shop_lang', asked)
    return asked
  }
  const kept = getCookie(c, 'shop_lang')
  if (isLanguage(kept)) return kept
  return c.req.header('accept-language')?.startsWith('he') === true ? 'he' : 'en'
}

/** A form or a fetch of another site names its own origin; ours names the host it is sent to. */
export function isForeign(c: Asked): boolean {
  if (c.req.header('sec-fetch-site') === 'cross-site') return true
  const origin = c.req.header('origin')
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== new URL(c.req.url).host
}

function keep(c: Asked, name: string, value: string): void {
  const secure = new URL(c.req.url).protocol === 'https:'
  setCookie(c, name, value, { path: '/', maxAge: year, httpOnly: true, sameSite: 'Lax', secure })
}
