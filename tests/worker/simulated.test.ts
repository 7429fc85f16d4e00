/** A made-up year among the rows of the demonstration's tenant, and of no other. */
import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ExperimentReport } from '#shared/experiments/report.ts'
import { nextClose, noCap, rebuild } from '#worker/tenant/experiments/close.ts'
import { rebuildEvidence } from '#worker/tenant/evidence.ts'
import { rebuildFigures } from '#worker/tenant/figures/keep.ts'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { testSettings } from '../peers/test-settings.ts'
import {
  aPlan,
  experiments,
  now as then,
  playYear,
  records,
  reportsOf,
  rowOfPlayed,
} from '../simulate/a-year.ts'
import { post, refusal } from './api.ts'
import { exposedRow } from './exposed-rows.ts'

const key = { authorization: `Bearer ${testSettings.PARLEY_DEMO_KEY}` }
const bring = (part: unknown, tenant = 'beside', headers = key) =>
  post(`/v1/simulated/${tenant}`, part, headers)

const rows = playYear(aPlan({ customers: 400 })).map(rowOfPlayed)
const tenant = () => env.TENANT.getByName('beside')

const tables = [
  'experiment_events',
  'experiment_calls',
  'experiment_looks',
  'figures',
  'evidence',
  'exposures',
  'exposure_day',
  'loss_age',
  'cohorts',
  'outcome_day',
  'outcomes',
  'segment_day',
  'segments',
]

const told = () =>
  runInDurableObject(tenant(), (_: Tenant, { storage: { sql } }) =>
    tables.map((table) => [
      table,
      sql
        .exec(`SELECT * FROM ${table}`)
        .toArray()
        .map((row) => JSON.stringify(row))
        .toSorted(),
    ]),
  )

const countAnew = () =>
  runInDurableObject(tenant(), (_: Tenant, { storage }) =>
    storage.transactionSync(() => {
      rebuildFigures(storage.sql)
      rebuildEvidence(storage.sql)
      rebuild(storage.sql, Date.now(), noCap)
    }),
  )

const seen = [{ day: 30, standing: 'paying' as const }]
const real: SessionRow = exposedRow({
  session: 'real',
  customer: 'real',
  day: '2026-08-01',
  arm: 'held',
  position: 9,
  seen,
})
let before: Awaited<ReturnType<typeof told>>

beforeAll(async () => {
  await tenant().report(real)
  await countAnew()
  before = await told()
})

async function importAll(): Promise<void> {
  for (let at = 0; at < rows.length; at += 200)
    expect((await bring({ type: 'rows', rows: rows.slice(at, at + 200) })).status).toBe(200)
}

describe('a year that is brought', () => {
  it('has its experiments planned, started and stopped in the past', async () => {
    expect((await bring({ type: 'begin', experiments: records })).status).toBe(200)
    for (const events of records) {
      const [planned] = events
      const id = planned?.type === 'experiment_planned' ? planned.experiment.id : ''
      expect((await tenant().experiment(id))?.history).toEqual(events)
    }
  })

  it('is kept row by row as it was made, and marked', async () => {
    await importAll()
    for (const row of [rows[0], rows[200], rows.at(-1)])
      expect(row && (await tenant().session(row.session))).toEqual({ ...row, simulated: true })
  })

  it('is closed as of the days that are over, and says what the rows say', async () => {
    const response = await bring({ type: 'close', experiments: experiments.map(({ id }) => id) })
    const { reports } = await response.json<{ reports: ExperimentReport[] }>()
    const short = (all: readonly ExperimentReport[], place: number) =>
      (all[place]?.arms ?? []).map(({ arm, exposed, judged: { n } }) => ({ arm, exposed, n }))
    const rest = reportsOf(rows)
    // The year ends in the past of this test, so every day may be closed that was not when it was made.
    for (const place of experiments.keys()) {
      const [found, wanted] = [short(reports, place), short(rest, place)]
      const letIn = (all: typeof found) => all.map(({ arm, exposed }) => ({ arm, exposed }))
      expect(letIn(found)).toEqual(letIn(wanted))
      const judged = (all: typeof found) => all.reduce((sum, { n }) => sum + n, 0)
      expect(judged(found)).toBeGreaterThanOrEqual(judged(wanted))
    }
    const isOpen = await runInDurableObject(tenant(), (_: Tenant, { storage }) => nextClose(storage.sql))
    expect(isOpen ?? Infinity).toBeGreaterThan(then.getTime())
  })

  it('counts as it would if it were counted anew, and is restated on no day', async () => {
    const kept = await told()
    await countAnew()
    expect(await told()).toEqual(kept)
    const restated = await runInDurableObject(
      tenant(),
      (_: Tenant, { storage }) =>
        storage.sql.exec('SELECT count(*) AS n FROM cohorts WHERE restated IS NOT NULL').one()['n'],
    )
    expect(restated).toBe(0)
  })

  it('goes without a trace, and what is real stays', async () => {
    expect((await bring({ type: 'begin', experiments: [] })).status).toBe(200)
    expect(await told()).toEqual(before)
    expect(await tenant().session('real')).toEqual(real)
    expect(await tenant().session(rows[0]?.session ?? '')).toBeNull()
  })
})

describe('what is refused', () => {
  it('a tenant of real customers, by the door and by its object', async () => {
    for (const part of [
      { type: 'begin', experiments: [] },
      { type: 'rows', rows: [rows[0]] },
      { type: 'close', experiments: [] },
    ])
      expect(await refusal(await bring(part, 'stripe'))).toMatchObject([403, { error: 'real_tenant' }])
    const object = env.TENANT.getByName('stripe')
    expect(await object.importRows(rows.slice(0, 1))).toEqual({ ok: false, error: 'real_tenant' })
    expect(await object.session(rows[0]?.session ?? '')).toBeNull()
  })

  it('a tenant that there is not, and one whose settings are gone', async () => {
    expect(await refusal(await bring({ type: 'begin', experiments: [] }, 'nobody'))).toMatchObject([
      404,
      { error: 'not_found' },
    ])
    expect(await env.TENANT.getByName('gone').beginSimulated([])).toEqual({ ok: false, error: 'real_tenant' })
  })

  it('whoever has not the key of the demonstration', async () => {
    for (const authorization of ['', 'Bearer x', testSettings.PARLEY_DEMO_KEY])
      expect((await bring({ type: 'begin', experiments: [] }, 'beside', { authorization })).status).toBe(401)
  })

  it.each([
    ['a real row', { type: 'rows', rows: [real] }],
    ['a test customer', { type: 'rows', rows: [{ ...rows[0], mode: 'test' }] }],
    ['no part at all', { type: 'all' }],
    ['an end that is no instant', { type: 'rows', rows: [{ ...rows[0], ended: 'yesterday' }] }],
  ])('%s, and nothing of it is kept', async (_, part) => {
    expect(await refusal(await bring(part))).toMatchObject([400, { error: 'bad_request' }])
    expect(await told()).toEqual(before)
  })
})
