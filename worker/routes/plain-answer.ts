/** How pages are answered that stand outside the console: no login, no script. */
import type { Context, MiddlewareHandler } from 'hono'
import { html } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { copyFor, type Copy } from '#shared/copy/copy.ts'
import type { Env } from '../env.ts'

export type Ctx = Context<{ Bindings: Env }>

/** A page loads our style sheet and nothing else, and no other site hears its address. */
export const plainly: MiddlewareHandler<{ Bindings: Env }> = async (c, next) => {
  await next()
  c.header(
    'content-security-policy',
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  )
  c.header('referrer-policy', 'no-referrer')
  c.header('x-content-type-options', 'nosniff')
}

/** In the language that is asked for, or else in the browser's. */
export const spokenTo = (c: Ctx): Copy =>
  copyFor(c.req.query('lang') ?? c.req.header('accept-language')?.split(/[,;]/)[0] ?? 'en')

/** hono/jsx leaves out the one line without which browsers fall back to the rules of 1998. */
export const page = (c: Ctx, content: JSX.Element, status: ContentfulStatusCode = 200) =>
  c.html(html`<!doctype html>${content}`, status)
