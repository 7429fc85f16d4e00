/** Ten tries over three days, as a receiver sees them (T32), and what each bad answer leads to (T33). */
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { hour, second } from '../fixtures/a-clock.ts'
import { Box, begun, inWorld, told, type World } from './hooks.ts'

const minute = 60 * second
const delays = [0, 5 * second, 5 * minute, 30 * minute, ...[2, 5, 10, 14, 20, 24].map((n) => n * hour)]

const logOf = ({ hooks }: World, id: string) => hooks.open(id)?.log ?? []
const offOf = ({ hooks }: World, id: string) => hooks.open(id)?.endpoint.off?.why ?? null

describe('T32 a receiver that is down for days', () => {
  it.each([0, 1])(
    'is tried ten times over 75 h 35 min, jitter %d; then switched off and its owner told',
    (chance) =>
      inWorld(
        async (world) => {
          const box = new Box()
          await box.behave({ status: 500 })
          const { id, secret } = await world.add(box.url, { owner: 'ops@example.test' })
          world.hooks.tell([told('one')])
          const times: number[] = []
          for (let time = await world.tick(); time !== null; time = await world.tick())
            times.push(time - begun)
          const received = await box.received()
          const most = 1 + 0.1 * chance
          expect(times).toHaveLength(10)
          const gaps = times.map((time, n) => time - (times[n - 1] ?? 0))
          expect(gaps).toEqual(delays.map((delay) => Math.round(delay * most)))
          expect(times.at(-1)).toBe(Math.round((75 * hour + 35 * minute + 5 * second) * most))

          // The same message each time, with the moment of the try and a signature for it.
          expect(new Set(received.map(({ id }) => id)).size).toBe(1)
          expect(new Set(received.map(({ body }) => body)).size).toBe(1)
          expect(received.map(({ timestamp }) => Number(timestamp) * second - begun)).toEqual(
            times.map((time) => Math.floor(time / second) * second),
          )
          expect(new Set(received.map(({ signature }) => signature)).size).toBe(10)
          for (const { id, timestamp, signature, body } of received)
            expect(new Webhook(secret).sign(id, new Date(Number(timestamp) * second), body)).toBe(signature)

          expect(offOf(world, id)).toBe('failing')
          expect(logOf(world, id)).toMatchObject([{ state: 'failed', tries: 10, answer: '500' }])
          expect(world.letters).toMatchObject([{ to: { email: 'ops@example.test' }, locale: 'en' }])
          expect(world.letters[0]?.text).toContain('ten tries')
          expect(world.letters[0]?.text).not.toContain(new URL(box.url).pathname)
          await world.hooks.run()
          expect(world.letters).toHaveLength(1)
        },
        { chance: () => chance },
      ),
  )

  it('is sent to once more by one press, under the same id, and gets it once', () =>
    inWorld(async (world) => {
      const box = new Box()
      await box.behave({ status: 503 })
      const { id, secret } = await world.add(box.url)
      world.hooks.tell([told('one')])
      while ((await world.tick()) !== null);
      await box.behave({ status: 200 })
      const { place = -1 } = logOf(world, id)[0] ?? {}
      world.clock.now += 5 * 24 * hour
      expect(await world.hooks.does({ type: 'replay', id, place })).toEqual({ ok: true, secret: null })
      await Promise.all([world.hooks.run(), world.hooks.run()])
      await world.tick()
      const received = await box.received()
      expect(received).toHaveLength(11)
      const [first, last] = [received[0], received[10]]
      expect(last?.id).toBe(first?.id)
      expect(last?.signature).not.toBe(first?.signature)
      expect(Number(last?.timestamp) * second).toBe(Math.floor(world.clock.now / second) * second)
      const at = new Date(Number(last?.timestamp) * second)
      expect(new Webhook(secret).sign(last?.id ?? '', at, last?.body ?? '')).toBe(last?.signature)
      expect(logOf(world, id)).toMatchObject([{ state: 'delivered', tries: 11, answer: '200' }])
      // It stays off: the press was for one message.
      expect(offOf(world, id)).toBe('failing')
    }))

  it('is sent what was held, in order, once it is switched on again', () =>
    inWorld(async (world) => {
      const box = new Box()
      await box.behave({ status: 410 })
      const { id } = await world.add(box.url)
      world.hooks.tell([told('one')])
      await world.tick()
      world.hooks.tell([told('two', 0), told('two', 1)])
      expect(await world.tick()).toBeNull()
      expect(await box.received()).toHaveLength(1)
      await box.behave({ status: 204 })
      await world.hooks.does({ type: 'switch_on', id })
      await world.tick()
      expect(await box.received()).toHaveLength(3)
      expect(logOf(world, id).map(({ state }) => state)).toEqual(['delivered', 'delivered', 'failed'])
    }))

  it('what is held and is sent for by hand in vain stays held, and before what comes after it', () =>
    inWorld(async (world) => {
      const box = new Box()
      await box.behave({ status: 500 })
      const { id } = await world.add(box.url)
      await world.hooks.does({ type: 'switch_off', id })
      world.hooks.tell([told('one', 0), told('one', 1)])
      const { place = -1 } = logOf(world, id).at(-1) ?? {}
      for (let press = 0; press < 12; press++) {
        await world.hooks.does({ type: 'replay', id, place })
        await world.tick()
      }
      expect(await box.received()).toHaveLength(12)
      expect(logOf(world, id).map(({ state }) => state)).toEqual(['behind', 'waiting'])
      expect(offOf(world, id)).toBe('operator')
      expect(await world.tick()).toBeNull()
      await box.behave({ status: 200 })
      await world.hooks.does({ type: 'switch_on', id })
      await world.tick()
      expect(logOf(world, id).map(({ state }) => state)).toEqual(['delivered', 'delivered'])
      const ids = (await box.received()).slice(-2).map(({ id: message }) => message)
      expect(ids).toEqual(
        logOf(world, id)
          .map(({ id: message }) => message)
          .toReversed(),
      )
    }))

  it('what is held and goes through by hand makes way for what comes after it, once it is switched on', () =>
    inWorld(async (world) => {
      const box = new Box()
      const { id } = await world.add(box.url)
      await world.hooks.does({ type: 'switch_off', id })
      world.hooks.tell([told('one', 0), told('one', 1)])
      await world.hooks.does({ type: 'replay', id, place: logOf(world, id).at(-1)?.place ?? -1 })
      await world.tick()
      expect(await world.tick()).toBeNull()
      expect(logOf(world, id).map(({ state }) => state)).toEqual(['waiting', 'delivered'])
      await world.hooks.does({ type: 'switch_on', id })
      await world.tick()
      expect(logOf(world, id).map(({ state }) => state)).toEqual(['delivered', 'delivered'])
    }))

  it('after a crash in the middle of a try it is tried again, under the same id', () =>
    inWorld(async (world) => {
      const box = new Box()
      const { id } = await world.add(box.url)
      world.hooks.tell([told('one')])
      // As the object leaves it that is killed after the call went out: on record as begun, and no more.
      world.sql.exec(
        'UPDATE webhook_deliveries SET tries = 1, tried = ?, due = ?',
        begun,
        begun + 15 * second,
      )
      expect(await world.tick()).toBe(begun + 15 * second)
      expect(await box.received()).toHaveLength(1)
      expect(logOf(world, id)).toMatchObject([{ state: 'delivered', tries: 2 }])
    }))
})

describe('T33 a receiver that answers badly', () => {
  const tried = (
    manner: Parameters<Box['behave']>[0],
    look: (world: World, id: string, box: Box) => Promise<void>,
  ) =>
    inWorld(async (world) => {
      const box = new Box()
      const { id } = await world.add(box.url)
      await box.behave(manner)
      world.hooks.tell([told('one')])
      await world.tick()
      await look(world, id, box)
    })

  it('301: a failure, and the redirect is not followed', async () => {
    const other = new Box()
    await tried({ status: 301, headers: { location: other.url } }, async (world, id) => {
      expect(logOf(world, id)).toMatchObject([{ state: 'waiting', answer: '301', due: begun + 5 * second }])
    })
    expect(await other.received()).toEqual([])
  })

  it('410: switched off at once', () =>
    tried({ status: 410 }, async (world, id) => {
      expect(offOf(world, id)).toBe('gone')
      expect(logOf(world, id)).toMatchObject([{ state: 'failed', tries: 1, answer: '410' }])
      expect(await world.tick()).toBeNull()
    }))

  it.each([429, 503])('%d with Retry-After: left alone for that long', (status) =>
    tried({ status, headers: { 'retry-after': '3600' } }, async (world, id) => {
      expect(logOf(world, id)).toMatchObject([{ state: 'waiting', due: begun + hour }])
    }),
  )

  it('429 with a date, and with one that is a year away: not for longer than a day', async () => {
    const inTwoHours = new Date(begun + 2 * hour).toUTCString()
    await tried({ status: 429, headers: { 'retry-after': inTwoHours } }, async (world, id) => {
      expect(logOf(world, id)).toMatchObject([{ due: begun + 2 * hour }])
    })
    await tried({ status: 429, headers: { 'retry-after': '31536000' } }, async (world, id) => {
      expect(logOf(world, id)).toMatchObject([{ due: begun + 24 * hour }])
    })
    // Nobody else has a say in it.
    await tried({ status: 500, headers: { 'retry-after': '3600' } }, async (world, id) => {
      expect(logOf(world, id)).toMatchObject([{ due: begun + 5 * second }])
    })
  })

  it('200 after too long: a failure', () =>
    tried({ status: 200, after: 2 * second }, async (world, id) => {
      expect(logOf(world, id)).toMatchObject([{ state: 'waiting', answer: 'late' }])
    }))

  it('a body of 40 MB: delivered, and not read', () =>
    tried({ status: 200, bytes: 40_000_000 }, async (world, id, box) => {
      expect(logOf(world, id)).toMatchObject([{ state: 'delivered', answer: '200' }])
      // The sockets' own buffers take some megabytes; what is read of them is counted in webhook-secrets.test.ts.
      expect((await box.read()).taken).toBeLessThan(10_000_000)
    }))

  it('a body that never ends: cut off when the time is up', async () => {
    const began = performance.now()
    await tried({ status: 200, open: true }, async (world, id) => {
      expect(logOf(world, id)).toMatchObject([{ state: 'delivered', answer: '200' }])
    })
    expect(performance.now() - began).toBeLessThan(5 * second)
  })

  it('nothing listens there: a failure', () =>
    inWorld(async (world) => {
      const { id } = await world.add('http://127.0.0.1:1025/nobody')
      world.hooks.tell([told('one')])
      await world.tick()
      expect(logOf(world, id)).toMatchObject([{ state: 'waiting', answer: 'unreachable' }])
    }))
})
