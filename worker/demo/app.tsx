/** @jsxImportSource hono/jsx */
/** The business's own site. What it does not own goes to Parley, so that both share one address. */
import { Hono } from 'hono'
import type { Context, MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { signToken } from '#worker/identity/sign-token.ts'
import { AccountPage } from './account.tsx'
import { billingApi } from './billing-api.ts'
import { customerOf } from './customers.ts'
import { dayOf } from '#shared/rules/derived.ts'
import type { Around, DemoEnv } from './desk.ts'
import { MailboxPage } from './mailbox.tsx'
import { leaf, script } from './script.ts'
import { styles } from './styles.ts'
import { TroublePage } from './trouble.tsx'
import { isForeign, languageOf, signIn, signedIn } from './visitor.ts'
import { yearRoutes } from './year-routes.tsx'

interface Types {
  Bindings: DemoEnv
}
type Asked = Context<Types>

export function demoApp(around: Around): Hono<Types> {
  const app = new Hono<Types>()
  const at = () => around.now().toISOString()
  const freshToken = (c: Asked) => tokenFor(c, around.now())

  app.route('/billing', billingApi(around))

  app.get('/', ownPage, async (c) => {
    const customer = signedIn(c)
    const language = languageOf(c)
    const sight = await around.desk(c.env).see(customer.id, at())
    if (sight === null) return c.notFound()
    const today = dayOf(around.now())
    const shown = { customer, sight, language, today, tenant: c.env.DEMO_TENANT }
    return c.html(<AccountPage {...shown} />)
  })

  app.get('/mailbox', ownPage, async (c) => {
    const customer = signedIn(c)
    const letters = await around.desk(c.env).letters(customer.id)
    return c.html(<MailboxPage customer={customer} letters={letters} language={languageOf(c)} />)
  })

  app.post('/parley-token', async (c) => {
    if (isForeign(c)) return c.json({ error: 'foreign_origin' }, 403)
    return c.json({ token: await freshToken(c) }, 200, { 'cache-control': 'no-store' })
  })

  app.get('/cancel', async (c) => {
    const query = new URLSearchParams({ token: await freshToken(c), lang: languageOf(c) })
    c.header('cache-control', 'no-store')
    return c.redirect(`/exit?${query.toString()}`, 303)
  })

  app.get('/shop.css', (c) => asset(c, styles, 'text/css; charset=utf-8'))
  app.get('/shop.js', (c) => asset(c, script, 'text/javascript; charset=utf-8'))
  app.get('/shop/leaf.svg', (c) => asset(c, leaf, 'image/svg+xml'))
  app.route('/shop', forms(around))

  app.all('*', (c) => c.env.PARLEY.fetch(c.req.raw))
  return app
}

function forms(around: Around): Hono<Types> {
  const { desk, now } = around
  const routes = new Hono<Types>()
  const at = () => now().toISOString()

  routes.post('*', ownPage, async (c, next) => (isForeign(c) ? trouble(c, 'foreign', 403) : next()))
  routes.post('/sign-in', async (c) => {
    const { customer } = await c.req.parseBody()
    if (typeof customer !== 'string' || customerOf(customer) === undefined) return trouble(c, 'missing', 404)
    signIn(c, customer)
    return c.redirect('/', 303)
  })
  routes.post('/keep', async (c) => {
    await desk(c.env).keep(signedIn(c).id, at())
    return c.redirect('/', 303)
  })
  routes.post('/reset', async (c) => {
    await desk(c.env).startOver(at())
    return c.redirect('/', 303)
  })
  routes.use('/year', ownPage)
  routes.route('/year', yearRoutes(around))
  routes.all('*', ownPage, (c) => trouble(c, 'missing', 404))
  return routes
}

/** Strict, as a careful business would have it: the widget has to live with it. */
const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    objectSrc: ["'none'"],
  },
  // With `no-referrer` a browser sends forms with an origin of `null`, which would look foreign.
  referrerPolicy: 'same-origin',
  strictTransportSecurity: false,
})

const ownPage: MiddlewareHandler<Types> = (c, next) => {
  c.header('cache-control', 'no-store')
  return headers(c, next)
}

const trouble = (c: Asked, what: 'foreign' | 'missing', status: 403 | 404) =>
  c.html(<TroublePage what={what} customer={signedIn(c)} language={languageOf(c)} />, status)

const asset = (c: Asked, body: string, type: string) =>
  c.body(body, 200, {
    'content-type': type,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  })

function tokenFor(c: Asked, now: Date): Promise<string> {
  const { id } = signedIn(c)
  const who = { tenant: c.env.DEMO_TENANT, customer: id, subscription: `sub_${id}`, mode: 'live' } as const
  return signToken(who, { kid: c.env.DEMO_KID, secret: c.env.DEMO_SIGNING_KEY }, now)
}
