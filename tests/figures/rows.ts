/** Rows of sessions at random, as the customers' objects report them. */
import { standingDue, type FollowUp, type Seen, type Told } from '#shared/engine/standing.ts'
import { outcomes } from '#shared/protocol/outcome.ts'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import { day } from '../fixtures/a-clock.ts'

/** A generator with a seed (mulberry32), so that a failure comes again. */
export function chanceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export interface Chance {
  next: () => number
  pick: <T>(of: readonly T[]) => T
}

export function chance(seed: number): Chance {
  const next = chanceOf(seed)
  return { next, pick: (of) => of[Math.floor(next() * of.length)] as (typeof of)[number] }
}

const standings: readonly (Told | 'unknown')[] = [
  'paying',
  'paying',
  'paying',
  'ended',
  'past_due',
  'cancelling',
  'unknown',
]

/** A row of a session that ended some days before `now`; what could not be known by then is not in it. */
export function aRow(
  { next, pick }: Chance,
  session: string,
  now: number,
  daysAgo = next() * 450,
): SessionRow {
  const ended = now - daysAgo * day
  const outcome = pick(outcomes)
  const offers =
    outcome === 'saved' || next() < 0.5 ? pick([['loyal-30'], ['pause-2'], ['loyal-30', 'smaller']]) : []
  const accepted = outcome === 'saved' ? (offers.at(-1) ?? null) : null
  const isFollowed = offers.length > 0 || outcome === 'saved' || outcome === 'kept'
  const currency = pick(['USD', 'USD', 'EUR'])
  const isDrawn = next() < 0.6
  return {
    session,
    position: 10,
    customer: `cus-${session}`,
    subscription: `sub-${session}`,
    mode: next() < 0.9 ? 'live' : 'test',
    locale: 'en',
    began: new Date(ended - 300_000).toISOString(),
    ended: new Date(ended).toISOString(),
    outcome,
    reasons: pick([[], ['price'], ['unused'], ['price', 'service']]),
    tier: pick(['preferred', 'standard']),
    offers,
    accepted,
    billing: 'done',
    ...(next() < 0.1 &&
      outcome === 'cancelled' && { undone: { state: pick(['done', 'failed'] as const), at: '' } }),
    ...(next() < 0.9 && {
      pays: {
        monthly: { amount: Math.round(next() * 9000), currency },
        period: pick(['month', 'year'] as const),
      },
    }),
    ...(accepted !== null && {
      took: { kind: 'discount' as const, cost: { amount: Math.round(next() * 3000), currency } },
    }),
    ...(outcome === 'cancelled' && { leaving: { asked: '', took: Math.round(next() * 400) } }),
    ...(offers.length > 0 && next() < 0.9 && { earlierOffers: Math.floor(next() * 4) }),
    ...(isFollowed && { followed: followed({ next, pick }, ended, accepted, now) }),
    ...(isFollowed &&
      isDrawn && {
        exposed: [
          {
            experiment: pick(['holdout', 'holdout', 'other']),
            phase: 20_264,
            bucket: 1,
            horizon: 60,
            at: new Date(ended).toISOString(),
            ...pick([
              { arm: 'held', plain: false },
              { arm: 'usual', plain: true },
            ]),
          },
        ],
      }),
    ...(next() < 0.2 && {
      survey: { score: Math.floor(next() * 11), at: new Date(now - next() * 200 * day).toISOString() },
    }),
  }
}

function followed({ next, pick }: Chance, from: number, accepted: string | null, now: number): FollowUp {
  const start = new Date(from).toISOString()
  const judgedOn = accepted === null ? null : pick([60, 60, 90, null])
  const seen = [30, 60, 90].flatMap((on): Seen[] => {
    const at = standingDue(start, on) + (next() < 0.05 ? 20 : 0) * day
    if (at > now) return []
    return [{ day: on, standing: pick(standings), voluntary: null, at: new Date(at).toISOString() }]
  })
  return { from: start, kind: accepted === null ? null : 'discount', judgedOn, seen }
}

export const someRows = (count: number, seed: number, now: number): SessionRow[] => {
  const luck = chance(seed)
  return Array.from({ length: count }, (_, index) => aRow(luck, `row-${index}`, now))
}
