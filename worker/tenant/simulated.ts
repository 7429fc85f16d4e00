import { holdoutId } from '#shared/experiments/holdout.ts'
import type { ExperimentEvent } from '#shared/experiments/life.ts'
import type { ExperimentReport } from '#shared/experiments/report.ts'
import type { Retention } from '#shared/retention.ts'
import { byDemonstration } from '#shared/simulate/by.ts'
import { quiet } from '../quiet.ts'
import { keepCounted, rebuildEvidence } from './evidence.ts'
import { ExperimentCalls } from './experiments/calls.ts'
import { closeDays, nextClose, rebuild } from './experiments/close.ts'
import { discarded, phased, planned, restored, started, stopped, type Changed } from './experiments/decide.ts'
import { capsIn } from './experiments/lives.ts'
import { lookAt } from './experiments/look.ts'
import { rebuildFigures } from './figures/keep.ts'
import type { SessionRow } from './session-row.ts'
import { holdoutOf, retentionOf, tenantsOf } from './settings.ts'

/**
 * `real_tenant`: made-up rows have no place among those of real customers. `experiment_refused`: one of the year cannot be
 * had beside those that run, or with the playbook that is published.
 */
export type Imported = { ok: true } | Unwanted
type Unwanted = { ok: false; error: 'real_tenant' | 'experiment_refused' }

/** Undoes the transaction it is thrown in. */
class Unfit extends Error {}

/** A year of made-up customers, for the demonstration's tenant alone. */
export class SimulatedCalls extends ExperimentCalls {
  /** An earlier made-up year goes as if it had never been, and the experiments of this one are planned, started and stopped. */
  async beginSimulated(records: readonly (readonly ExperimentEvent[])[]): Promise<Imported> {
    if (!this.#isDemonstration()) return refused
    const { storage, id } = this.ctx
    const retention = retentionOf(this.env, id.name)
    try {
      storage.transactionSync(() => {
        forget(storage.sql, Date.now())
        for (const events of records) live(storage.sql, events, retention)
      })
    } catch (fault) {
      if (fault instanceof Unfit) return { ok: false, error: 'experiment_refused' }
      throw fault
    }
    return { ok: true }
  }

  /** Rows as a customer's object would have reported them, each as of the day on which its conversation ended. */
  async importRows(rows: readonly SessionRow[]): Promise<Imported> {
    if (!this.#isDemonstration()) return refused
    const { storage } = this.ctx
    storage.transactionSync(() => {
      for (const row of rows) keepCounted(storage.sql, { ...row, simulated: true }, Date.parse(row.ended))
    })
    return { ok: true }
  }

  /** Closes every day whose time has come, makes the calls, and tells what these experiments have shown by now. */
  async closeSimulated(
    experiments: readonly string[],
  ): Promise<Unwanted | { ok: true; reports: ExperimentReport[] }> {
    if (!this.#isDemonstration()) return refused
    const { storage, id } = this.ctx
    const { sql } = storage
    const now = Date.now()
    for (let next = nextClose(sql); next !== null && next <= now; next = nextClose(sql))
      storage.transactionSync(() => closeDays(sql, now, capsIn(sql)))
    storage.transactionSync(() => lookAt(sql, now, holdoutOf(this.env, id.name)))
    await storage.setAlarm(now)
    const told = await Promise.all(experiments.map((one) => this.experiment(one)))
    return { ok: true, reports: told.flatMap((one) => one?.report ?? []) }
  }

  #isDemonstration(): boolean {
    const { name } = this.ctx.id
    return name !== undefined && tenantsOf(this.env).get(name)?.billing === 'demo'
  }
}

const refused = { ok: false, error: 'real_tenant' } as const

/** @throws Unfit where something is refused. */
function live(sql: SqlStorage, events: readonly ExperimentEvent[], retention: Retention): void {
  let id = ''
  for (const event of events) {
    if ('experiment' in event) id = event.experiment.id
    if (!lived(sql, id, event, retention)?.ok) throw new Unfit()
  }
}

function lived(sql: SqlStorage, id: string, event: ExperimentEvent, retention: Retention): Changed {
  const stamp = { at: event.at, by: byDemonstration }
  switch (event.type) {
    case 'experiment_planned':
    case 'experiment_revised':
      return planned(sql, JSON.stringify(event.experiment), stamp)
    case 'experiment_started':
      return started(sql, id, stamp, retention)
    case 'phase_begun':
      return phased(sql, id, JSON.stringify(event.experiment), stamp)
    case 'experiment_stopped':
      return stopped(sql, id, event.why, stamp)
    case 'experiment_discarded':
      return discarded(sql, id, stamp)
    case 'experiment_restored':
      return restored(sql, id, stamp)
  }
}

/** What was called of the holdout was called of made-up customers too. */
function forget(sql: SqlStorage, now: number): void {
  const made = `SELECT session FROM sessions WHERE body ->> 'simulated' = 1`
  const theirs = `experiment = '${holdoutId}' OR experiment IN (
    SELECT experiment FROM experiment_events WHERE number = 1 AND body ->> 'by' = '${byDemonstration}')`
  for (const table of ['experiment_calls', 'experiment_looks'])
    sql.exec(`DELETE FROM ${table} WHERE ${theirs}`)
  sql.exec(`DELETE FROM experiment_events WHERE ${theirs}`)
  sql.exec(`DELETE FROM exposures WHERE session IN (${made})`)
  sql.exec(`DELETE FROM sessions WHERE body ->> 'simulated' = 1`)
  rebuildFigures(sql)
  rebuildEvidence(sql)
  rebuild(sql, now, capsIn(sql))
}

quiet(SimulatedCalls)
