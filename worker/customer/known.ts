import type { AskedAlready } from '#shared/engine/asked-already.ts'
import type { Beginning } from '#shared/engine/engine.ts'
import { combine, type Known } from '#shared/facts/known-facts.ts'
import type { Stated } from '#shared/facts/stated.ts'
import type { Billed } from '../billing/billing.ts'
import type { Env } from '../env.ts'
import { logFault } from '../errors.ts'
import { tenantsOf } from '../tenant/settings.ts'
import { billingFor } from '../wire.ts'
import type { Knock } from './knock.ts'
import { within } from '../patience.ts'

/** Milliseconds the customer waits for billing at the start. */
const patience = 2000

/** Whose facts are asked for, and what their token says. */
export interface Asked extends Billed {
  tenant: string
  mode: Knock['mode']
  stated: Stated | null
}

/**
 * Billing that cannot be asked leaves the facts unknown, whatever else was said: no offers, the way out as ever. The
 * place stays known by the other words, and by what was known `before`: its law holds all the same.
 */
export async function knownOf(
  env: Env,
  asked: Asked,
  pushed: readonly Stated[],
  before: readonly Stated[],
): Promise<Known> {
  const { tenant, mode, customer, subscription, stated } = asked
  // A tenant whose billing is not set up right is one whose billing cannot be asked.
  const asking = (async () => billingFor(env, tenant, mode).facts({ customer, subscription }))()
  const facts = await within(patience, asking).catch((fault: unknown) => logFault('facts', fault))
  const now = new Date()
  const billed: readonly Stated[] = facts ? [{ source: 'billing', at: now.toISOString(), facts }] : before
  const factDays = tenantsOf(env).get(tenant)?.factDays ?? {}
  return combine([...billed, ...(stated ? [stated] : []), ...pushed], factDays, now)
}

/** What is known of a customer, and what they have asked for already. */
export interface KnownHere extends Known {
  asked: AskedAlready
}

/** What a new session starts from: who knocked, all that was known of them, and what they have asked for already. */
export function beginningOf(knock: Knock, { facts, place, sources, flags, asked }: KnownHere): Beginning {
  const { tenant, business, customer, subscription, mode, locale, evidence } = knock
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
  const who = { session: crypto.randomUUID(), tenant, business, customer, subscription, mode, locale }
  return { ...who, seed, facts, place, factSources: sources, flags, evidence, ...asked }
}
