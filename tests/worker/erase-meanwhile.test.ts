/** An erasure while somebody waits for billing (T44). */
import { runInDurableObject } from 'cloudflare:test'
import { afterEach, expect, it, vi } from 'vitest'
import type { Customer } from '#worker/customer/customer.ts'
import { answer, begin, customerObject, ledgerOf, refusal, say, setFault } from './api.ts'
import { erase, nextSecond, silence } from './privacy.ts'

afterEach(async () => {
  vi.restoreAllMocks()
  await setFault('none')
})

it('T44 an answer that waits for billing meanwhile is told 404, not that something broke, and is done all the same', async () => {
  const asked = await say(await begin('waits'), { type: 'leaving' })
  await setFault('slow')
  const said = answer(asked.ticket, asked.turn.number, { type: 'accepted' })
  await expect.poll(() => stateOf('waits')).toBe('in_flight')
  await erase('waits')
  expect(await refusal(await said)).toMatchObject([404, { error: 'not_found' }])
  const entered = async () => (await ledgerOf('waits')).map(({ change }) => change.type)
  await expect.poll(entered, { timeout: 15_000 }).toEqual(['cancel'])
})

it('T44 whoever comes back while billing is not done yet is in no arm from before', async () => {
  silence()
  const exposed = () =>
    runInDurableObject(customerObject('armed'), (_: Customer, { storage }) =>
      storage.sql.exec('SELECT session FROM exposures').toArray(),
    )
  await begin('armed')
  const arm = `INSERT INTO exposures SELECT 'price-test', 1, 'b', 7, 30, 'then', session FROM events LIMIT 1`
  await runInDurableObject(customerObject('armed'), (_: Customer, { storage }) => void storage.sql.exec(arm))
  await setFault('down')
  await say(await say(await begin('armed'), { type: 'leaving' }), { type: 'accepted' })
  expect(await exposed()).toHaveLength(1)
  expect((await erase('armed')).body.waiting).toEqual(['cancel_subscription'])
  await nextSecond()
  await begin('armed')
  expect(await exposed()).toEqual([])
})

const stateOf = (customer: string) =>
  runInDurableObject(
    customerObject(customer),
    (_: Customer, { storage }) =>
      storage.sql.exec<{ state: string }>(`SELECT state FROM outbox WHERE lane = 'billing'`).toArray()[0]
        ?.state,
  )
