/** A bandit that somebody turned on, by the alarm of the tenant's object (S2.1, statistics 2.12). */
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { aDocument, fourArms } from '../experiments/an-experiment.ts'
import { tenantObject } from './api.ts'
import { call, live, pass, refused, some, told } from './experiments-api.ts'

const id = 'which-words'
const day = '2027-01-10'
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(`${day}T08:00:00Z`) }))
afterAll(() => void vi.useRealTimers())

const lived = (arm: string, n: number, share: number) => [
  ...some(n * share, { experiment: id, arm, day, kept: true, outcome: 'kept' }),
  ...some(n * (1 - share), { experiment: id, arm, day, kept: false, outcome: 'kept' }),
]
const weights = async () => {
  const { running } = await tenantObject().live('default')
  return running.map(({ phase, body }) => {
    const { arms } = JSON.parse(body) as { arms: { weight: number }[] }
    return [phase, ...arms.map(({ weight }) => weight)]
  })
}

it('moves weights once, when day 30 is known, and at most once a day', async () => {
  const few = await call('PUT', `/${id}`, { ...aDocument({ bandit: { floor: 1000 } }), id })
  expect(await refused(few)).toEqual([422, 'experiment_refused', ['bandit_too_few']])
  const document = { ...aDocument({ arms: fourArms, bandit: { floor: 1000 } }), id }
  expect((await call('PUT', `/${id}`, document)).status).toBe(200)
  expect((await call('POST', `/${id}/start`)).status).toBe(200)
  await live([
    ...lived('control', 400, 0.25),
    ...lived('today', 200, 0.25),
    ...lived('shorter', 200, 0.25),
    ...lived('warmer', 200, 0.75),
  ])
  await pass('2027-02-12T00:09:00Z')
  expect(await weights()).toEqual([[1, 4000, 2000, 2000, 2000]])
  expect((await told(id)).report?.method).toBe('pooled')

  await pass('2027-02-12T00:11:00Z')
  expect(await weights()).toEqual([[2, 4000, 600, 600, 4800]])
  const { experiment, history, report } = await told(id)
  expect(experiment).toMatchObject({ phase: 2, bandit: { floor: 1000 } })
  expect(history.at(-1)).toMatchObject({
    type: 'phase_begun',
    by: 'parley',
    at: '2027-02-12T00:10:00.000Z',
  })
  expect(report).toMatchObject({ state: 'running', method: 'daily', phase: 2, isBlocked: false })

  // What is known is the same the next days: so are the weights.
  await pass('2027-02-20T00:11:00Z')
  expect((await told(id)).history).toHaveLength(3)
})

it('does nothing where a team has not turned it on', async () => {
  const other = { ...aDocument({ arms: fourArms }), id: 'off' }
  expect((await call('POST', `/${id}/stop`, {})).status).toBe(200)
  await pass('2027-06-01T12:00:00Z')
  expect((await call('PUT', '/off', other)).status).toBe(200)
  expect((await call('POST', '/off/start')).status).toBe(200)
  const later = (arm: string, kept: boolean, n: number) =>
    some(n, { experiment: 'off', arm, day: '2027-06-01', kept, outcome: 'kept' })
  for (const arm of ['today', 'shorter']) await live([...later(arm, true, 50), ...later(arm, false, 150)])
  await live([...later('control', false, 400), ...later('warmer', true, 150), ...later('warmer', false, 50)])
  await pass('2027-07-10T00:11:00Z')
  expect(await weights()).toEqual([[1, 4000, 2000, 2000, 2000]])
})
