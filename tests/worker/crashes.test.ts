/**
 * The object is cut off at each point of an effect's way and comes back from what is stored (T20). The same with the
 * runtime itself killed is `tests/e2e/crash.spec.ts`.
 */
import { abortAllDurableObjects } from 'cloudflare:test'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { copyFor } from '#shared/copy/copy.ts'
import { OutboxRows } from '#worker/customer/outbox-rows.ts'
import { Replies } from '#worker/customer/replies.ts'
import { answer, begin, callsAbout, current, eventsOf, ledgerOf, setFault, type Fault } from './api.ts'
import { changes, leave, leaving, offered, rowsOf, silence, soon, stuckOf, yes, type At } from './effects.ts'

afterEach(async () => {
  vi.restoreAllMocks()
  await setFault('none')
})

const cut = () => {
  throw new Error('cut off')
}

/** Where it is cut off: a method that throws there, or what billing does with the call. */
const points: Record<string, { cutting?: () => void; fault?: Fault }> = {
  'before the intent': { cutting: () => vi.spyOn(OutboxRows.prototype, 'add').mockImplementationOnce(cut) },
  'after the intent, before the call': {
    cutting: () => vi.spyOn(OutboxRows.prototype, 'leave').mockImplementation(cut),
  },
  'after the call left, before billing acted': { fault: 'down' },
  'after billing acted, before its answer': { fault: 'lost' },
  'after its answer, before the record': {
    cutting: () => vi.spyOn(OutboxRows.prototype, 'close').mockImplementation(cut),
  },
  'during the reply': { cutting: () => vi.spyOn(Replies.prototype, 'complete').mockImplementationOnce(cut) },
}

describe.each([
  ['an offer', offered, 'plan_change', 'ended.saved.done'],
  ['a cancellation', leaving, 'cancel', 'ended.cancelled.done'],
] as const)('%s', (what, upTo, change, said) => {
  it.each(Object.entries(points))(
    'T20 cut off %s: one effect, done, the same turn',
    async (point, { cutting, fault }) => {
      silence()
      const customer = `cut-${what} ${point}`.replaceAll(/\W+/g, '-')
      const at = await upTo(customer)
      if (fault) await setFault(fault)
      cutting?.()
      const press = () => answer(at.ticket, at.turn.number, { type: 'accepted' })
      await press().catch(() => undefined)
      vi.restoreAllMocks()
      silence()
      await abortAllDurableObjects()
      await setFault('none')

      const again = await press()
      expect(again.status).toBe(200)
      await soon(customer)
      await soon(customer)
      expect(await changes(customer)).toEqual([change])
      const ended = (await eventsOf(customer)).filter(
        (event) => event.type === 'effect_done' && event.key.endsWith('-0'),
      )
      expect(ended.filter((event) => 'effect' in event && event.effect !== 'notify')).toHaveLength(1)
      const { turn } = await current(at.ticket)
      expect(turn.messages).toEqual([copyFor('en').say(said)])
      const { turn: told }: { turn: At['turn'] } = await (await press()).json()
      expect(told.number).toBe(turn.number)
      expect(await stuckOf(customer)).toEqual([])
    },
  )
})

it('T20 what had left is read before it is written again, and done is not written twice', async () => {
  silence()
  const at = await leaving('cut-read')
  await setFault('lost')
  await yes(at)
  const [row] = await rowsOf('cut-read')
  expect(row).toMatchObject({ state: 'in_flight', attempts: 1 })
  expect(row?.left_at).toBeGreaterThan(0)
  await abortAllDurableObjects()
  await setFault('none')
  await soon('cut-read')
  const calls = (await callsAbout('cut-read')).filter((call) => call !== 'POST letters')
  expect(calls.slice(calls.indexOf('POST changes') + 1)).toEqual(['GET subscription'])
  expect(await ledgerOf('cut-read')).toHaveLength(1)
})

it('T28 where the intent to call cannot be written, no call leaves', async () => {
  silence()
  const at = await leaving('cut-disk')
  vi.spyOn(OutboxRows.prototype, 'leave').mockImplementation(cut)
  expect((await yes(at)).outcome).toBe('cancelled')
  expect(await callsAbout('cut-disk')).not.toContain('POST changes')
  vi.restoreAllMocks()
  silence()
  await soon('cut-disk')
  expect(await changes('cut-disk')).toEqual(['cancel'])
})

const rounds = 200
const atOnce = 20

it('T1 two tabs say yes to the same turn together, two hundred times: the same bytes, one change', async () => {
  const round = async (customer: string) => {
    const at = await offered(customer)
    const taps = await Promise.all([1, 2].map(() => answer(at.ticket, at.turn.number, { type: 'accepted' })))
    const [one, two] = await Promise.all(taps.map((tap) => tap.text()))
    expect(one).toBe(two)
    expect(await changes(customer)).toEqual(['plan_change'])
  }
  for (let from = 0; from < rounds; from += atOnce)
    await Promise.all(Array.from({ length: atOnce }, (_, n) => round(`both-${from + n}`)))
})

it('T2 one tab says yes, the other leaves, in any order: one outcome, and never both', async () => {
  const round = async (customer: string, isYesFirst: boolean) => {
    const at = await offered(customer)
    const other = await begin(customer)
    const accept = () => answer(at.ticket, at.turn.number, { type: 'accepted' })
    const goes = () => answer(other.ticket, at.turn.number, { type: 'leaving' })
    const both = await Promise.all(isYesFirst ? [accept(), goes()] : [goes(), accept()])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const { outcome } = (await current(at.ticket)).turn
    expect(await changes(customer)).toEqual(outcome === 'saved' ? ['plan_change'] : [])
  }
  for (let from = 0; from < rounds / 4; from += atOnce)
    await Promise.all(Array.from({ length: atOnce }, (_, n) => round(`either-${from + n}`, n % 2 === 0)))
})

it('T2 saved here and cancelled there: the exit page goes first, and the offer is not entered over it', async () => {
  silence()
  const at = await offered('over')
  await setFault('down')
  await yes(at)
  await setFault('none')
  await leave('over')
  await soon('over')
  expect(await changes('over')).toEqual(['cancel'])
})
