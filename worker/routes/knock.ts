import type { Context } from 'hono'
import type { Knock } from '../customer/knock.ts'
import type { Env } from '../env.ts'
import { Refused } from '../errors.ts'
import type { Stated } from '#shared/facts/stated.ts'
import type { Who } from '../identity/token.ts'
import { holdoutFor, livePlaybook } from '../tenant/published.ts'

/** Who knocks, with the playbook their session is to follow. @throws Refused `unknown_playbook` */
export async function knockOf(
  c: Pick<Context<{ Bindings: Env }>, 'env' | 'executionCtx'>,
  identity: Who,
  call: { locale: string; key: string; stated: Stated | null },
  now: Date,
): Promise<Knock> {
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
