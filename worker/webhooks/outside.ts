import type { Env } from '../env.ts'
import type { Letter } from '../notify/notifier.ts'
import { notifierFor } from '../wire.ts'
import { reachOf } from './reach.ts'
import { patience, type Outside } from './send.ts'

/** All that webhooks need of the world, so that a test can be the world. */
export interface Surroundings extends Outside {
  now: () => number
  /** From 0 to 1. */
  chance: () => number
  /** Locks the endpoints' secrets. */
  secret: string
  write: (tenant: string, letter: Letter) => Promise<void>
  /** The host at which customers reach this server; null where nobody said so. */
  host: string | null
}

export function surroundingsOf(env: Env): Surroundings {
  return {
    ...reachOf(env),
    patience,
    now: Date.now,
    chance: Math.random,
    secret: env.PARLEY_SECRET,
    write: (tenant, letter) => notifierFor(env, tenant).send(letter),
    host:
      env.PARLEY_ADDRESS && URL.canParse(env.PARLEY_ADDRESS) ? new URL(env.PARLEY_ADDRESS).hostname : null,
  }
}
