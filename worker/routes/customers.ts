import { Hono, type Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import * as z from 'zod'
import { factTable } from '#shared/facts/fact-table.ts'
import { customerId, isAhead, Push, type Stated } from '#shared/facts/stated.ts'
import type { FactKey } from '#shared/rules/facts.ts'
import { recordHeaders, recordStream, type Subject } from '../access.ts'
import type { Env } from '../env.ts'
import { fieldsOf, logFault, Refused } from '../errors.ts'
import { tenantOfKey } from '../identity/api-key.ts'
import { objectName } from '../identity/object-name.ts'
import { Address } from '../notify/address.ts'
import { tenantsOf, type TenantSettings } from '../tenant/settings.ts'
import { bodyOf, textOf, typeOf } from './body.ts'
import { ahead, readers, type FactsLine, type LineProblem } from './facts-lines.ts'

interface Calling {
  Bindings: Env
  Variables: { tenant: TenantSettings; mode: 'live' | 'test' }
}

/** Facts from the tenant's own servers. A key opens the customers of its own tenant and no others. */
export const customers = new Hono<Calling>()

const byKey = createMiddleware<Calling>(async (c, next) => {
  c.header('cache-control', 'no-store')
  c.set('tenant', await tenantOfKey(c.req.header('authorization'), tenantsOf(c.env)))
  const mode = c.req.query('mode') ?? 'live'
  if (mode !== 'live' && mode !== 'test')
    throw bad('The address is not a good one.', [{ path: 'mode', message: 'is live or test' }])
  c.set('mode', mode)
  await next()
})

customers.use('/customers/*', byKey)
customers.use('/facts', byKey)

customers.put('/customers/:id/facts', async (c) => {
  const customer = idOf(c)
  const push = await bodyOf(c, Push)
  if (isAhead(push.at, new Date())) throw bad('The body is not what this address takes.', [ahead])
  const pushed = await customerOf(c, customer).push(push)
  if (!pushed.ok) throw new Refused('facts_differ', saidOtherwise(pushed.differ))
  return c.json({ kept: pushed.kept, older: pushed.older })
})

customers.get('/customers/:id/facts', async (c) => {
  const customer = idOf(c)
  const stated = await customerOf(c, customer).pushed()
  const { factDays } = c.get('tenant')
  const facts = stated.flatMap((one) => shown(one, factDays, new Date()))
  return c.json({ customer, mode: c.get('mode'), facts: Object.fromEntries(facts) })
})

/** How a customer is written to. `email: null` forgets it; `stopped` keeps it and sends nothing there until it is null. */
const Reaching = z.strictObject({
  email: Address.nullable(),
  stopped: z.enum(['bounced', 'complained']).nullish(),
})

customers.put('/customers/:id/contact', async (c) => {
  const customer = idOf(c)
  const { email, stopped } = await bodyOf(c, Reaching)
  await customerOf(c, customer).reach(email === null ? null : { email, stopped })
  return c.body(null, 204)
})

customers.get('/customers/:id/contact', async (c) => {
  const customer = idOf(c)
  const reached = await customerOf(c, customer).reached()
  return c.json({ customer, mode: c.get('mode'), contact: reached })
})

/** All that is held of a customer, as one file (GDPR 15, 20). */
customers.get('/customers/:id/record', async (c) =>
  c.body(await recordStream(c.env, subjectOf(c), new Date()), 200, recordHeaders),
)

/** Takes away all that is known of a customer (GDPR 17). Called twice, the second finds nothing. */
customers.delete('/customers/:id', async (c) => {
  const subject = subjectOf(c)
  const { erased, there, waiting } = await customerOf(c, subject.customer).erase(subject)
  const { customer, mode } = subject
  const isDone = there !== null && waiting.length === 0
  return c.json(
    { customer, mode, done: isDone, erased: { ...erased, ...there }, waiting },
    isDone ? 200 : 202,
  )
})

/** Bytes of the largest batch: 500 customers with every fact there is. */
const largestBatch = 1024 * 1024

/** Calls to customers' objects that are under way at once. */
const atOnce = 25

customers.post('/facts', async (c) => {
  const read = readers.get(typeOf(c))
  if (!read) throw new Refused('wrong_type', `Send the body as one of ${[...readers.keys()].join(', ')}.`)
  const lines = read(await textOf(c, largestBatch), new Date())
  const problems: LineProblem[] = []
  for (let from = 0; from < lines.length; from += atOnce) {
    const tried = await Promise.all(lines.slice(from, from + atOnce).map((line) => keep(c, line)))
    problems.push(...tried.filter((problem) => problem !== null))
  }
  const body = { lines: lines.length, kept: lines.length - problems.length, problems }
  return c.json(body, problems.length === 0 ? 200 : 207)
})

/** Null where the line was kept. */
async function keep(c: Context<Calling>, one: FactsLine): Promise<LineProblem | null> {
  if ('problem' in one) return one.problem
  const { customer, ...push } = one.push
  const place = { line: one.line, customer }
  try {
    const told = await customerOf(c, customer).push(push)
    return told.ok ? null : { ...place, error: 'facts_differ', message: saidOtherwise(told.differ) }
  } catch (fault) {
    logFault('facts', fault)
    return { ...place, error: 'unavailable', message: 'This line could not be kept now; send it again.' }
  }
}

const saidOtherwise = (facts: readonly FactKey[]): string =>
  `Of this moment it was said otherwise before: ${facts.join(', ')}. Nothing was kept; send it with a later \`at\`.`

const dayMs = 86_400_000

function shown({ source, at, facts }: Stated, factDays: TenantSettings['factDays'], now: Date) {
  const ageDays = Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / dayMs))
  return Object.entries(facts).map(([fact, value]) => {
    const days = factDays[fact as FactKey] ?? factTable[fact as FactKey].days
    return [fact, { value, source, at, ageDays, stale: days !== null && ageDays >= days }] as const
  })
}

const bad = (message: string, fields: { path: string; message: string }[]) =>
  new Refused('bad_request', message, fields)

function idOf(c: Context<Calling, `/customers/:id${string}`>): string {
  const { data, error } = customerId.safeParse(c.req.param('id'))
  if (error) throw bad('The address is not a good one.', fieldsOf(error, 'customer'))
  return data
}

const subjectOf = (c: Context<Calling, `/customers/:id${string}`>): Subject => ({
  tenant: c.get('tenant').id,
  mode: c.get('mode'),
  customer: idOf(c),
})

const customerOf = (c: Context<Calling>, customer: string) =>
  c.env.CUSTOMER.getByName(objectName(c.get('tenant').id, c.get('mode'), customer))
