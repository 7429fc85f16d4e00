import { Hono, type Context } from 'hono'
import { AnswerRequest, BeginRequest } from '#shared/protocol/answer.ts'
import type { Begun, Resumed } from '#shared/protocol/turn.ts'
import type { Told } from '../customer/knock.ts'
import type { Env } from '../env.ts'
import { refusedBy, TooMany } from '../errors.ts'
import { objectName } from '../identity/object-name.ts'
import { readTicket, signTicket, type Ticket } from '../identity/ticket.ts'
import { tokenFacts } from '../identity/token-facts.ts'
import { identify } from '../identity/token.ts'
import { readAhead } from '../reading/read-ahead.ts'
import { mayOpen, tenantsOf } from '../tenant/settings.ts'
import { bodyOf } from './body.ts'
import { answered, crossOrigin, foreign, type Crossing } from './cross-origin.ts'
import { knockOf } from './knock.ts'
import { letIn } from './let-in.ts'
import { answerTold, mayRetry } from './told.ts'

type Ctx = Context<Crossing>

/** The chat's three calls. What they answer is made by the customer's object; here it is only let in and out. */
export const sessions = new Hono<Crossing>()

sessions.use(crossOrigin)

sessions.onError((fault, c) => {
  const refused = refusedBy(fault, c.req.routePath)
  if (refused instanceof TooMany) mayRetry(c, refused.after)
  return answered(c, refused.status, JSON.stringify(refused.body))
})

sessions.post('/', async (c) => {
  const { token, locale, key } = await bodyOf(c, BeginRequest)
  const now = new Date()
  const identity = await identify(token, tenantsOf(c.env), now)
  if (!mayOpen(identity.tenant, c.req.header('origin'))) throw foreign()
  letIn(c, identity.tenant, now.getTime())
  const stated = tokenFacts(identity.claimed)
  const knock = await knockOf(c, identity, { locale, key, stated }, now)
  const told = await customerOf(c.env, identity.tenant.id, identity.mode, identity.customer).begin(knock)
  if (!told.ok) return answerTold(c, told)
  const { tenant, mode, customer } = knock
  const ticket = await signTicket(
    { tenant, mode, sub: customer, session: told.session, locale },
    c.env.PARLEY_SECRET,
    now,
  )
  return answered(c, 201, JSON.stringify({ ...told.resumed, ticket } satisfies Begun))
})

sessions.get('/current', async (c) => {
  const ticket = await ticketOf(c)
  const told = await customerOf(c.env, ticket.tenant, ticket.mode, ticket.sub).current(
    ticket.session,
    ticket.locale,
  )
  return told.ok ? answered(c, 200, JSON.stringify(told.resumed satisfies Resumed)) : answerTold(c, told)
})

sessions.post('/current', async (c) => {
  const ticket = await ticketOf(c)
  const { turn, answer } = await bodyOf(c, AnswerRequest)
  const customer = customerOf(c.env, ticket.tenant, ticket.mode, ticket.sub)
  const { session, locale } = ticket
  const reading = await readAhead(c.env, ticket.tenant, answer, locale)
  const told: Told<{ bytes: string }> = await customer.answer(session, { turn, answer, locale, reading })
  return told.ok ? answered(c, 200, told.bytes) : answerTold(c, told)
})

async function ticketOf(c: Ctx): Promise<Ticket> {
  const ticket = await readTicket(c.req.header('authorization'), c.env.PARLEY_SECRET, new Date())
  const tenant = tenantsOf(c.env).get(ticket.tenant)
  if (!tenant || !mayOpen(tenant, c.req.header('origin'))) throw foreign()
  return ticket
}

const customerOf = (env: Env, tenant: string, mode: 'live' | 'test', customer: string) =>
  env.CUSTOMER.getByName(objectName(tenant, mode, customer))
