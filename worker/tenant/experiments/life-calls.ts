import { holdoutId } from '#shared/experiments/holdout.ts'
import {
  stateOf,
  type ExperimentEvent,
  type Life,
  type LifeState,
  type StopReason,
} from '#shared/experiments/life.ts'
import type { Brief } from '#shared/experiments/report/brief.ts'
import type { ExperimentReport } from '#shared/experiments/report.ts'
import { dayOf } from '#shared/rules/derived.ts'
import { quiet } from '../../quiet.ts'
import { FigureCalls } from '../figures/calls.ts'
import { holdoutOf, retentionOf } from '../settings.ts'
import { discarded, phased, planned, restored, started, stopped, type Changed } from './decide.ts'
import { exposuresAfter, type ExposurePlace, type ExposureRow } from './exposure-rows.ts'
import { historyIn, holdoutIn, lifeIn, livesIn } from './lives.ts'
import { nextLook } from './looks.ts'
import { briefIn, reportIn } from './reports.ts'

/** One line of the list. */
export interface Listed {
  id: string
  name: string
  owner: string
  state: LifeState
  phase: number
  startedAt: string | null
  stopped: Life['stopped']
  discarded: Life['discarded']
}

/** With what is said of it so far; null where it was never started. */
export interface ListedInBrief {
  listed: Listed
  brief: Brief | null
}

/** Everything there is to say of one. */
export interface ExperimentTold {
  life: Life
  /** What happened to it, the first thing first; empty for the global holdout, which nobody plans. */
  history: ExperimentEvent[]
  /** Null where it was never started. */
  report: ExperimentReport | null
}

/** A tenant's experiments: their lives, and their reports. What is refused leaves everything as it was. */
export class LifeCalls extends FigureCalls {
  /** The global holdout first, then those planned, the newest first. */
  async experiments(): Promise<Listed[]> {
    const now = new Date()
    return this.#lives(now).map((life) => listed(life, dayOf(now)))
  }

  /** The same list as a page shows it. */
  async experimentsInBrief(): Promise<ListedInBrief[]> {
    const now = new Date()
    const day = dayOf(now)
    return this.#lives(now).map((life) => ({
      listed: listed(life, day),
      brief: life.startedAt === null ? null : briefIn(this.ctx.storage.sql, life, day),
    }))
  }

  /** Null where nobody has planned it. */
  async experiment(id: string): Promise<ExperimentTold | null> {
    const now = new Date()
    const { sql } = this.ctx.storage
    const life = id === holdoutId ? this.#holdout(now) : lifeIn(sql, id)
    if (life === null) return null
    const report = life.startedAt === null ? null : reportIn(sql, life, dayOf(now))
    return { life, history: historyIn(sql, id), report }
  }

  /** `text`: the document as JSON. Of one that runs, the little that may be written anew. */
  async planExperiment(text: string, by: string): Promise<Changed> {
    return this.#change((sql, stamp) => planned(sql, text, stamp), by)
  }

  async startExperiment(id: string, by: string): Promise<Changed> {
    const retention = retentionOf(this.env, this.ctx.id.name)
    const changed = this.#change((sql, stamp) => started(sql, id, stamp, retention), by)
    await this.#wake()
    return changed
  }

  /** Other weights, or arms beside those there are. */
  async newPhase(id: string, text: string, by: string): Promise<Changed> {
    return this.#change((sql, stamp) => phased(sql, id, text, stamp), by)
  }

  async stopExperiment(id: string, why: StopReason, by: string): Promise<Changed> {
    return this.#change((sql, stamp) => stopped(sql, id, why, stamp), by)
  }

  /** Of a draft that is not wanted any more; its record and its id stay. */
  async discardExperiment(id: string, by: string): Promise<Changed> {
    return this.#change((sql, stamp) => discarded(sql, id, stamp), by)
  }

  async restoreExperiment(id: string, by: string): Promise<Changed> {
    return this.#change((sql, stamp) => restored(sql, id, stamp), by)
  }

  /** Customers exposed to it, a page at a time and without whose they are; null where there is no such experiment. */
  async exposures(id: string, after: ExposurePlace | null): Promise<ExposureRow[] | null> {
    const { sql } = this.ctx.storage
    const life = id === holdoutId ? this.#holdout(new Date()) : lifeIn(sql, id)
    return life && exposuresAfter(sql, id, after)
  }

  /** The alarm that is set may be later than the first look, or there is none yet. */
  async #wake(): Promise<void> {
    const { storage } = this.ctx
    const [next, alarm] = [nextLook(storage.sql), await storage.getAlarm()]
    if (next !== null && (alarm === null || next < alarm)) await storage.setAlarm(next)
  }

  #lives(now: Date): Life[] {
    const holdout = this.#holdout(now)
    const lives = livesIn(this.ctx.storage.sql).toSorted((a, b) => (begun(a) < begun(b) ? 1 : -1))
    return [...(holdout ? [holdout] : []), ...lives]
  }

  #holdout(now: Date): Life | null {
    return holdoutIn(this.ctx.storage.sql, holdoutOf(this.env, this.ctx.id.name), now)
  }

  #change(change: (sql: SqlStorage, stamp: { at: string; by: string }) => Changed, by: string): Changed {
    const stamp = { at: new Date().toISOString(), by }
    return this.ctx.storage.transactionSync(() => change(this.ctx.storage.sql, stamp))
  }
}

const begun = ({ startedAt }: Life): string => startedAt ?? '9999'

function listed(life: Life, day: string): Listed {
  const { experiment, phases: _, ...rest } = life
  const { id, name, owner, phase } = experiment
  return { id, name, owner, state: stateOf(life, day), phase, ...rest }
}

quiet(LifeCalls)
