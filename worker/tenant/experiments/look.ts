/** Looks at each experiment once a day, after days were closed: calls are made then and not when a page is opened. */
import { holdoutId } from '#shared/experiments/holdout.ts'
import { stateOf, stop, type Life } from '#shared/experiments/life.ts'
import type { ExperimentReport } from '#shared/experiments/report.ts'
import { movedArms } from '#shared/experiments/report/bandit.ts'
import { newCalls } from '#shared/experiments/report/new-calls.ts'
import { nextClosing } from '#shared/outcomes/cohort.ts'
import { addDays, dayOf } from '#shared/rules/derived.ts'
import { logFault } from '../../errors.ts'
import { phased } from './decide.ts'
import { latch, latchedIn } from './latched.ts'
import { holdoutIn, keepEvents, lifeIn } from './lives.ts'
import { lookLater } from './looks.ts'
import { reportIn } from './reports.ts'

/** Who stops what does harm, and moves weights. */
export const byParley = 'parley'

/** Days after it is finished in which late word from billing may still restate it. */
const stillLookedAt = 30

/**
 * Makes the calls of the day, stops what does harm, and moves the weights where a bandit is on. One that cannot be read
 * is tried again the next day and holds up no other. `share`: of customers held out by the tenant. Call in a
 * transaction, after days were closed.
 */
export function lookAt(sql: SqlStorage, now: number, share: number): void {
  if (hasHoldout(sql)) lookLater(sql, holdoutId, 0)
  const all = sql.exec<{ experiment: string; looked: number }>('SELECT * FROM experiment_looks').toArray()
  for (const { experiment } of all.filter(({ looked }) => nextClosing(looked) <= now)) {
    try {
      look(sql, experiment, { now, share })
    } catch (fault) {
      logFault('looking at an experiment', fault)
    }
    sql.exec('UPDATE experiment_looks SET looked = ? WHERE experiment = ?', now, experiment)
  }
}

const hasHoldout = (sql: SqlStorage): boolean =>
  sql.exec('SELECT 1 FROM exposure_day WHERE experiment = ? LIMIT 1', holdoutId).toArray().length > 0

function look(sql: SqlStorage, id: string, { now, share }: { now: number; share: number }): void {
  const at = new Date(now)
  const life = id === holdoutId ? holdoutIn(sql, share, at) : lifeIn(sql, id)
  if (life === null || isOver(life, dayOf(at)))
    return void sql.exec('DELETE FROM experiment_looks WHERE experiment = ?', id)
  const report = reportIn(sql, life, dayOf(at))
  const calls = newCalls(report, latchedIn(sql, id))
  latch(sql, id, calls)
  if (id === holdoutId) return
  const stamp = { at: at.toISOString(), by: byParley }
  if (!calls.some(({ call }) => call === 'harm')) return move(sql, life, report, stamp)
  const decided = stop(life, 'harm', stamp)
  if (decided.ok) keepEvents(sql, id, decided.events)
}

/** @throws Error where the phase is refused, which its check at the start should have told. */
function move(
  sql: SqlStorage,
  life: Life,
  report: ExperimentReport,
  stamp: { at: string; by: string },
): void {
  const arms = movedArms(life, report)
  if (arms === null) return
  const { experiment } = life
  const changed = phased(sql, experiment.id, JSON.stringify({ ...experiment, arms }), stamp)
  if (!changed?.ok) throw new Error(`weights that a bandit moves: ${JSON.stringify(changed?.problems)}`)
}

const isOver = (life: Life, day: string): boolean =>
  stateOf(life, addDays(day, -stillLookedAt)) === 'finished'
