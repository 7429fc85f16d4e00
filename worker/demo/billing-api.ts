/** The business's billing, as Parley sees it: read a customer, change a subscription, send a letter. */
import { Hono } from 'hono'
import type { Context, MiddlewareHandler } from 'hono'
import { timingSafeEqual } from 'hono/utils/buffer'
import * as z from 'zod'
import { Change } from '#shared/engine/change.ts'
import { faultModes } from './books.ts'
import type { Changing } from './books.ts'
import type { Around, DemoEnv } from './desk.ts'

interface Types {
  Bindings: DemoEnv
}

const key = z.string().min(1).max(255)
const Letter = z.strictObject({
  key,
  subject: z.string().min(1).max(300),
  text: z.string().min(1).max(20_000),
  locale: z.string().min(2).max(35),
})
/** To an address that no customer is known by. */
const AddressedLetter = Letter.extend({ email: z.string().regex(/@/).max(254) })
const Fault = z.strictObject({ mode: z.enum(faultModes) })

const slowness = 5_000
const statuses = { unknown_customer: 404, key_reused: 409, nonsense: 422 } as const

export function billingApi({ desk, now, wait }: Around): Hono<Types> {
  const api = new Hono<Types>()
  const at = () => now().toISOString()
  api.use(onlyWithKey)

  goWrong(api, { desk, wait })

  api.get('/customers/:id', async (c) => {
    const sight = await desk(c.env).see(c.req.param('id'), at())
    return sight === null ? unknownCustomer(c) : c.json(sight.facts)
  })

  api.get('/customers/:id/subscription', async (c) => {
    const sight = await desk(c.env).see(c.req.param('id'), at())
    return sight === null ? unknownCustomer(c) : c.json(sight.subscription)
  })

  api.get('/customers/:id/paid', async (c) => {
    const since = z.iso.datetime().safeParse(c.req.query('since'))
    if (!since.success) return c.json({ error: 'nonsense' }, 422)
    const paid = await desk(c.env).paid(c.req.param('id'), since.data, at())
    return paid === null ? unknownCustomer(c) : c.json(paid)
  })

  api.post('/customers/:id/changes', async (c) => {
    const idempotencyKey = key.safeParse(c.req.header('idempotency-key'))
    if (!idempotencyKey.success) return c.json({ error: 'key_missing' }, 422)
    const change = Change.safeParse(await bodyOf(c))
    if (!change.success) return c.json({ error: 'nonsense' }, 422)
    return answer(c, await desk(c.env).change(c.req.param('id'), idempotencyKey.data, change.data, at()))
  })

  api.post('/customers/:id/letters', async (c) => {
    const letter = Letter.safeParse(await bodyOf(c))
    if (!letter.success) return c.json({ error: 'nonsense' }, 422)
    const known = await desk(c.env).receive(c.req.param('id'), letter.data.key, letter.data, at())
    return known ? c.body(null, 204) : unknownCustomer(c)
  })

  api.post('/letters', async (c) => {
    const letter = AddressedLetter.safeParse(await bodyOf(c))
    if (!letter.success) return c.json({ error: 'nonsense' }, 422)
    await desk(c.env).receive(letter.data.email, letter.data.key, letter.data, at())
    return c.body(null, 204)
  })

  api.all('*', (c) => c.json({ error: 'not_found' }, 404))
  return api
}

/** As it was told to, for tests of what billing may do. */
function goWrong(api: Hono<Types>, { desk, wait }: Pick<Around, 'desk' | 'wait'>): void {
  api.post('/faults', async (c) => {
    if (c.env.DEMO_FAULTS !== 'on') return c.json({ error: 'not_found' }, 404)
    const fault = Fault.safeParse(await bodyOf(c))
    if (!fault.success) return c.json({ error: 'nonsense' }, 422)
    await desk(c.env).setFault(fault.data.mode)
    return c.body(null, 204)
  })

  api.use(async (c, next) => {
    const mode = c.env.DEMO_FAULTS === 'on' ? await desk(c.env).fault() : 'ok'
    if (mode === 'down') return c.json({ error: 'down' }, 503)
    if (mode === 'refuse' && c.req.method === 'POST' && c.req.path.endsWith('/changes')) {
      return c.json({ error: 'refused' }, 422)
    }
    await next()
    // The work is done and only the answer is late: the worse case for whoever asked.
    return mode === 'slow' ? wait(slowness) : undefined
  })
}

const onlyWithKey: MiddlewareHandler<Types> = async (c, next) => {
  const expected = c.env.PARLEY_DEMO_KEY
  const given = c.req.header('authorization') ?? ''
  if (!expected || !(await timingSafeEqual(given, `Bearer ${expected}`)))
    return c.json({ error: 'unauthorized' }, 401)
  return next()
}

const unknownCustomer = (c: Context) => c.json({ error: 'unknown_customer' }, 404)

const answer = (c: Context, done: Changing) =>
  done.ok ? c.json(done.subscription) : c.json({ error: done.error }, statuses[done.error])

/** Undefined where the body is not JSON; every schema refuses that. */
const bodyOf = (c: Context): Promise<unknown> => c.req.json().catch(() => undefined)
