/** Plays the made-up year part by part, each in an alarm of its own, and brings its rows to Parley. */
import { compile } from '#shared/rules/compiled.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { lifeOf } from '#shared/experiments/life.ts'
import type { ExperimentReport } from '#shared/experiments/report.ts'
import { Arms } from '#shared/simulate/arms.ts'
import { yearExperiments } from '#shared/simulate/experiments.ts'
import { planted, type Planted } from '#shared/simulate/planted.ts'
import { recovered, type Recovered } from '#shared/simulate/recovered.ts'
import { yearTruth } from '#shared/simulate/truth.ts'
import { daysOf, lastDay, playDay, type Played, type YearPlan } from '#shared/simulate/year.ts'
import { reportedRow } from '../tenant/whole-row.ts'
import type { Sql } from './books.ts'

/** `failed`: Parley could not be reached, or said no; what was brought stays until the next try. */
export interface Year {
  seed: number
  customers: number
  /** ISO instants: what "today" is in it, and when it was asked for and over. */
  now: string
  asked: string
  over: string | null
  state: 'clearing' | 'playing' | 'closing' | 'done' | 'failed'
  /** Days that are played, of a whole year. */
  days: number
  conversations: number
  planted: Planted[]
  found: Recovered[]
  why: string | null
}

export interface YearAsked {
  seed: number
  customers: number
}

/** Brings a part of the year to Parley. @throws Error with the code of the refusal. */
export type Bring = (part: unknown) => Promise<unknown>

/** Conversations in one part: under a second of work. */
const atOnce = 400
export const wholeYear = 365

export class Years {
  readonly #sql: Sql
  #arms: { now: string; arms: Arms } | null = null

  constructor(sql: Sql) {
    this.#sql = sql
  }

  read(): Year | null {
    const [row] = this.#sql.exec('SELECT body FROM year').toArray()
    return row === undefined ? null : (JSON.parse(String(row['body'])) as Year)
  }

  /** @returns false where one is being played already. */
  begin({ seed, customers }: YearAsked, at: string): boolean {
    if (isUnderWay(this.read())) return false
    const counts = { days: 0, conversations: 0, planted: [], found: [] }
    this.#write({ seed, customers, now: at, asked: at, over: null, state: 'clearing', ...counts, why: null })
    return true
  }

  /** One part more. Never throws: what went wrong is written down. @returns whether there is more to do. */
  async step(bring: Bring, now: () => string): Promise<boolean> {
    const year = this.read()
    if (year === null || !isUnderWay(year)) return false
    try {
      this.#write(await this.#after(year, bring, now))
    } catch (fault) {
      const why = fault instanceof Error ? fault.message : 'broken'
      this.#write({ ...year, state: 'failed', why, over: now() })
    }
    return isUnderWay(this.read())
  }

  async #after(year: Year, bring: Bring, now: () => string): Promise<Year> {
    if (year.state === 'clearing') {
      await bring({ type: 'begin', experiments: yearExperiments(lastDay(new Date(year.now))) })
      return { ...year, state: 'playing' }
    }
    return year.state === 'playing' ? this.#played(year, bring) : closed(year, bring, now)
  }

  async #played(year: Year, bring: Bring): Promise<Year> {
    const plan = planOf(year)
    const arms = this.#armsOf(year)
    const played: Played[] = []
    let { days } = year
    for (const day of daysOf(plan).slice(days)) {
      played.push(...playDay(plan, day, arms, yearTruth))
      days++
      if (played.length >= atOnce) break
    }
    await bring({ type: 'rows', rows: played.map((one) => reportedRow(one, one.compiled, one.beside)) })
    const conversations = year.conversations + played.length
    const state = days < wholeYear ? 'playing' : 'closing'
    return { ...year, days, conversations, state, planted: planted(year.planted, played) }
  }

  #armsOf({ now }: Year): Arms {
    if (this.#arms?.now !== now) {
      const records = yearExperiments(lastDay(new Date(now)))
      this.#arms = { now, arms: new Arms(compile(defaultPlaybook, 'default'), records) }
    }
    return this.#arms.arms
  }

  #write(year: Year): void {
    this.#sql.exec('INSERT OR REPLACE INTO year VALUES (1, ?)', JSON.stringify(year))
  }
}

export const isUnderWay = (year: Year | null): boolean =>
  year !== null && year.state !== 'done' && year.state !== 'failed'

const planOf = ({ seed, customers, now }: Year): YearPlan => ({ seed, customers, now: new Date(now) })

/** Everything is current to today, and what the experiments say stands beside what is true. */
async function closed(year: Year, bring: Bring, now: () => string): Promise<Year> {
  const lives = yearExperiments(lastDay(new Date(year.now))).map(lifeOf)
  const experiments = lives.map(({ experiment }) => experiment.id)
  const { reports } = (await bring({ type: 'close', experiments })) as { reports: ExperimentReport[] }
  const found = reports.flatMap((report) => recovered(report, year.planted, yearTruth))
  return { ...year, state: 'done', over: now(), found }
}
