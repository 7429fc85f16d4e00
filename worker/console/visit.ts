import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { catalogues, copyFor, type Language } from '#shared/copy/copy.ts'
import type { Env } from '../env.ts'
import type { TenantSettings } from '../tenant/settings.ts'
import { wordsIn, type Words } from './words.ts'

/** What every page of the console knows of its request. `tenant` is there once the guard has let it in. */
export interface Visiting {
  Bindings: Env
  Variables: { words: Words; tenant: TenantSettings; openNotices: number; openStuck: number }
}
export type Visit = Context<Visiting>

/** What the frame around a page needs. */
export interface View {
  words: Words
  /** Null for a stranger. */
  business: string | null
  /** Path and query, for the links that stay on the same page. */
  here: string
  /** Statutory notices that nobody has seen to yet. */
  openNotices: number
  /** Effects that need a person. */
  openStuck: number
}

export function viewOf(c: Visit, business: string | null = null): View {
  const { pathname, search } = new URL(c.req.url)
  const openNotices = c.get('openNotices') ?? 0
  const openStuck = c.get('openStuck') ?? 0
  return { words: c.get('words'), business, here: pathname + search, openNotices, openStuck }
}

const languageCookie = 'parley_console_lang'
const year = 365 * 86_400

/** The language asked for now, else the one chosen before, else the browser's. */
export const speak: MiddlewareHandler<Visiting> = async (c, next) => {
  const asked = c.req.query('lang')
  const chosen = isLanguage(asked) ? asked : getCookie(c, languageCookie)
  const accepted = c.req.header('accept-language')?.split(/[,;]/)[0] ?? 'en'
  c.set('words', wordsIn(isLanguage(chosen) ? chosen : copyFor(accepted).language))
  if (isLanguage(asked)) setCookie(c, languageCookie, asked, { ...cookieManners(c), maxAge: year })
  await next()
}

const isLanguage = (text: string | undefined): text is Language =>
  text !== undefined && Object.hasOwn(catalogues, text)

/** How every cookie of the console is set: out of reach of scripts and of other sites. */
export const cookieManners = (c: Visit) => ({
  path: '/console',
  httpOnly: true,
  sameSite: 'Lax' as const,
  secure: new URL(c.req.url).protocol === 'https:',
})
