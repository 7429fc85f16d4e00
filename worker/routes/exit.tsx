import { Hono, type Context } from 'hono'
import { html } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'
import * as z from 'zod'
import { copyFor, type Copy } from '#shared/copy/copy.ts'
import { whatEnds } from '#shared/engine/what-ends.ts'
import type { Facts } from '#shared/rules/facts.ts'
import { within } from '../customer/patience.ts'
import { compilePublished } from '../customer/pinned.ts'
import type { Env } from '../env.ts'
import { logFault, Refused } from '../errors.ts'
import { readExitPass, signExitPass } from '../identity/exit-pass.ts'
import { objectName } from '../identity/object-name.ts'
import { identify, type Identity } from '../identity/token.ts'
import { tenantsOf } from '../tenant/settings.ts'
import { portsFor } from '../wire.ts'
import { ExitPage, GonePage, ReceiptPage, TryAgainPage } from './exit-pages.tsx'
import { pageStyles } from './exit-styles.ts'
import { knockOf } from './knock.ts'

type Ctx = Context<{ Bindings: Env }>

/**
 * The plain way out: a page and a form, no script, no chat. It asks the engine's steps nothing, so that it works
 * when they do not. Showing the page uses nothing up; pressing its one button does it all.
 */
export const exit = new Hono<{ Bindings: Env }>()

const Form = z.object({ pass: z.string().max(4096), lang: z.string().max(35).default('en') })

/** Milliseconds for which the page waits for the facts it shows; without them it shows less. */
const patience = 2000

exit.use(async (c, next) => {
  await next()
  c.header(
    'content-security-policy',
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  )
  c.header('referrer-policy', 'no-referrer')
  c.header('x-content-type-options', 'nosniff')
})

exit.get('/page.css', (c) =>
  c.body(pageStyles, 200, {
    'content-type': 'text/css; charset=utf-8',
    'cache-control': 'public, max-age=300',
  }),
)

exit.get('/', async (c) => {
  c.header('cache-control', 'no-store')
  const copy = copyFor(c.req.query('lang') ?? c.req.header('accept-language')?.split(/[,;]/)[0] ?? 'en')
  const now = new Date()
  const identity = await identify(c.req.query('token') ?? '', tenantsOf(c.env), now).catch((fault: unknown) =>
    refusedOnly(fault),
  )
  if (!identity) return page(c, <GonePage copy={copy} />, 401)
  const { tenant, customer: sub, subscription, mode, playbook, jti } = identity
  const pass = await signExitPass(
    { tenant: tenant.id, sub, subscription, mode, playbook, jti },
    c.env.PARLEY_SECRET,
    now,
  )
  const [facts, dataDays] = await Promise.all([factsOf(c.env, identity), dataDaysOf(c, identity, now)])
  const lines = whatEnds({ facts, business: tenant.name }, dataDays, copy)
  return page(c, <ExitPage copy={copy} tenant={tenant} lines={lines} pass={pass} />)
})

exit.post('/', async (c) => {
  c.header('cache-control', 'no-store')
  const form = Form.safeParse(await c.req.parseBody().catch(() => null))
  const { pass: text, lang } = form.data ?? { pass: '', lang: 'en' }
  const copy = copyFor(lang)
  const pass = await readExitPass(text, c.env.PARLEY_SECRET, new Date())
  const tenant = pass && tenantsOf(c.env).get(pass.tenant)
  if (!pass || !tenant) return page(c, <GonePage copy={copy} />, 401)
  try {
    return await leave(c, { ...pass, customer: pass.sub, tenant }, copy)
  } catch (fault) {
    logFault('exit', fault)
    return page(c, <TryAgainPage copy={copy} tenant={tenant} pass={text} />, 503)
  }
})

async function leave(c: Ctx, identity: Identity, copy: Copy) {
  const { tenant, mode, customer, jti } = identity
  const knock = await knockOf(c, identity, { locale: copy.tag, key: `exit:${jti}` }, new Date())
  const told = await c.env.CUSTOMER.getByName(objectName(tenant.id, mode, customer)).exit(knock)
  if (!told.ok) throw new Error(told.code)
  return page(c, <ReceiptPage copy={copy} tenant={tenant} turn={told.resumed.turn} />)
}

/** hono/jsx leaves out the one line without which browsers fall back to the rules of 1998. */
const page = (c: Ctx, content: JSX.Element, status: 200 | 401 | 503 = 200) =>
  c.html(html`<!doctype html>${content}`, status)

const factsOf = (env: Env, { tenant, customer, subscription }: Identity): Promise<Facts | null> =>
  within(patience, portsFor(env, tenant.id).billing.facts({ customer, subscription }))
    .then((facts) => facts ?? null)
    .catch((fault: unknown) => {
      logFault('facts', fault)
      return null
    })

async function dataDaysOf(c: Ctx, identity: Identity, now: Date): Promise<number> {
  const { playbook } = await knockOf(c, identity, { locale: 'en', key: '' }, now)
  return compilePublished(playbook).playbook.exit.dataDays
}

/** A token that is not good is answered with a page; anything else is a fault. */
function refusedOnly(fault: unknown): null {
  if (fault instanceof Refused) return null
  throw fault
}
