/** What is refused, and what is stopped without a hand. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { aDocument, asToday, holdout, shorter } from '../experiments/an-experiment.ts'
import { tenantObject } from './api.ts'
import { call, live, pass, refused, some, told } from './experiments-api.ts'

const start = Date.parse('2027-01-10T12:00:00Z')
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: start }))
afterAll(() => void vi.useRealTimers())

const put = (id: string, changes: Record<string, unknown> = {}) =>
  call('PUT', `/${id}`, { ...aDocument(changes), id })

describe('nothing is half-started', () => {
  const ids = async () =>
    (await (await call('GET', '')).json<{ experiments: { id: string; state: string }[] }>()).experiments.map(
      ({ id, state }) => `${id} ${state}`,
    )
  let before: string[] = []
  beforeEach(async () => void (before = await ids()))

  it.each([
    ['weights that do not sum to 10,000', { arms: [holdout, asToday] }, 'weights_sum'],
    ['dates the wrong way round', { startsOn: '2027-03-01', endsOn: '2027-02-01' }, 'dates_reversed'],
    ['a horizon shorter than a pause', { horizon: 60 }, 'horizon_too_short'],
    ['a document of another form', { arms: 'two' }, 'malformed'],
    ['a field nobody knows', { colour: 'red' }, 'malformed'],
  ])('%s', async (_, changes, code) => {
    const [status, error, codes] = await refused(await put('bad', changes))
    expect([status, error]).toEqual([422, 'experiment_refused'])
    expect(codes).toContain(code)
    expect(await ids()).toEqual(before)
  })

  it('the name of the global holdout, and a body with another name than the address', async () => {
    expect(await refused(await put('holdout'))).toEqual([422, 'experiment_refused', ['id_reserved']])
    const other = await call('PUT', '/one', { ...aDocument(), id: 'other' })
    expect(await refused(other)).toEqual([400, 'bad_request', ['id']])
    expect((await call('POST', '/holdout/stop', {})).status).toBe(404)
    expect(await ids()).toEqual(before)
  })

  it('two experiments on one offer, and an arm added while one runs', async () => {
    expect([(await put('first')).status, (await put('second')).status]).toEqual([200, 200])
    expect((await call('POST', '/first/start')).status).toBe(200)
    const shared = await refused(await call('POST', '/second/start'))
    expect(shared).toEqual([422, 'experiment_refused', ['offer_shared']])
    expect((await told('second')).state).toBe('draft')
    const more = [{ ...holdout, weight: 1000 }, asToday, shorter, { ...asToday, id: 'fourth' }]
    expect(await refused(await put('first', { arms: more }))).toEqual([
      422,
      'experiment_refused',
      ['arm_added'],
    ])
    expect(await told('first')).toMatchObject({ experiment: { phase: 1 }, history: { length: 2 } })
    expect((await call('POST', '/first/phase', aDocument({ id: 'first', arms: more }))).status).toBe(200)
    expect(await told('first')).toMatchObject({ state: 'running', experiment: { phase: 2 } })
    expect((await put('first', { arms: more, name: 'Renamed' })).status).toBe(200)
    expect(await told('first')).toMatchObject({ experiment: { phase: 2, name: 'Renamed' } })
    expect((await call('POST', '/first/stop', { why: 'other' })).status).toBe(200)
  })

  it('one that is judged after its logs have gone', async () => {
    expect((await put('long', { horizon: 380 })).status).toBe(200)
    const [status, , codes] = await refused(await call('POST', '/long/start'))
    expect([status, codes]).toEqual([422, expect.arrayContaining(['kept_too_short'])])
    expect((await told('long')).state).toBe('draft')
  })
})

describe('an arm that does harm', () => {
  const id = 'harder'

  it('is stopped by the alarm, and everybody is let go', async () => {
    // Those of the experiment above are all judged by then, and its offers are free again.
    await pass('2027-06-01T12:00:00Z')
    expect((await put(id)).status).toBe(200)
    expect((await call('POST', `/${id}/start`)).status).toBe(200)
    const lived = (arm: string, outcome: 'cancelled' | 'abandoned', count: number) =>
      some(count, { experiment: id, arm, day: '2027-06-01', kept: false, outcome })
    await live([...lived('control', 'cancelled', 270), ...lived('control', 'abandoned', 130)])
    await live([...lived('today', 'cancelled', 200), ...lived('today', 'abandoned', 100)])
    await live([...lived('shorter', 'cancelled', 90), ...lived('shorter', 'abandoned', 210)])
    await pass('2027-06-02T00:09:00Z')
    expect((await told(id)).state).toBe('running')
    expect((await tenantObject().live('default')).running).toMatchObject([{ experiment: id, enrols: true }])
    await pass('2027-06-02T00:11:00Z')
    const now = await told(id)
    expect(now).toMatchObject({ state: 'stopped', stopped: { why: 'harm' } })
    expect(now.history.at(-1)).toEqual({
      type: 'experiment_stopped',
      at: '2027-06-02T00:10:00.000Z',
      by: 'parley',
      why: 'harm',
    })
    const harmed = now.report?.arms.find(({ arm }) => arm === 'shorter')?.against?.guardrails[0]
    expect(harmed).toMatchObject({ guardrail: 'leaving', state: 'harm', since: '2027-06-02' })
    expect(now.report?.arms[1]?.against?.guardrails[0]?.state).toBe('well')
    expect((await tenantObject().live('default')).running).toEqual([])
  })
})
