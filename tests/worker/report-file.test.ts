/** The report on an experiment as files, in the real runtime: the same figures as in the JSON document. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { ReportLine } from '#shared/experiments/report/lines.ts'
import { leavesIn, leavesOf, ofReport } from '#tests/figures/leaves.ts'
import { aDocument } from '../experiments/an-experiment.ts'
import { apiKeyBeside } from '../peers/test-settings.ts'
import { call, live, pass, some, told } from './experiments-api.ts'

const id = 'pause-length'
const day = '2027-01-12'

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2027-01-10T12:00:00Z') })
  await call('PUT', `/${id}`, aDocument())
  await call('POST', `/${id}/start`)
  const lived = (arm: string, kept: boolean, count: number) =>
    some(count, { experiment: id, arm, day, kept, outcome: kept ? 'kept' : 'cancelled' })
  await live([...lived('control', true, 60), ...lived('control', false, 90)])
  await live([...lived('today', true, 70), ...lived('today', false, 50)])
  await pass('2027-04-20T00:00:00Z')
})
afterAll(() => void vi.useRealTimers())

const fileOf = async (kind: string): Promise<string> =>
  new TextDecoder().decode(await (await call('GET', `/${id}/report.${kind}`)).arrayBuffer())

it('every figure of the document is in the file, and behind them the days', async () => {
  const lines = (await fileOf('ndjson'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ReportLine)
  const figures = lines.filter(({ measure }) => !measure.startsWith('days.'))
  expect(leavesIn(figures)).toEqual(leavesOf((await told(id)).report, ofReport))
  const judged = lines.filter(({ measure }) => measure === 'days.judged.kept')
  expect(judged.map(({ phase, day: on, arm, horizon, value }) => [phase, on, arm, horizon, value])).toEqual([
    [1, day, 'control', 90, 60],
    [1, day, 'today', 90, 70],
  ])
})

it('is in CSV of as many lines, and refused to others', async () => {
  const count = (await fileOf('ndjson')).trim().split('\n').length
  expect((await fileOf('csv')).trim().split('\r\n')).toHaveLength(1 + count)
  expect((await call('GET', `/${id}/report.csv`, undefined, apiKeyBeside)).status).toBe(404)
  expect((await call('GET', `/${id}/report.csv`, undefined, 'wrong')).status).toBe(401)
})
