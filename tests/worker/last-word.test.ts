/** A stuck cancellation and what its customer said after it (ADR 0026); found by the model run, seed 21. */
import { afterEach, expect, it, vi } from 'vitest'
import { customerObject, setFault } from './api.ts'
import { changes, leave, rowsOf, silence } from './effects.ts'
import { leave as leaveForReceipt, press } from './receipts.ts'

afterEach(async () => {
  vi.restoreAllMocks()
  await setFault('none')
})

it('I2 cancelled once more and that taken back: a person’s retry of the first one ends nothing', async () => {
  silence()
  await setFault('barred')
  await leave('last-word')
  const [first] = await rowsOf('last-word')
  expect(first).toMatchObject({ kind: 'cancel_subscription', state: 'stuck' })
  await setFault('none')
  const { path } = await leaveForReceipt('last-word')
  await press(path)
  expect(await changes('last-word')).toEqual(['cancel', 'take_back'])
  await customerObject('last-word').retryEffect(first?.key ?? '')
  expect(await changes('last-word')).toEqual(['cancel', 'take_back'])
  expect((await rowsOf('last-word')).find(({ key }) => key === first?.key)?.state).toBe('failed')
  const session = String(first?.key).replace(/-\d+-\d+$/, '')
  const told = await customerObject('last-word').record(session, 'en')
  if (!told.ok) throw new Error(told.code)
  expect(told.events.find(({ type }) => type === 'effect_failed')).toMatchObject({ void: 'taken_back' })
  expect(told.resumed.turn.messages.join(' ')).toContain('You have taken this cancellation back since')
})
