/** An experiment from its plan to its end, in the real runtime: planned, started, met, judged, called, stopped. */
import { runDurableObjectAlarm } from 'cloudflare:test'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { assign } from '#shared/experiments/assign.ts'
import { dayMs } from '#shared/retention.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { named } from '#worker/tenant/published.ts'
import { aDocument, anExperiment } from '../experiments/an-experiment.ts'
import { apiKeyBeside } from '../peers/test-settings.ts'
import { begin, customerObject, everything, say, send, tenantObject } from './api.ts'
import { post, press } from './playbook-forms.ts'
import { call, live, pass, refused, some, told } from './experiments-api.ts'

const id = 'pause-length'
const start = Date.parse('2027-01-10T12:00:00Z')
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: start }))
afterAll(() => void vi.useRealTimers())

const drawn = (arm: string, name: string): string => {
  const all = Array.from({ length: 100 }, (_, index) => `${name}-${index}`)
  return all.find((customer) => assign(anExperiment(), customer)?.arm === arm) ?? ''
}
const chose = (option: string) => ({ type: 'chose' as const, options: [option] })
const offered = async (customer: string) =>
  say(await say(await begin(customer), chose('unused')), chose('for_now'))
const rowsOf = async (customer: string) => {
  await runDurableObjectAlarm(customerObject(customer))
  const rows = await tenantObject().sessions(everything)
  return rows.filter((row) => row.customer === customer).toReversed()
}

const held = drawn('control', 'held')
const usual = drawn('today', 'usual')
const shorter = drawn('shorter', 'shorter')

describe('an experiment', () => {
  it('is planned and asks nobody yet', async () => {
    expect(await refused(await call('GET', `/${id}`))).toEqual([404, 'not_found', []])
    expect((await call('PUT', `/${id}`, { ...aDocument(), id: undefined })).status).toBe(200)
    expect(await told(id)).toMatchObject({ state: 'draft', report: null, experiment: { id, phase: 1 } })
    const customer = drawn('control', 'early')
    expect((await offered(customer)).turn.input?.type).toBe('offer')
  })

  it('starts once', async () => {
    expect((await call('POST', `/${id}/start`)).status).toBe(200)
    expect(await refused(await call('POST', `/${id}/start`))).toEqual([
      422,
      'experiment_refused',
      ['not_a_draft'],
    ])
    expect(await told(id)).toMatchObject({
      state: 'running',
      history: [
        { type: 'experiment_planned', by: 'api' },
        { type: 'experiment_started', by: 'api' },
      ],
    })
    const { experiments } = await (await call('GET', '')).json<{ experiments: unknown[] }>()
    expect(experiments).toMatchObject([{ id, state: 'running', phase: 1 }])
  })

  it('shows each customer their arm, and writes each exposure once, the holdout’s too', async () => {
    const atConfirm = await offered(held)
    expect(atConfirm.turn.input?.type).toBe('confirm')
    const [two, one] = [await offered(usual), await offered(shorter)]
    expect([two.turn.input?.type, one.turn.input?.type]).toEqual(['offer', 'offer'])
    expect(JSON.stringify(two.turn)).not.toBe(JSON.stringify(one.turn))
    await say(atConfirm, { type: 'declined' })
    for (const turn of [two, one]) await say(turn, { type: 'accepted' })
    for (const [customer, arm] of [
      [held, 'control'],
      [usual, 'today'],
      [shorter, 'shorter'],
    ] as const)
      expect((await rowsOf(customer))[0]).toMatchObject({
        exposed: [{ experiment: id, phase: 1, arm, horizon: 90 }],
      })
    const { report } = await told(id)
    expect(report?.arms.map((arm) => [arm.arm, arm.exposed.n, arm.exposed.accepted, arm.judged.n])).toEqual([
      ['control', 1, 0, 0],
      ['today', 1, 1, 0],
      ['shorter', 1, 1, 0],
    ])
  })

  it('judges them ninety days later, when their day is closed', async () => {
    for (const after of [30, 60, 90]) {
      vi.setSystemTime(start + after * dayMs)
      for (const customer of [held, usual, shorter]) await runDurableObjectAlarm(customerObject(customer))
    }
    await pass('2027-04-13T00:09:00Z')
    expect((await told(id)).report?.arms.map(({ judged }) => judged.n)).toEqual([0, 0, 0])
    await pass('2027-04-13T00:11:00Z')
    const { report } = await told(id)
    expect(report?.arms.map(({ judged }) => [judged.n, judged.known])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ])
    expect(report?.arms[1]?.against).toMatchObject({ saved: null, verdict: { state: 'collecting' } })
  })

  it('is called by the alarm once, and the call stays when the range has moved', async () => {
    const day = '2027-04-12'
    const lived = (arm: string, kept: boolean, count: number) =>
      some(count, { experiment: id, arm, day, kept, outcome: 'kept' })
    await live([...lived('control', true, 100), ...lived('control', false, 300)])
    await live([...lived('today', true, 180), ...lived('today', false, 120)])
    await live([...lived('shorter', true, 75), ...lived('shorter', false, 225)])
    await pass('2027-07-14T00:30:00Z')
    const today = (await told(id)).report?.arms[1]
    expect(today?.judged).toMatchObject({ n: 301 })
    const verdict = { state: 'keeps_more', call: { call: 'keeps_more', date: '2027-07-14', revision: 1 } }
    expect(today?.against?.verdict).toMatchObject(verdict)
    await pass('2027-07-20T00:30:00Z')
    expect((await told(id)).report?.arms[1]?.against?.verdict).toMatchObject(verdict)
    expect((await told(id)).report?.advice).toBe('called')
  })

  it('keeps the playbook from losing what it tries', async () => {
    const rules = defaultPlaybook.rules.filter(({ offer }) => offer !== 'pause-2')
    const { 'pause-2': _, ...offers } = defaultPlaybook.offers
    const body = JSON.stringify({ ...defaultPlaybook, rules, offers })
    const publishing = { ...(await named(body)), author: 'Ada', at: new Date().toISOString() }
    const problems = await tenantObject().publish({ ...publishing, name: 'default' })
    expect(problems.map(({ path }) => path)).toContain(`experiments.${id}.arms.2.changes.0.offer`)
    expect(await tenantObject().publishOver({ ...publishing, name: 'default' }, 0)).toMatchObject({
      ok: false,
      code: 'malformed',
    })
    const page = await press((await post({ press: 'check', text: body, author: 'Ada' })).html)
    expect(page.status).toBe(409)
    expect(page.text).toContain(
      `the experiment ${id} runs and would not fit any more: no offer is called pause-2`,
    )
    expect(await tenantObject().playbook('default')).toBeNull()
    expect(await tenantObject().publish({ ...publishing, name: 'another' })).toEqual([])
  })

  it('stopped, lets nobody new in; who is in it stays in their arm until it is finished', async () => {
    expect((await call('POST', `/${id}/stop`, { why: 'called' })).status).toBe(200)
    expect(await refused(await call('POST', `/${id}/stop`, {}))).toEqual([
      422,
      'experiment_refused',
      ['not_running'],
    ])
    const late = drawn('control', 'late')
    expect((await offered(late)).turn.input?.type).toBe('offer')
    const again = await offered(held)
    expect(again.turn.input?.type).toBe('confirm')
    await say(again, { type: 'declined' })
    expect((await rowsOf(held)).at(-1)).toMatchObject({ again: [{ experiment: id, phase: 1 }] })
    expect((await told(id)).stopped).toMatchObject({ why: 'called' })
    vi.setSystemTime(Date.now() + 92 * dayMs)
    expect((await told(id)).state).toBe('finished')
    expect((await tenantObject().live('default')).running).toEqual([])
  })

  it('is another tenant’s business in nothing', async () => {
    const response = await call('GET', `/${id}`, undefined, apiKeyBeside)
    expect(await refused(response)).toEqual([404, 'not_found', []])
    expect((await send(`/v1/experiments/${id}`)).status).toBe(401)
  })
})

describe('its exposures as a file', () => {
  const fileOf = async (kind: string) => {
    const response = await call('GET', `/${id}/exposures.${kind}`)
    return {
      type: response.headers.get('content-type'),
      text: new TextDecoder().decode(await response.arrayBuffer()),
    }
  }

  it('are all there, more than one page of them, and say of nobody who it was', async () => {
    const { type, text } = await fileOf('ndjson')
    expect(type).toBe('application/x-ndjson')
    const lines = text.trim().split('\n')
    const parsed = lines.map(
      (line) => JSON.parse(line) as { exposure: string; arm: string; later: unknown[] },
    )
    expect(parsed).toHaveLength(1003)
    expect(new Set(parsed.map(({ exposure }) => exposure)).size).toBe(1003)
    expect(parsed.filter(({ arm }) => arm === 'today')).toHaveLength(301)
    for (const secret of [held, usual, shorter, 'lived-']) expect(text).not.toContain(secret)
  })

  it('stand in a table a line for each day they are judged on', async () => {
    const { type, text } = await fileOf('csv')
    expect(type).toBe('text/csv; charset=utf-8')
    const [head, ...lines] = text.trim().split('\r\n')
    expect(head?.split(',').slice(0, 4)).toEqual(['"exposure"', '"phase"', '"day"', '"arm"'])
    expect(head).toMatch(/"value","refunded","complained"$/)
    expect(lines).toHaveLength(3 * 1003)
    const kept = lines.filter((line) => /"today".*,"90","1",/.test(line))
    expect(kept.length).toBeGreaterThanOrEqual(180)
  })

  it('of an experiment that there is not are none', async () => {
    expect((await call('GET', '/nobody/exposures.csv')).status).toBe(404)
  })
})
