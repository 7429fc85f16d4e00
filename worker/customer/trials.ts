/** The experiments a customer is in: which arm, since when, and the document that says what the arm is. */
import { drawnTrial, isDrawnAnew, trialOf, trialsIn, type Earlier } from '#shared/engine/draw.ts'
import type { Beginning } from '#shared/engine/engine.ts'
import type { Event } from '#shared/engine/events.ts'
import type { Trial } from '#shared/engine/trial.ts'
import { applyArm } from '#shared/experiments/apply-arm.ts'
import { Experiment } from '#shared/experiments/experiment.ts'
import { holdoutId } from '#shared/experiments/holdout.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import { logFault } from '../errors.ts'
import type { ArmOf } from './pinned.ts'

/** An experiment as it travels to the customer's object. `enrols`: whoever is not in it yet may still come in. */
export interface Running {
  experiment: string
  phase: number
  body: string
  enrols: boolean
}

/** An arm that has mattered to a customer, since an ISO instant. */
export interface Exposed {
  experiment: string
  phase: number
  arm: string
  at: string
  session: string
}

export class Trials {
  readonly #sql: SqlStorage
  readonly #pinned = new Map<string, Experiment | null>()

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  /**
   * The arms a session that begins now belongs to. Who is held out is in nothing else. Never throws: an experiment that
   * cannot be read is none.
   */
  arms(running: readonly Running[], { customer, facts }: Beginning, at: Date): Trial[] {
    return trialsIn(running, (one) => this.#armIn(one, { customer, facts }, at))
  }

  /** Keeps the documents that a session's arms are of, for as long as there is a record. Call in a transaction. */
  pin(running: readonly Running[], trials: readonly Trial[]): void {
    for (const { experiment, phase } of trials) {
      const found = running.find((one) => one.experiment === experiment && one.phase === phase)
      if (!found) continue
      this.#sql.exec('INSERT OR IGNORE INTO experiments VALUES (?, ?, ?)', experiment, phase, found.body)
      this.#pinned.delete(`${experiment} ${phase}`)
    }
  }

  /** One exposure of a customer to a phase, ever: the store sees to it. Call in a transaction. */
  expose(session: string, events: readonly Event[]): void {
    for (const event of events) {
      if (event.type !== 'exposed') continue
      const { experiment, phase, arm, bucket, horizon, at } = event
      const insert = 'INSERT OR IGNORE INTO exposures VALUES (?, ?, ?, ?, ?, ?, ?)'
      this.#sql.exec(insert, experiment, phase, arm, bucket, horizon, at, session)
    }
  }

  /** Whether it has mattered since in another conversation, which may go on beside this one: a customer is one row. */
  isCounted({ experiment, phase }: Trial): boolean {
    const query = 'SELECT 1 FROM exposures WHERE experiment = ?1 AND (phase = ?2 OR ?1 <> ?3)'
    return this.#sql.exec(query, experiment, phase, holdoutId).toArray().length > 0
  }

  /** Every arm that has mattered to the customer, also of a session that is not kept any more. */
  exposed(): Exposed[] {
    const query = 'SELECT experiment, phase, arm, at, session FROM exposures ORDER BY at, experiment'
    return this.#sql.exec<Exposed & Record<string, SqlStorageValue>>(query).toArray()
  }

  /** Null where the document is gone or cannot be read: the session goes on by the plain playbook. */
  document(experiment: string, phase: number): Experiment | null {
    return remembered(this.#pinned, `${experiment} ${phase}`, () => {
      const query = 'SELECT body FROM experiments WHERE experiment = ? AND phase = ?'
      const found = this.#sql.exec<{ body: string }>(query, experiment, phase).toArray()[0]
      return found ? documentIn(found.body) : null
    })
  }

  /** What these arms make of a playbook; one that changes nothing is none. */
  armsOf(trials: readonly Trial[]): ArmOf[] {
    return trials.flatMap(({ experiment, phase, arm }) => {
      const document = this.document(experiment, phase)
      const found = document?.arms.find(({ id }) => id === arm)
      if (!document || !found || found.changes.length === 0) return []
      const { reasons } = document.eligibility
      const apply = (playbook: Playbook) => applyArm(playbook, found, reasons)
      // By what it changes and not by its name: all tenants share the memory of an isolate, and names are their own.
      return [{ key: JSON.stringify([found.changes, reasons]), apply }]
    })
  }

  #armIn(one: Running, { customer, facts }: Pick<Beginning, 'customer' | 'facts'>, at: Date): Trial | null {
    const earlier = this.#earlier(one, at)
    if (earlier) return earlier
    const document = one.enrols ? documentIn(one.body) : null
    return document && drawnTrial(document, { customer, facts }, at)
  }

  #earlier({ experiment, phase }: Running, at: Date): Trial | null {
    const query =
      'SELECT phase, arm, bucket, horizon, at FROM exposures WHERE experiment = ? ORDER BY at DESC LIMIT 1'
    const found = this.#sql.exec<Earlier & Record<string, SqlStorageValue>>(query, experiment).toArray()[0]
    if (!found || isDrawnAnew({ experiment, phase }, found, at)) return null
    const document = this.document(experiment, found.phase)
    return document && { ...trialOf(document, found), since: found.at }
  }
}

const documents = new Map<string, Experiment | null>()
const mostKept = 200

function documentIn(body: string): Experiment | null {
  return remembered(documents, body, (text) => {
    try {
      return Experiment.parse(JSON.parse(text))
    } catch (fault) {
      logFault('experiment', fault)
      return null
    }
  })
}

function remembered<T>(kept: Map<string, T>, key: string, make: (key: string) => T): T {
  const known = kept.get(key)
  if (known !== undefined) return known
  if (kept.size >= mostKept) kept.clear()
  const made = make(key)
  kept.set(key, made)
  return made
}
