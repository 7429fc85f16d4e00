/** Effects that billing declines, whose plan changed meanwhile, or that are asked for once more. */
import { describe, expect, it, vi } from 'vitest'
import { day, hour } from '../fixtures/a-clock.ts'
import {
  begin,
  callsAbout,
  comesTo,
  customerObject,
  eventsOf,
  ledgerOf,
  say,
  setFault,
  tenantObject,
} from './api.ts'
import {
  changes,
  leave,
  leaving,
  mendAfterEach,
  offered,
  rowsOf,
  sentence,
  silence,
  soon,
  stuckOf,
  yes,
} from './effects.ts'
import { lettersOf } from './receipts.ts'

mendAfterEach()

const failedIn = async (customer: string) =>
  (await eventsOf(customer)).filter(({ type }) => type === 'effect_failed')

describe('the plan changed between the offer and the yes', () => {
  it.each([
    ['upgraded', { plan: 'team' }, 'changed'],
    ['cancelled elsewhere', { status: 'cancelling', endsOn: '2027-03-15' }, 'ending'],
    ['past due', { status: 'past_due' }, 'owing'],
    ['another currency', { price: { amount: 4900, currency: 'EUR' } }, 'changed'],
  ] as const)(
    'T17 %s: nothing is changed, and the customer hears the truth',
    async (what, standing, told) => {
      const customer = `void-${what.replaceAll(' ', '-')}`
      const at = await offered(customer)
      await comesTo(customer, standing)
      const turn = await yes(at)
      expect(turn.messages).toEqual([sentence(`ended.saved.void.${told}`)])
      expect(await changes(customer)).toEqual([])
      expect(await callsAbout(customer)).not.toContain('POST changes')
      expect(await failedIn(customer)).toMatchObject([{ effect: 'apply_offer', late: false }])
      expect(await stuckOf(customer)).toEqual([])
    },
  )

  it('T17 and three days later by letter, where billing was down meanwhile', async () => {
    silence()
    const at = await offered('void-later')
    await setFault('down')
    await yes(at)
    await comesTo('void-later', { plan: 'team' })
    await setFault('none')
    await soon('void-later')
    const letter = (await lettersOf('void-later')).at(-1)
    expect(letter?.text).toContain(sentence('ended.saved.void.changed'))
    expect(await changes('void-later')).toEqual([])
  })
})

describe('somebody comes back while their cancellation is on its way', () => {
  it.each([
    ['down', ['cancel']],
    // It waits for a person, who has not pressed yet.
    ['refuse', []],
  ] as const)('with billing %s: they hear that it stands, and get no offer', async (fault, made) => {
    silence()
    const customer = `back-${fault}`
    await setFault(fault)
    await leave(customer)
    await setFault('none')
    const again = await begin(customer)
    expect(again.turn.messages[0]).toMatch(/^You asked to cancel on /)
    expect(again.turn.input?.type).toBe('confirm')
    const { turn } = await say(again, { type: 'declined' })
    expect(turn.messages[0]).toMatch(/^Nothing changes: what you asked for on .* will be done\.$/)
    await soon(customer)
    expect(await changes(customer)).toEqual(made)
  })
})

describe('billing says no', () => {
  it('T30 to a cancellation: what stands is said, support is called, and nobody reads *cancelled*', async () => {
    const at = await leaving('no-cancel')
    await setFault('refuse')
    const turn = await yes(at)
    expect(turn.messages[0]).toMatch(
      /^Your cancellation counts from now, but our billing has not taken it yet.* by \w+ \d+/,
    )
    expect(JSON.stringify(turn.messages)).not.toContain(sentence('ended.cancelled.done'))
    await soon('no-cancel')
    const [stuck] = await stuckOf('no-cancel')
    expect(stuck).toMatchObject({
      effect: 'cancel_subscription',
      needs: { why: { refused: 'billing said 422' } },
    })
    const [opened] = await tenantObject().casesOf(stuck?.session ?? '')
    expect(opened).toMatchObject({ kind: 'billing_correction', due: stuck?.needs.due })
  })

  it('T30 three days later: the same by letter, with a day', async () => {
    silence()
    const at = await leaving('no-later')
    await setFault('down')
    await yes(at)
    await setFault('refuse')
    await soon('no-later')
    const letter = (await lettersOf('no-later')).at(-1)
    expect(letter?.text).toMatch(
      /our billing has not taken it yet. Someone sees to it and writes to you by \w+ \d+/,
    )
    expect(letter?.text).not.toContain(sentence('ended.cancelled.done'))
  })
})

describe('the same yes again', () => {
  it('T3 after 30 seconds, 25 hours and 40 days: the same bytes, and billing is not asked', async () => {
    const at = await offered('resent')
    const given = { turn: at.turn.number, answer: { type: 'accepted' }, locale: 'en', reading: null } as const
    await say(at, { type: 'accepted' })
    const session = (await rowsOf('resent'))[0]?.key.replace(/-\d+-\d+$/, '') ?? ''
    const first = await customerObject('resent').answer(session, given)
    const calls = await callsAbout('resent')
    const start = Date.now()
    for (const later of [30_000, 25 * hour, 40 * day]) {
      vi.setSystemTime(start + later)
      expect(await customerObject('resent').answer(session, given)).toEqual(first)
    }
    expect(await callsAbout('resent')).toEqual(calls)
    expect(await ledgerOf('resent')).toHaveLength(1)
  })

  it('T4 what was agreed is sent as it was written down, with the key it was born with', async () => {
    silence()
    const at = await offered('same-body')
    await setFault('down')
    await yes(at)
    const [before] = await rowsOf('same-body')
    await setFault('none')
    await soon('same-body')
    const [entry] = await ledgerOf('same-body')
    expect(entry?.key).toBe(before?.key)
    expect(entry?.change).toEqual({ type: 'plan_change', plan: 'solo' })
  })
})
