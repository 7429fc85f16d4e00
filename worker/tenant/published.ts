import type { Experiment } from '#shared/experiments/experiment.ts'
import { holdoutOn } from '#shared/experiments/holdout.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { within } from '../patience.ts'
import { noEvidence } from '#shared/rules/chance.ts'
import { dayOf } from '#shared/rules/derived.ts'
import type { Published } from '../customer/pinned.ts'
import type { Running } from '../customer/trials.ts'
import type { Env } from '../env.ts'
import { logFault } from '../errors.ts'
import type { Live } from './playbook-calls.ts'
import type { TenantSettings } from './settings.ts'

/** Milliseconds for which a playbook is taken from memory without asking. */
const fresh = 30_000
/** Milliseconds after which it is asked for first, so that what was published is followed within a minute. */
const stale = 60_000
/** Shares held out that are kept in memory, over all tenants. */
const mostHoldouts = 100
/** Milliseconds a conversation waits for that. */
const patience = 1000

interface Copy {
  found: Live
  at: number
}

const kept = new Map<string, Copy>()
let ours: Published | undefined

/**
 * The playbook a tenant has published under a name, null where there is none of that name, what became of offers
 * taken before, and the experiments that run. Kept in the isolate and refreshed behind the answer; where the tenant's object is away, the last good
 * copy, else ours, of which nothing is known.
 */
export async function livePlaybook(
  env: Env,
  who: { tenant: string; playbook: string },
  now: number,
  behind: (work: Promise<unknown>) => void,
): Promise<Live> {
  const { found } = await copyOf(env, who, now, behind)
  return found.playbook || who.playbook !== 'default' ? found : { ...found, playbook: await shipped() }
}

async function copyOf(
  env: Env,
  who: { tenant: string; playbook: string },
  now: number,
  behind: (work: Promise<unknown>) => void,
): Promise<Copy> {
  const place = `${who.tenant}/${who.playbook}`
  const copy = kept.get(place)
  if (copy && now - copy.at <= fresh) return copy
  const asking = refresh(env, who, place, now)
  if (!copy) return asking
  behind(asking)
  return (now - copy.at > stale ? await within(patience, asking) : undefined) ?? copy
}

/** The playbook we ship: live until a tenant publishes its own. */
export const shipped = async (): Promise<Published> => (ours ??= await named(JSON.stringify(defaultPlaybook)))

const holdouts = new Map<string, Running[]>()

/** The tenant's own holdout, as it stands today: none where its settings want none. Made once a day and share. */
export function holdoutFor({ holdout }: TenantSettings, now: Date): Running[] {
  const key = `${dayOf(now)} ${holdout}`
  const known = holdouts.get(key)
  if (known) return known
  if (holdouts.size >= mostHoldouts) holdouts.clear()
  const document = holdoutOn(dayOf(now), holdout)
  const made = document ? [runningOf(document)] : []
  holdouts.set(key, made)
  return made
}

const runningOf = (document: Experiment): Running => {
  const { id: experiment, phase } = document
  return { experiment, phase, body: JSON.stringify(document), enrols: true }
}

/** What was just published is followed at once by conversations that begin here. */
export const forgetPlaybook = (tenant: string, playbook: string): void =>
  void kept.delete(`${tenant}/${playbook}`)

async function refresh(
  env: Env,
  who: { tenant: string; playbook: string },
  place: string,
  now: number,
): Promise<Copy> {
  try {
    const copy = { found: await env.TENANT.getByName(who.tenant).live(who.playbook), at: now }
    kept.set(place, copy)
    return copy
  } catch (fault) {
    logFault('playbook', fault)
    return kept.get(place) ?? { found: { playbook: null, evidence: noEvidence, running: [] }, at: now }
  }
}

/** Named by its content: the first 16 hex digits of its SHA-256. */
export async function named(body: string): Promise<Published> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body)))
  const version = Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return { version, body }
}
