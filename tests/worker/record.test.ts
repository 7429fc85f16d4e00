import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { expect, it, vi } from 'vitest'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import type { Customer } from '#worker/customer/customer.ts'
import { named } from '#worker/tenant/published.ts'
import {
  begin,
  customerObject,
  everything,
  ledgerOf,
  newKey,
  post,
  refusal,
  say,
  tenantObject,
} from './api.ts'
import { key, who } from './api.ts'
import { signToken } from '#worker/identity/sign-token.ts'

it('keeps every event before the answer leaves, with what was tried and why', async () => {
  const offered = await say(await begin('traced'), { type: 'chose', options: ['competitor', 'price'] })
  await say(offered, { type: 'skipped' })
  const types = await runInDurableObject(customerObject('traced'), (_: Customer, state) =>
    state.storage.sql
      .exec<{ type: string }>('SELECT type FROM events ORDER BY position')
      .toArray()
      .map(({ type }) => type),
  )
  expect(types).toEqual([
    'session_started',
    'moved',
    'reason_given',
    'moved',
    'probe_asked',
    'question_skipped',
    'moved',
    'moved',
    'offer_considered',
    'offer_presented',
  ])
})

it('writes nothing at all where half of it cannot be written (T28)', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const begun = await begin('half')
  await runInDurableObject(customerObject('half'), (_: Customer, state) => {
    state.storage.sql.exec(
      `CREATE TRIGGER full BEFORE INSERT ON replies BEGIN SELECT RAISE(FAIL, 'disk full'); END`,
    )
  })
  const failed = await post(
    '/v1/sessions/current',
    { turn: 1, answer: { type: 'leaving' } },
    { authorization: `Bearer ${begun.ticket}` },
  )
  expect(failed.status).toBe(500)
  await runInDurableObject(customerObject('half'), (_: Customer, state) => {
    state.storage.sql.exec('DROP TRIGGER full')
  })
  const ended = await say(await say(begun, { type: 'leaving' }), { type: 'accepted' })
  expect(ended.turn.outcome).toBe('cancelled')
  expect(await ledgerOf('half')).toHaveLength(1)
})

it('a second account of a session never undoes a later one', async () => {
  await say(await say(await begin('rows'), { type: 'leaving' }), { type: 'accepted' })
  await runDurableObjectAlarm(customerObject('rows'))
  const [row] = (await tenantObject().sessions(everything)).filter(({ customer }) => customer === 'rows')
  expect(row?.billing).toBe('done')
  if (row) await tenantObject().report({ ...row, position: 1, billing: 'waiting' })
  expect((await tenantObject().session(row?.session ?? ''))?.billing).toBe('done')
})

it('lists exits newest first, by reason, outcome and day', async () => {
  const row = {
    position: 9,
    customer: 'x',
    mode: 'live',
    locale: 'en',
    tier: 'standard',
    accepted: null,
    billing: 'none',
  } as const
  const at = (day: number) => `2026-03-${String(day).padStart(2, '0')}T10:00:00.000Z`
  const tenant = tenantObject()
  for (let day = 1; day <= 9; day++) {
    const outcome = day % 3 === 0 ? ('kept' as const) : ('cancelled' as const)
    await tenant.report({
      ...row,
      session: `m${day}`,
      began: at(day),
      ended: at(day),
      outcome,
      reasons: [day % 2 ? 'price' : 'unused'],
      offers: [],
    })
  }
  const inMarch = { ...everything, from: '2026-03-01', until: '2026-03-31' }
  const ids = async (changed: object) =>
    (await tenant.sessions({ ...inMarch, ...changed })).map(({ session }) => session)
  expect(await ids({})).toEqual(['m9', 'm8', 'm7', 'm6', 'm5', 'm4', 'm3', 'm2', 'm1'])
  expect(await ids({ outcome: 'kept' })).toEqual(['m9', 'm6', 'm3'])
  expect(await ids({ reason: 'unused' })).toEqual(['m8', 'm6', 'm4', 'm2'])
  expect(await ids({ reason: 'use' })).toEqual([])
  expect(await ids({ from: '2026-03-03', until: '2026-03-04' })).toEqual(['m4', 'm3'])
  expect(await ids({ after: { ended: at(3), session: 'm3' } })).toEqual(['m2', 'm1'])
})

it('a session follows the playbook its token names, and none that has a problem is published', async () => {
  const quiet = { ...defaultPlaybook, name: 'Quiet', limits: { ...defaultPlaybook.limits, offers: 0 } }
  const publish = async (name: string, playbook: unknown) =>
    tenantObject().publish({
      ...(await named(JSON.stringify(playbook))),
      name,
      author: 'Ada',
      at: new Date().toISOString(),
    })
  expect(await publish('quiet', quiet)).toEqual([])
  expect(await publish('broken', { ...quiet, rules: [{ id: 'x' }] })).not.toEqual([])
  const open = async (playbook: string) => {
    const token = await signToken({ ...who('quiet'), playbook }, key, new Date())
    return post('/v1/sessions', { token, locale: 'en', key: newKey() })
  }
  const begun = (await (await open('quiet')).json()) as Awaited<ReturnType<typeof begin>>
  const asked = await say(begun, { type: 'chose', options: ['price'] })
  expect(asked.turn.input?.type).toBe('confirm')
  expect(await refusal(await open('broken'))).toMatchObject([404, { error: 'unknown_playbook' }])
})
