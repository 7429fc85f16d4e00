import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { copyFor } from '#shared/copy/copy.ts'
import type { Customer } from '#worker/customer/customer.ts'
import {
  answer,
  begin,
  current,
  customerObject,
  everything,
  ledgerOf,
  say,
  setFault,
  tenantObject,
} from './api.ts'

afterEach(async () => {
  await setFault('none')
})

describe('one conversation in the real runtime', () => {
  it('saves: the offer is applied, read back, and only then called done (S0.10, S1.10)', async () => {
    const begun = await begin('saved')
    const offered = await say(begun, { type: 'chose', options: ['price'] })
    expect(offered.turn.input?.type).toBe('offer')
    const ended = await say(offered, { type: 'accepted' })
    expect(ended.turn.outcome).toBe('saved')
    const { messages } = ended.turn
    expect(messages).toEqual([copyFor('en').say('ended.saved.done')])
    expect((await ledgerOf('saved')).map(({ change }) => change.type)).toEqual(['plan_change'])
  })

  it('cancels in two actions and reaches the tenant with its row', async () => {
    const begun = await begin('leaver')
    const asked = await say(begun, { type: 'leaving' })
    const ended = await say(asked, { type: 'accepted' })
    expect(ended.turn.outcome).toBe('cancelled')
    expect(ended.turn.receipt?.letter[0]).toBe('Noa,')
    await runDurableObjectAlarm(customerObject('leaver'))
    const rows = await tenantObject().sessions(everything)
    expect(rows.find((row) => row.customer === 'leaver')).toMatchObject({
      outcome: 'cancelled',
      billing: 'done',
    })
  })

  it('counts a double tap once: same answer, same bytes, one effect (T1, T5)', async () => {
    const begun = await begin('double')
    const offered = await say(begun, { type: 'chose', options: ['price'] })
    const taps = await Promise.all(
      [1, 2, 3, 4, 5].map(() => answer(begun.ticket, offered.turn.number, { type: 'accepted' })),
    )
    const bytes = await Promise.all(taps.map((tap) => tap.text()))
    expect(taps.map((tap) => tap.status)).toEqual([200, 200, 200, 200, 200])
    expect(new Set(bytes).size).toBe(1)
    expect(await ledgerOf('double')).toHaveLength(1)
  })

  it('two tabs, two answers: one outcome, the other gets 409 and the current turn (T2)', async () => {
    const one = await begin('tabs')
    const two = await begin('tabs')
    expect(two.turn).toEqual(one.turn)
    const offered = await say(one, { type: 'chose', options: ['price'] })
    await say(two, { type: 'chose', options: ['price'] })
    const number = offered.turn.number
    const both = await Promise.all([
      answer(one.ticket, number, { type: 'accepted' }),
      answer(two.ticket, number, { type: 'leaving' }),
    ])
    expect(both.map((response) => response.status)).toEqual([200, 409])
    const [, lost] = await Promise.all(both.map((response) => response.json<{ turn: { outcome: string } }>()))
    expect(lost?.turn.outcome).toBe('saved')
    expect((await ledgerOf('tabs')).map(({ change }) => change.type)).toEqual(['plan_change'])
  })

  it('goes on after the object was evicted, at the same turn with the same words (T24)', async () => {
    const begun = await begin('evicted')
    const written = await say(begun, { type: 'wrote', text: 'it is too expensive for me' })
    await evictDurableObject(customerObject('evicted'))
    const resumed = await current(begun.ticket)
    expect(resumed.turn).toEqual({ ...written.turn })
    expect(resumed.thread.map(({ text }) => text)).toContain('it is too expensive for me')
  })
})

describe('when billing does not answer', () => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
  })

  it('begins on unknown facts: the question, the way out, no offer', async () => {
    await setFault('down')
    const begun = await begin('unknown')
    expect(begun.turn.wayOut).toBe('Cancel now')
    const asked = await say(begun, { type: 'chose', options: ['price'] })
    expect(asked.turn.input?.type).toBe('confirm')
  })

  it('says nothing of the customer in a log, whatever billing answers with', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await setFault('garbled')
    const begun = await begin('garbled')
    await say(await say(begun, { type: 'leaving' }), { type: 'accepted' })
    expect(said).toHaveBeenCalled()
    expect(JSON.stringify(said.mock.calls)).not.toMatch(/Noa|example\.test|garbled/)
  })

  it('takes the cancellation, says so truly, and carries it out by the alarm (T22)', async () => {
    const begun = await begin('later')
    await setFault('down')
    const ended = await say(await say(begun, { type: 'leaving' }), { type: 'accepted' })
    expect(ended.turn.outcome).toBe('cancelled')
    expect(ended.turn.messages[0]).toMatch(/^We have your cancellation/)
    await setFault('none')
    await untilDone('later')
    expect(await ledgerOf('later')).toHaveLength(1)
    expect((await current(begun.ticket)).turn.messages).toEqual([copyFor('en').say('ended.cancelled.done')])
  })

  it('makes one effect of an answer that was lost on its way (T20, T21)', async () => {
    const begun = await begin('lost')
    await setFault('lost')
    await say(await say(begun, { type: 'leaving' }), { type: 'accepted' })
    await setFault('none')
    await untilDone('lost')
    expect(await ledgerOf('lost')).toHaveLength(1)
  })

  it('never says cancelled of what billing refused (T30)', async () => {
    const begun = await begin('refused')
    await setFault('refuse')
    const ended = await say(await say(begun, { type: 'leaving' }), { type: 'accepted' })
    expect(ended.turn.messages[0]).toMatch(/our billing has not taken it yet/)
  })
})

/** Makes everything due now and lets the alarm do it. */
async function untilDone(customer: string): Promise<void> {
  const object = customerObject(customer)
  await runInDurableObject(object, (_: Customer, state) => {
    state.storage.sql.exec(`UPDATE outbox SET due = 0`)
  })
  await runDurableObjectAlarm(object)
}
