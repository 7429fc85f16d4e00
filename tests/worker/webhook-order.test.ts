/** What one receiver gets comes in its order, and what another does has no part in it (T35). */
import { describe, expect, it } from 'vitest'
import { hour, second } from '../fixtures/a-clock.ts'
import { Box, begun, inWorld, told } from './hooks.ts'

const typesOf = async (box: Box) =>
  (await box.received()).map(({ body }) => {
    const { data }: { data: { session: string; endsOn: string | null } } = JSON.parse(body)
    return `${data.session} ${data.endsOn}`
  })

/** The nth thing that a session tells. */
function nth(session: string, n: number) {
  const one = told(session, n)
  if (one.event.type !== 'session.cancelled') throw new Error('only cancellations here')
  const data = { ...one.event.data, endsOn: `2027-01-0${n + 1}` }
  return { ...one, event: { ...one.event, data } }
}

describe('T35 the order of a session', () => {
  it('is kept at an endpoint that fails in the middle of it; other sessions pass', () =>
    inWorld(async ({ hooks, add, tick, clock }) => {
      const box = new Box()
      await box.behave({ status: 500 })
      await add(box.url)
      hooks.tell([nth('slow', 0), nth('slow', 1), nth('slow', 2)])
      await tick()
      expect(await typesOf(box)).toEqual(['slow 2027-01-01'])
      await box.behave({ status: 200 })
      hooks.tell([nth('quick', 0), nth('slow', 3)])
      await hooks.run()
      expect(await typesOf(box)).toEqual(['slow 2027-01-01', 'quick 2027-01-01'])
      clock.now += 5 * second
      await hooks.run()
      const rest = ['slow 2027-01-01', 'slow 2027-01-02', 'slow 2027-01-03', 'slow 2027-01-04']
      expect((await typesOf(box)).slice(2)).toEqual(rest)
    }))

  it('goes on behind a message that was given up', () =>
    inWorld(async ({ hooks, add, tick }) => {
      const box = new Box()
      await box.behave({ status: 500 })
      const { id } = await add(box.url)
      hooks.tell([nth('one', 0), nth('one', 1)])
      while ((await tick()) !== null);
      expect(await box.received()).toHaveLength(10)
      await box.behave({ status: 200 })
      await hooks.does({ type: 'switch_on', id })
      await tick()
      expect((await typesOf(box)).slice(10)).toEqual(['one 2027-01-02'])
    }))

  it('is not disturbed by what is sent by hand', () =>
    inWorld(async ({ hooks, add, tick, clock }) => {
      const box = new Box()
      const { id } = await add(box.url)
      hooks.tell([nth('one', 0)])
      await tick()
      await box.behave({ status: 500 })
      hooks.tell([nth('one', 1)])
      await tick()
      hooks.tell([nth('one', 2)])
      await box.behave({ status: 200 })
      const first = hooks.open(id)?.log.at(-1)?.place ?? -1
      await hooks.does({ type: 'replay', id, place: first })
      await hooks.run()
      expect(await typesOf(box)).toEqual(['one 2027-01-01', 'one 2027-01-02', 'one 2027-01-01'])
      clock.now += 5 * second
      await hooks.run()
      expect((await typesOf(box)).slice(3)).toEqual(['one 2027-01-02', 'one 2027-01-03'])
    }))
})

describe('T35 one endpoint and the others', () => {
  it('a receiver that answers no one holds up nobody else, neither now nor at the next run', () =>
    inWorld(
      async ({ hooks, add }) => {
        const [stuck, well] = [new Box(), new Box()]
        await stuck.behave({ after: 60 * second })
        await add(stuck.url)
        await add(well.url)
        hooks.tell([told('one')])
        const run = hooks.run()
        await expect.poll(() => well.received()).toHaveLength(1)
        hooks.tell([told('two')])
        void hooks.run()
        await expect.poll(() => well.received()).toHaveLength(2)
        expect(await stuck.received()).toHaveLength(1)
        await run
      },
      { patience: 1000 },
    ))

  it('one request at a time at each', () =>
    inWorld(async ({ hooks, add }) => {
      const box = new Box()
      await box.behave({ after: 50 })
      await add(box.url)
      hooks.tell(['a', 'b', 'c', 'd'].map((session) => told(session)))
      await Promise.all([hooks.run(), hooks.run(), hooks.run()])
      const times = (await box.received()).map(({ at }) => at)
      expect(times).toHaveLength(4)
      for (const [n, at] of times.entries()) if (n > 0) expect(at - (times[n - 1] ?? 0)).toBeGreaterThan(40)
    }))
})

describe('each thing is told once', () => {
  it('however often it is reported, also when a part of it was told before', () =>
    inWorld(async ({ hooks, add, tick }) => {
      const box = new Box()
      await add(box.url)
      hooks.tell([nth('one', 0)])
      hooks.tell([nth('one', 0), nth('one', 1)])
      await tick()
      hooks.tell([nth('one', 0), nth('one', 1)])
      expect(await tick()).toBeNull()
      expect(await typesOf(box)).toEqual(['one 2027-01-01', 'one 2027-01-02'])
      const ids = (await box.received()).map(({ id }) => id)
      expect(new Set(ids).size).toBe(2)
      for (const id of ids) expect(id).toMatch(/^msg_[0-9a-f]{32}$/)
    }))

  it('also after the message itself is gone; its key goes much later', () =>
    inWorld(async ({ hooks, add, tick, clock, sql }) => {
      const box = new Box()
      await add(box.url)
      hooks.tell([nth('one', 0)])
      await tick()
      clock.now += 31 * 24 * hour
      hooks.expire()
      const kept = () => sql.exec('SELECT body, customer FROM webhook_messages').toArray()
      expect(kept()).toEqual([{ body: null, customer: null }])
      expect(sql.exec('SELECT count(*) AS n FROM webhook_deliveries').one()['n']).toBe(0)
      hooks.tell([nth('one', 0)])
      expect(await tick()).toBeNull()
      expect(hooks.nextDue()).toBe(begun + 400 * 24 * hour)
      clock.now = begun + 400 * 24 * hour
      hooks.expire()
      expect(kept()).toEqual([])
    }))

  it('to those who asked for it, and of their customers', () =>
    inWorld(async ({ hooks, add, tick }) => {
      const [asks, other] = [new Box(), new Box()]
      await add(asks.url)
      await add(other.url, { types: ['session.saved'] })
      hooks.tell([{ ...told('test'), mode: 'test' }])
      expect(await tick()).toBeNull()
      hooks.tell([told('live')])
      await tick()
      expect([await typesOf(asks), await typesOf(other)]).toEqual([['live null'], []])
    }))

  it('T44 of a customer who is erased nothing more is sent, and nothing says who it was', () =>
    inWorld(async ({ hooks, add, tick, sql, clock }) => {
      const box = new Box()
      await box.behave({ status: 500 })
      await add(box.url)
      hooks.tell([nth('one', 0), nth('one', 1), told('two', 0, 'customer-2')])
      await tick()
      hooks.forget('customer-1', 'live')
      await box.behave({ status: 200 })
      clock.now += hour
      await hooks.run()
      expect((await typesOf(box)).toSorted()).toEqual(['one 2027-01-01', 'two null', 'two null'])
      const left = JSON.stringify(sql.exec('SELECT * FROM webhook_messages').toArray())
      expect(left).not.toContain('customer-1')
      hooks.tell([nth('one', 0)])
      expect(await tick()).toBeNull()
    }))
})
