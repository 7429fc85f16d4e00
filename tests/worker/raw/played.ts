/** A played year, of which a tenant was told on two nights: what came too late for the first one restates days. */
import { runInDurableObject } from 'cloudflare:test'
import { vi } from 'vitest'
import type { Event } from '#shared/engine/events.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import { Arms } from '#shared/simulate/arms.ts'
import { yearTruth, type Truth } from '#shared/simulate/truth.ts'
import { daysOf, isBadWeek, playDay, type Played } from '#shared/simulate/year.ts'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { reportedRow } from '#worker/tenant/whole-row.ts'
import { compiled } from '../../simulate/a-year.ts'
import { tenantObject } from '../api.ts'
import { recordsOf } from './tried.ts'
import { withLaterWords } from './later-words.ts'

/** The log of one session, as its customer's object keeps it. */
export type Log = readonly Event[]

/** Noon of both nights' days, in UTC. */
export const nights = ['2026-11-08T12:00:00.000Z', '2026-11-22T12:00:00.000Z'] as const
export const records = recordsOf('2025-11-23', '2026-05-04')

/** Offers keep so many, and one arm makes leaving so hard, that both are found. */
const truth: Truth = {
  ...yearTruth,
  keeps: {
    ...yearTruth.keeps,
    discount: 0.3,
    plan_change: 0.28,
    pause: 0.25,
    guided_help: 0.25,
    credit: 0.2,
  },
  arms: { 'words/kinder': { slower: 150, givesUp: 0.15 }, 'words/held': { slower: 0, givesUp: 0.05 } },
}

/**
 * As many as the gate of money needs in one currency, all who are held out, all of one bad week, and every third of the
 * others.
 */
function isWanted({ session: { started, exposed, beganAt } }: Played): boolean {
  const isIn = (experiment: string) => exposed.some((one) => one.experiment === experiment)
  const isHeld = exposed.some(({ experiment, arm }) => experiment === 'holdout' && arm === 'held')
  return (
    (isIn('words') && started.facts?.price.currency === 'USD') ||
    isHeld ||
    isBadWeek(beganAt.slice(0, 10), new Date(nights[1])) ||
    started.seed % 3 === 0
  )
}

interface Kept {
  log: Log
  played: Played
}

const played = (): Kept[] => {
  const arms = new Arms(compiled, records)
  const year = { seed: 11, customers: 10_000, now: new Date(nights[1]) }
  const all = daysOf(year).flatMap((day) => [...playDay(year, day, arms, truth)])
  const late: [string, string] = ['2026-11-02', '2026-11-05']
  const wanted = new Set(all.filter(isWanted).map(({ session }) => session.started.customer))
  return all
    .filter(({ session }) => wanted.has(session.started.customer))
    .map((one) => ({ played: one, log: withLaterWords(one.events, one.session.started.session, late) }))
}

/** Logs of sessions that had ended by an instant, as they were then. */
export const asOf = (logs: readonly Log[], night: string): Log[] =>
  logs
    .map((log) => log.filter(({ at }) => at <= night))
    .filter((log) => log.some(({ type }) => type === 'ended'))

const rowOf = ({ played: { compiled: under, beside } }: Kept, events: Log): SessionRow =>
  reportedRow({ session: sessionOf(events), events }, under, beside)

export interface Told {
  logs: Log[]
  rows: SessionRow[]
}

/** Fills the tenant on both nights, and sets the clock to the second one. */
export async function tellTenant(): Promise<Told> {
  const all = played()
  const tenant = tenantObject()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(nights[0]) })
  // Its own alarm stays out of it: days are closed on these two nights.
  const never = Date.parse('2150-01-01')
  await runInDurableObject(tenant, (_: Tenant, { storage }) => storage.setAlarm(never))
  if (!(await tenant.beginSimulated(records)).ok) throw new Error('the experiments are refused')
  let known = new Map<string, number>()
  let rows: SessionRow[] = []
  for (const night of nights) {
    vi.setSystemTime(Date.parse(night))
    rows = all.flatMap((one) => asOf([one.log], night).map((log) => rowOf(one, log)))
    const news = rows.filter(({ session, position }) => known.get(session) !== position)
    for (let at = 0; at < news.length; at += 250) await tenant.importRows(news.slice(at, at + 250))
    const closed = await tenant.closeSimulated([])
    if (!closed.ok) throw new Error('not closed')
    known = new Map(rows.map(({ session, position }) => [session, position]))
  }
  return { logs: all.map(({ log }) => log), rows }
}
