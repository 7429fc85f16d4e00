import { Hono } from 'hono'
import * as z from 'zod'
import { copyFor, type Copy } from '#shared/copy/copy.ts'
import { endsOnOf, later, laterLabel, type Later } from '#shared/engine/cancellation.ts'
import { whatEnds } from '#shared/engine/what-ends.ts'
import { gatesFor } from '#shared/law/gates.ts'
import { dayOf } from '#shared/rules/derived.ts'
import type { Stated } from '#shared/facts/stated.ts'
import type { KnownHere } from '../customer/known.ts'
import { within } from '../patience.ts'
import { compilePublished } from '../customer/pinned.ts'
import type { Env } from '../env.ts'
import { logFault, Refused } from '../errors.ts'
import { readExitPass, signExitPass } from '../identity/exit-pass.ts'
import { objectName } from '../identity/object-name.ts'
import { goodFacts } from '../identity/token-facts.ts'
import { identify, type Who } from '../identity/token.ts'
import { tenantsOf } from '../tenant/settings.ts'
import { ExitPage, GonePage, ReceiptPage, TryAgainPage } from './exit-pages.tsx'
import { pageStyles } from './exit-styles.ts'
import { leavingKnockOf } from './knock.ts'
import { page, plainly, spokenTo, type Ctx } from './plain-answer.ts'
import { statutory } from './statutory.tsx'

/**
 * The plain way out: a page and a form, no script, no chat. It asks the engine's steps nothing, so that it works
 * when they do not. Showing the page uses nothing up; pressing its one button does it all.
 */
export const exit = new Hono<{ Bindings: Env }>()

const Form = z.object({
  pass: z.string().max(4096),
  lang: z.string().max(35).default('en'),
  /** The later day, where one may be named. */
  named: z.literal(later).nullable().default(null),
})

/** Milliseconds for which the page waits for what it shows; a little longer than the object waits for billing. */
const patience = 2500

exit.use(plainly)

exit.get('/page.css', (c) =>
  c.body(pageStyles, 200, {
    'content-type': 'text/css; charset=utf-8',
    'cache-control': 'public, max-age=300',
  }),
)

exit.route('/statutory', statutory)

exit.get('/', async (c) => {
  c.header('cache-control', 'no-store')
  const copy = spokenTo(c)
  const now = new Date()
  const identity = await identify(c.req.query('token') ?? '', tenantsOf(c.env), now).catch((fault: unknown) =>
    refusedOnly(fault),
  )
  if (!identity) return page(c, <GonePage copy={copy} />, 401)
  const { tenant, customer: sub, subscription, mode, playbook, email, jti } = identity
  const stated = goodFacts(identity.claimed)
  const pass = await signExitPass(
    { tenant: tenant.id, sub, subscription, mode, playbook, email, jti, stated },
    c.env.PARLEY_SECRET,
    now,
  )
  const [{ facts, place, asked }, dataDays] = await Promise.all([
    knownOf(c.env, identity, stated),
    dataDaysOf(c, identity, now),
  ])
  const gates = gatesFor(place, dayOf(now))
  const ending = { facts, gates, ...asked }
  const end = { facts, business: tenant.name, gates, endsOn: endsOnOf(ending, now) }
  const shown = {
    lines: whatEnds(end, dataDays, copy),
    laterDay: laterLabel(ending, end.endsOn, copy),
    entry: gates.statutoryEntry,
  }
  return page(c, <ExitPage copy={copy} tenant={tenant} pass={pass} {...shown} />)
})

exit.post('/', async (c) => {
  c.header('cache-control', 'no-store')
  const form = Form.safeParse(await c.req.parseBody().catch(() => null))
  const { pass: text, lang, named } = form.data ?? { pass: '', lang: 'en', named: null }
  const copy = copyFor(lang)
  const pass = await readExitPass(text, c.env.PARLEY_SECRET, new Date())
  const tenant = pass && tenantsOf(c.env).get(pass.tenant)
  if (!pass || !tenant) return page(c, <GonePage copy={copy} />, 401)
  try {
    return await leave(c, { ...pass, customer: pass.sub, tenant }, copy, { stated: pass.stated, named })
  } catch (fault) {
    logFault('exit', fault)
    return page(c, <TryAgainPage copy={copy} tenant={tenant} pass={text} named={named} />, 503)
  }
})

async function leave(
  c: Ctx,
  identity: Who,
  copy: Copy,
  { stated, named }: { stated: Stated<'token'> | null; named: Later | null },
) {
  const { tenant, mode, customer, jti } = identity
  const call = { locale: copy.tag, key: `exit:${jti}`, stated }
  const knock = await leavingKnockOf(c, identity, call, new Date())
  const told = await c.env.CUSTOMER.getByName(objectName(tenant.id, mode, customer)).exit(knock, named)
  // All of the customer was erased since the page was shown, or while it was pressed: it has to be opened anew.
  if (!told.ok && (told.code === 'token_used' || told.code === 'not_found'))
    return page(c, <GonePage copy={copy} />, 401)
  if (!told.ok) throw new Error(told.code)
  return page(c, <ReceiptPage copy={copy} tenant={tenant} turn={told.resumed.turn} />)
}

/** What the session will know, so that what is shown is what happens. */
const knownOf = (
  env: Env,
  who: Who,
  stated: Stated | null,
): Promise<Pick<KnownHere, 'facts' | 'place' | 'asked'>> => {
  const { tenant, mode, customer, subscription } = who
  const object = env.CUSTOMER.getByName(objectName(tenant.id, mode, customer))
  return within(patience, object.known({ tenant: tenant.id, mode, customer, subscription, stated }))
    .then((known) => known ?? unknown)
    .catch((fault: unknown) => {
      logFault('facts', fault)
      return unknown
    })
}

const unknown = { facts: null, place: null, asked: {} }

async function dataDaysOf(c: Ctx, identity: Who, now: Date): Promise<number> {
  const call = { locale: 'en', key: '', stated: null }
  const { playbook } = await leavingKnockOf(c, identity, call, now)
  return compilePublished(playbook).playbook.exit.dataDays
}

/** A token that is not good is answered with a page; anything else is a fault. */
function refusedOnly(fault: unknown): null {
  if (fault instanceof Refused) return null
  throw fault
}
