/** Two conversations about one plan: what is said in the one holds in the other (ADR 0041). */
import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { expect, it, vi } from 'vitest'
import type { Customer } from '#worker/customer/customer.ts'
import { day } from '../fixtures/a-clock.ts'
import { answer, begin, comesTo, customerObject, ledgerOf, refusal, ring, say, setFault } from './api.ts'
import { changes, leave, leaving, mendAfterEach, offered, silence, soon, yes } from './effects.ts'
import { erase, nextSecond } from './privacy.ts'
import { leave as leaveForReceipt, press } from './receipts.ts'

mendAfterEach()

const heard = ({ turn }: { turn: { messages: string[] } }): string => turn.messages.join(' ')

/** All of it happened two hours ago, and no alarm has come since. */
async function age(customer: string): Promise<void> {
  await runInDurableObject(customerObject(customer), (_: Customer, { storage }) => {
    const old = new Date(Date.now() - 2 * 3_600_000).toISOString()
    storage.sql.exec(`UPDATE events SET body = json_set(body, '$.at', ?)`, old)
  })
  await evictDurableObject(customerObject(customer))
}

it('T2 a conversation gone silent is over once another begins, also before the alarm has said so', async () => {
  const first = await offered('talks-silent')
  await age('talks-silent')
  const second = await begin('talks-silent')
  expect(second.ticket).not.toBe(first.ticket)
  const late = await answer(first.ticket, first.turn.number, { type: 'accepted' })
  const [status, { error, turn }] = await refusal(late)
  expect([status, error, turn?.outcome]).toEqual([422, 'not_an_answer', 'abandoned'])
  expect(await changes('talks-silent')).toEqual([])
})

it('T2 taken back from its receipt, an open conversation says no longer that the plan ends', async () => {
  const { path } = await leaveForReceipt('talks-back')
  await comesTo('talks-back', { status: 'cancelling', endsOn: '2027-03-15' })
  const open = await begin('talks-back')
  expect(heard(open)).toContain('already set to end')
  await comesTo('talks-back', {})
  await press(path)
  const [status, { turn }] = await refusal(await answer(open.ticket, open.turn.number, { type: 'declined' }))
  expect([status, turn?.outcome]).toEqual([422, 'abandoned'])
  expect(await changes('talks-back')).toEqual(['cancel', 'take_back'])
})

it('while a cancellation is being taken back, nobody is told that the plan ends all the same', async () => {
  silence()
  const { path } = await leaveForReceipt('talks-going-back')
  await comesTo('talks-going-back', { status: 'cancelling', endsOn: '2027-03-15' })
  await setFault('unlike')
  await press(path)
  const again = await begin('talks-going-back')
  expect(heard(again)).toContain('to take your cancellation back')
  expect(heard(await say(again, { type: 'declined' }))).toContain('your cancellation is being taken back')
})

it('what was entered is told also where billing cannot be asked', async () => {
  silence()
  await leave('talks-entered')
  await setFault('down')
  const again = await begin('talks-entered')
  expect(again.turn.input?.type).toBe('confirm')
  expect(heard(await say(again, { type: 'declined' }))).toContain('what you asked for on')
})

it('T44 who was erased and comes back hears of the cancellation that still waits', async () => {
  silence()
  await setFault('refuse')
  await leave('talks-erased')
  expect((await erase('talks-erased')).body.waiting).toEqual(['cancel_subscription'])
  await setFault('none')
  await nextSecond()
  expect(heard(await begin('talks-erased'))).toContain('You asked to cancel on')
})

it('asked for twice it ends on the day of the first time, and what was paid is settled once', async () => {
  silence()
  vi.useFakeTimers({ toFake: ['Date'] })
  const first = await leaving('israel-talks')
  await setFault('away')
  await yes(first)
  await setFault('none')
  vi.setSystemTime(Date.now() + day)
  const again = await begin('israel-talks')
  expect(again.turn.input?.type === 'confirm' && again.turn.input.more).toEqual([])
  await yes(again)
  await soon('israel-talks')
  const days = (await ledgerOf('israel-talks')).map(({ change }) => change.endsOn)
  expect(days).toHaveLength(2)
  expect(new Set(days).size).toBe(1)
})

it('who left, came back and left it at that has left by their own wish', async () => {
  await leave('talks-at-that')
  await comesTo('talks-at-that', { status: 'cancelling', endsOn: '2027-03-15' })
  await say(await begin('talks-at-that'), { type: 'declined' })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * day })
  await ring('talks-at-that')
  const seen = await runInDurableObject(customerObject('talks-at-that'), (_: Customer, { storage }) =>
    storage.sql
      .exec(
        `SELECT body ->> 'standing' AS standing, body ->> 'voluntary' AS wish FROM events WHERE type = 'standing_seen'`,
      )
      .toArray(),
  )
  expect(seen).toEqual([{ standing: 'cancelling', wish: 1 }])
})
