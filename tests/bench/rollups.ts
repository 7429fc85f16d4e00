/** A worker over the tables of experiments alone: filled as if very many customers had been in one, reported, closed. */
import { DurableObject } from 'cloudflare:workers'
import { Hono } from 'hono'
import { Experiment } from '#shared/experiments/experiment.ts'
import { lifeOf, type ExperimentEvent } from '#shared/experiments/life.ts'
import { exposedCustomer } from '#shared/outcomes/exposed-customer.ts'
import { dayOf } from '#shared/rules/derived.ts'
import { migrate } from '#worker/migrate.ts'
import { closeDays, noCap } from '#worker/tenant/experiments/close.ts'
import { marks } from '#worker/tenant/experiments/columns.ts'
import { totalUpAll } from '#worker/tenant/experiments/outcomes.ts'
import { briefIn, reportIn } from '#worker/tenant/experiments/reports.ts'
import { migrations } from '#worker/tenant/migrations.ts'

interface Env {
  ROLLUPS: DurableObjectNamespace<Rollups>
}

const arms = ['held', 'pause', 'less', 'fix']
const horizons = [30, 60, 90]
const days = 365
const ages = 90
/** Of each kind, as many as a playbook usually has. */
const groups = {
  reason: Array.from({ length: 11 }, (_, index) => `reason-${index}`),
  tier: ['preferred', 'standard', 'courtesy', 'unknown'],
  period: ['month', 'year'],
}
const first = Date.parse('2027-01-01')
const dayMs = 86_400_000
const dayAt = (index: number): string => dayOf(new Date(first + index * dayMs))

/** One with money judged and three offers; in several phases weights were moved each time. */
function lifeIn(phases: number) {
  const stamp = { at: new Date(first).toISOString(), by: 'bench' }
  const documentIn = (phase: number): Experiment =>
    Experiment.parse({
      id: 'one',
      name: 'One',
      owner: 'Bench',
      arms: arms.map((id, index) => ({
        id,
        name: id,
        weight: 2500 + (index === 1 ? phase - 1 : index === 2 ? 1 - phase : 0),
        changes: [],
      })),
      holdoutArm: arms[0],
      smallestEffect: 200,
      plannedTotal: 10_000,
      valueCap: { amount: 50_000, currency: 'USD' },
      phase,
    })
  const more = Array.from({ length: phases - 1 }, (_, index): ExperimentEvent => {
    return { type: 'phase_begun', experiment: documentIn(index + 2), ...stamp }
  })
  const planned: ExperimentEvent = { type: 'experiment_planned', experiment: documentIn(1), ...stamp }
  return lifeOf([planned, { type: 'experiment_started', ...stamp }, ...more])
}

export class Rollups extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    migrate(ctx.storage, migrations)
  }

  /** A year of one experiment with four arms, closed on every horizon, in so many phases of as many days. */
  async fill(customers: number, phases: number): Promise<void> {
    const n = Math.round(customers / (arms.length * days))
    const { sql } = this.ctx.storage
    const part = (share: number) => Math.round(n * share)
    for (const arm of arms) {
      for (let phase = 1; phase <= phases; phase++) {
        const own = days / phases
        for (let age = 0; age < ages; age++)
          sql.exec(`INSERT INTO loss_age VALUES ('one', ?, ?, ?, ?)`, phase, arm, age, part(0.005) * own)
        for (const [segment, keys] of Object.entries(groups))
          for (const key of keys)
            sql.exec(
              `INSERT INTO segments VALUES ('one', ?, ?, ?, ?, ?, ?, ?)`,
              phase,
              arm,
              segment,
              key,
              part(1 / keys.length) * own,
              part(0.9 / keys.length) * own,
              part(0.4 / keys.length) * own,
            )
      }
      for (let index = 0; index < days; index++)
        this.#fillDay(arm, 1 + Math.floor((index * phases) / days), dayAt(index), n)
    }
    totalUpAll(sql)
  }

  #fillDay(arm: string, phase: number, day: string, n: number): void {
    const { sql } = this.ctx.storage
    const part = (share: number) => Math.round(n * share)
    const lost = part(0.005) * ages
    const counts = [n, part(0.2), part(0.5), lost, part(0.4), part(0.3), part(0.3) * 40, part(0.3) * 2000]
    const outcomes = [n, part(0.98), part(0.4), part(0.02), part(0.2), part(0.5), part(0.05)]
    const harm = [part(0.98), part(0.02), part(0.9), part(0.04)]
    const money = [part(0.98), part(0.7), n * 80.5, n * 9000.25, n * 3.3, n * 49.5, n * 2450.1, n * 3984.7]
    const insert = `INSERT INTO exposure_day VALUES ('one', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
    sql.exec(insert, phase, arm, day, ...counts)
    for (const horizon of horizons) {
      const cohort = `INSERT OR IGNORE INTO cohorts (experiment, phase, day, horizon, revision) VALUES ('one', ?, ?, ?, 1)`
      sql.exec(cohort, phase, day, horizon)
      sql.exec(
        `INSERT INTO outcome_day VALUES ('one', ?, ?, ?, ?, 'USD', ${marks(19)})`,
        phase,
        horizon,
        day,
        arm,
        ...outcomes,
        ...harm,
        ...money,
      )
    }
  }

  /** A whole report: what it reads, and all that is reckoned of it. @returns how many customers it has judged. */
  async report(phases: number): Promise<number> {
    const { arms } = reportIn(this.ctx.storage.sql, lifeIn(phases), dayAt(days + 100))
    return arms.reduce((sum, { judged }) => sum + judged.n, 0)
  }

  /** What a list says of it. @returns how many customers were exposed. */
  async brief(phases: number): Promise<number> {
    return briefIn(this.ctx.storage.sql, lifeIn(phases), dayAt(days + 100)).letIn
  }

  /** So many more customers of one day, as their rows would be kept. */
  async expose(from: number, count: number): Promise<void> {
    const { sql } = this.ctx.storage
    const at = '2027-01-01T12:00:00.000Z'
    const exposure = { at, horizon: 60 }
    for (let index = from; index < from + count; index++) {
      const isKept = index % 5 < 2
      const seen = [30, 60, 90].map((day) => ({
        day,
        standing: isKept ? ('paying' as const) : ('ended' as const),
        voluntary: isKept ? null : true,
        at: new Date(Date.parse(at) + day * dayMs).toISOString(),
        paid: isKept ? 9800 + (index % 700) : 0,
        refunded: index % 50 === 0 ? 900 : 0,
        complaints: index % 25 === 0 ? 1 : 0,
      }))
      const customer = exposedCustomer(
        {
          outcome: isKept ? 'kept' : 'cancelled',
          accepted: null,
          reasons: ['price'],
          tier: 'standard',
          followed: { from: at, kind: null, judgedOn: null, seen },
          pays: { monthly: { amount: 4900, currency: 'USD' }, period: 'month' },
          leaving: { took: 40 },
        },
        exposure,
      )
      const insert = `INSERT INTO exposures VALUES ('day', 1, '2027-01-01', ?, ?, NULL, ?)`
      sql.exec(insert, `session-${index}`, arms[index % arms.length] ?? '', JSON.stringify(customer))
    }
  }

  /** Closes that day for one horizon. @returns how many of its customers were kept. */
  async close(): Promise<number> {
    const { sql } = this.ctx.storage
    sql.exec(
      `INSERT OR REPLACE INTO cohorts (experiment, phase, day, horizon, due) VALUES ('day', 1, '2027-01-01', 60, 1)`,
    )
    closeDays(sql, first + days * dayMs, noCap)
    return Number(
      sql.exec(`SELECT sum(kept) AS kept FROM outcome_day WHERE experiment = 'day'`).one()['kept'],
    )
  }
}

const app = new Hono<{ Bindings: Env }>()
app.get('/', (c) => c.text('hello'))
app.post('/:object/fill/:customers/:phases', async (c) => {
  const { object, customers, phases } = c.req.param()
  await c.env.ROLLUPS.getByName(object).fill(Number(customers), Number(phases))
  return c.text('filled')
})
app.get('/:object/report/:phases', async (c) => {
  const { object, phases } = c.req.param()
  return c.text(String(await c.env.ROLLUPS.getByName(object).report(Number(phases))))
})
app.get('/:object/brief/:phases', async (c) => {
  const { object, phases } = c.req.param()
  return c.text(String(await c.env.ROLLUPS.getByName(object).brief(Number(phases))))
})
app.post('/:object/expose/:from/:count', async (c) => {
  const { object, from, count } = c.req.param()
  await c.env.ROLLUPS.getByName(object).expose(Number(from), Number(count))
  return c.text('exposed')
})
app.post('/:object/close', async (c) =>
  c.text(String(await c.env.ROLLUPS.getByName(c.req.param('object')).close())),
)

export default { fetch: app.fetch }
