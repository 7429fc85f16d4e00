import type { Context } from 'hono'
import type { Knock } from '../customer/knock.ts'
import type { Env } from '../env.ts'
import { Refused } from '../errors.ts'
import type { Who } from '../identity/token.ts'
import { holdoutFor, livePlaybook } from '../tenant/published.ts'

type Ctx = Pick<Context<{ Bindings: Env }>, 'env' | 'executionCtx'>
type Call = Pick<Knock, 'locale' | 'key' | 'stated'>

/** Who knocks, with the playbook their session is to follow. @throws Refused `unknown_playbook` */
export async function knockOf(c: Ctx, identity: Who, call: Call, now: Date): Promise<Knock> {
  const { tenant, customer, subscription, mode, email, jti, issued, playbook: name } = identity
  const behind = (work: Promise<unknown>) => c.executionCtx.waitUntil(work)
  const { playbook, evidence, running } = await livePlaybook(
    c.env,
    { tenant: tenant.id, playbook: name },
    now.getTime(),
    behind,
  )
  if (!playbook) throw new Refused('unknown_playbook', 'The token names a playbook that was never published.')
  const who = { tenant: tenant.id, business: tenant.name, customer, subscription, mode, email, jti, issued }
  const holdout = holdoutFor(tenant, now)
  return { ...who, playbook, evidence, running: [...holdout, ...running], ...call }
}

/** The same for who only leaves: a playbook that is not there, or not to be had now, must keep nobody. */
export async function leavingKnockOf(c: Ctx, identity: Who, call: Call, now: Date): Promise<Knock> {
  try {
    return await knockOf(c, identity, call, now)
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault
    return knockOf(c, { ...identity, playbook: 'default' }, call, now)
  }
}
