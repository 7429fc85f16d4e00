/** Effects when billing is away, alarms fail and clocks jump; and which of two goes first. */
import { describe, expect, it, vi } from 'vitest'
import { EventLog } from '#worker/customer/event-log.ts'
import { Tenant } from '#worker/tenant/tenant.ts'
import { day, hour } from '../fixtures/a-clock.ts'
import { current, eventsOf, heldCalls, ring, setFault, tenantObject } from './api.ts'
import {
  changes,
  leave,
  leaving,
  mendAfterEach,
  offered,
  pass,
  rowsOf,
  sentence,
  silence,
  soon,
  stuckOf,
  yes,
} from './effects.ts'
import { lettersOf } from './receipts.ts'

mendAfterEach()

const subjects = async (customer: string) => (await lettersOf(customer)).map(({ subject }) => subject)
/** How often billing was asked for what this customer decided. */
const triesOf = async (customer: string) =>
  (await rowsOf(customer)).find(({ kind }) => kind === 'apply_offer' || kind === 'cancel_subscription')
    ?.attempts
const settled = async (customer: string) =>
  (await eventsOf(customer)).filter(({ type }) => type === 'effect_done' || type === 'effect_failed')

describe('billing is down for three days', () => {
  it('T22 turns wait for one try and no pause, everybody hears when, one effect each after it, nothing is left (S0.16)', async () => {
    silence()
    const start = Date.now()
    const [saver, leaver] = [await offered('down-saver'), await leaving('down-leaver')]
    await setFault('away')
    const [saved, left] = [await yes(saver), await yes(leaver)]
    expect([await triesOf('down-saver'), await triesOf('down-leaver')]).toEqual([1, 1])
    expect(saved.messages[0]).toMatch(/^We have your request.* by \w+ \d+, \d{4}/)
    expect(left.messages[0]).toMatch(/^We have your cancellation.* by \w+ \d+, \d{4}/)

    const alarms = await pass('down-leaver', start + 3 * day - hour)
    await pass('down-saver', start + 3 * day - hour)
    expect(alarms).toBeGreaterThan(70)
    expect(alarms).toBeLessThan(140)
    expect((await leave('down-late')).outcome).toBe('cancelled')
    expect(await triesOf('down-late')).toBe(1)
    expect(await changes('down-leaver')).toEqual([])

    await pass('down-leaver', start + 3 * day + hour)
    const listed = await stuckOf('down-leaver')
    expect(listed.find(({ effect }) => effect === 'cancel_subscription')?.needs.why).toBe('long')
    await setFault('none')
    for (const one of ['down-leaver', 'down-saver', 'down-late']) await pass(one, start + 3 * day + 3 * hour)
    expect(await changes('down-saver')).toEqual(['plan_change'])
    expect(await changes('down-leaver')).toEqual(['cancel'])
    expect(await changes('down-late')).toEqual(['cancel'])
    expect((await lettersOf('down-saver')).at(-1)?.text).toContain(sentence('ended.saved.done'))
    expect((await lettersOf('down-leaver')).at(-1)?.text).toContain(sentence('ended.cancelled.done'))
    expect(await tenantObject().stuck(100)).toEqual([])
    expect(await tenantObject().countStuck()).toBe(0)
  })

  it('T22 a provider that takes the call and says nothing: the customer is answered first, and it counts', async () => {
    silence()
    const at = await leaving('stalled')
    await setFault('stalled')
    expect((await yes(at)).messages[0]).toMatch(/^We have your cancellation/)
    expect(await heldCalls()).toBe(1)
    expect(await changes('stalled')).toEqual([])
    await setFault('none')
    // By the call that was held: whoever had waited for it with the customer would have given it up before.
    await expect.poll(() => changes('stalled')).toEqual(['cancel'])
    await soon('stalled')
    expect(await changes('stalled')).toEqual(['cancel'])
  })

  it('T22 a provider that names its own time is asked again then, and not before', async () => {
    silence()
    const at = await leaving('busy')
    await setFault('busy')
    await yes(at)
    const [row] = await rowsOf('busy')
    expect((row?.due ?? 0) - Date.now()).toBeGreaterThan(1_790_000)
    expect((row?.due ?? 0) - Date.now()).toBeLessThan(2_500_000)
  })

  it('T26 the clock jumps back an hour and on three days: once, in order, and nothing comes early', async () => {
    silence()
    const at = await leaving('jumpy')
    await setFault('away')
    const start = Date.now()
    await yes(at)
    await setFault('none')
    vi.setSystemTime(start - hour)
    await ring('jumpy')
    expect(await changes('jumpy')).toEqual([])
    vi.setSystemTime(start + 3 * day)
    await ring('jumpy')
    await ring('jumpy')
    expect(await changes('jumpy')).toEqual(['cancel'])
    expect((await settled('jumpy')).filter((event) => 'late' in event && event.late)).toHaveLength(1)
  })
})

describe('the alarm', () => {
  it('T23 throws seven times, and the work still ends: it sets itself again each time', async () => {
    silence()
    const at = await leaving('thrown')
    await setFault('down')
    await yes(at)
    await setFault('none')
    const thrower = vi.spyOn(EventLog.prototype, 'expireWords').mockImplementation(() => {
      throw new Error('on purpose')
    })
    for (let times = 0; times < 7; times++) expect(await ring('thrown')).toBe(true)
    expect(thrower).toHaveBeenCalledTimes(7)
    thrower.mockRestore()
    await soon('thrown')
    expect(await changes('thrown')).toEqual(['cancel'])
  })

  it('T23 a poison notice holds nobody up, nor does a stuck offer: the next session goes through', async () => {
    silence()
    const poison = vi.spyOn(Tenant.prototype, 'report').mockRejectedValue(new Error('poison'))
    const offer = await offered('poisoned')
    await setFault('unlike')
    await yes(offer)
    for (let times = 0; times < 4; times++) await soon('poisoned')
    expect(await stuckOf('poisoned')).toMatchObject([{ effect: 'apply_offer', needs: { why: 'unlike' } }])
    await setFault('none')
    expect((await leave('poisoned')).messages).toEqual([sentence('ended.cancelled.done')])
    await expect.poll(() => subjects('poisoned')).toContain('Your cancellation with Fernleaf')
    expect(await changes('poisoned')).toEqual(['cancel'])
    poison.mockRestore()
    await soon('poisoned')
    expect(
      (await rowsOf('poisoned')).filter(({ kind, state }) => kind === 'report' && state === 'waiting'),
    ).toEqual([])
  })
})

describe('what the customer said last counts (I5)', () => {
  it('a cancellation goes before an offer that is not done yet, and the offer is given up', async () => {
    silence()
    const offer = await offered('mind')
    await setFault('down')
    expect((await yes(offer)).outcome).toBe('saved')
    await setFault('none')
    expect((await leave('mind')).messages).toEqual([sentence('ended.cancelled.done')])
    await soon('mind')
    expect(await changes('mind')).toEqual(['cancel'])
    expect((await current(offer.ticket)).turn.messages).toEqual([sentence('ended.saved.void.ending')])
    expect(await stuckOf('mind')).toEqual([])
  })

  it('an offer that had reached billing before is done, whatever was heard of it', async () => {
    silence()
    const offer = await offered('mind-lost')
    await setFault('lost')
    await yes(offer)
    await setFault('none')
    await leave('mind-lost')
    await soon('mind-lost')
    expect(await changes('mind-lost')).toEqual(['plan_change', 'cancel'])
    const done = (await settled('mind-lost')).filter(
      (event) => 'effect' in event && event.effect === 'apply_offer',
    )
    expect(done).toMatchObject([{ type: 'effect_done' }])
  })
})
