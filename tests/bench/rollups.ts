/** A worker over the tables of experiments alone: filled as if very many customers had been in one, reported, closed. */
import { DurableObject } from 'cloudflare:workers'
import { Hono } from 'hono'
import { exposedCustomer } from '#shared/outcomes/exposed-customer.ts'
import type { ExperimentSums } from '#shared/outcomes/experiment-sums.ts'
import { dayOf } from '#shared/rules/derived.ts'
import { migrate } from '#worker/migrate.ts'
import { closeDays, noCap } from '#worker/tenant/experiments/close.ts'
import { marks } from '#worker/tenant/experiments/columns.ts'
import { experimentSums } from '#worker/tenant/experiments/sums.ts'
import { migrations } from '#worker/tenant/migrations.ts'

interface Env {
  ROLLUPS: DurableObjectNamespace<Rollups>
}

const arms = ['held', 'pause', 'less', 'fix']
const horizons = [30, 60, 90]
const days = 365
const ages = 90
const first = Date.parse('2027-01-01')
const dayMs = 86_400_000
const dayAt = (index: number): string => dayOf(new Date(first + index * dayMs))

export class Rollups extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    migrate(ctx.storage, migrations)
  }

  /** A year of one experiment with four arms, closed on every horizon. */
  async fill(customers: number): Promise<void> {
    const n = Math.round(customers / (arms.length * days))
    const { sql } = this.ctx.storage
    const part = (share: number) => Math.round(n * share)
    for (const arm of arms) {
      for (let age = 0; age < ages; age++)
        sql.exec(`INSERT INTO loss_age VALUES ('one', 1, ?, ?, ?)`, arm, age, part(0.005) * days)
      for (let index = 0; index < days; index++) this.#fillDay(arm, dayAt(index), n)
    }
  }

  #fillDay(arm: string, day: string, n: number): void {
    const { sql } = this.ctx.storage
    const part = (share: number) => Math.round(n * share)
    const lost = part(0.005) * ages
    const counts = [n, part(0.2), part(0.5), lost, part(0.4), part(0.3), part(0.3) * 40, part(0.3) * 2000]
    const outcomes = [n, part(0.98), part(0.4), part(0.02), part(0.2), part(0.5), part(0.05)]
    const harm = [part(0.98), part(0.02), part(0.9), part(0.04)]
    const money = [part(0.98), part(0.7), n * 80.5, n * 9000.25, n * 3.3, n * 49.5, n * 2450.1, n * 3984.7]
    sql.exec(`INSERT INTO exposure_day VALUES ('one', 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, arm, day, ...counts)
    for (const horizon of horizons)
      sql.exec(
        `INSERT INTO outcome_day VALUES ('one', 1, ?, ?, ?, 'USD', ${marks(19)})`,
        horizon,
        day,
        arm,
        ...outcomes,
        ...harm,
        ...money,
      )
  }

  async report(): Promise<ExperimentSums> {
    return experimentSums(this.ctx.storage.sql, { experiment: 'one', phase: 1, daysOf: null })
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
          followed: { from: at, kind: null, judgedOn: null, seen },
          pays: { monthly: { amount: 4900, currency: 'USD' } },
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
app.post('/:object/fill/:customers', async (c) => {
  await c.env.ROLLUPS.getByName(c.req.param('object')).fill(Number(c.req.param('customers')))
  return c.text('filled')
})
app.get('/:object/report', async (c) => {
  const { arms } = await c.env.ROLLUPS.getByName(c.req.param('object')).report()
  return c.text(String(arms.reduce((sum, { matured }) => sum + (matured[0]?.n ?? 0), 0)))
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
