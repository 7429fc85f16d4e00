/** Signatures as Standard Webhooks checks them, secrets under lock, and nothing said to anybody else (T46). */
import { Webhook } from 'standardwebhooks'
import { describe, expect, it, vi } from 'vitest'
import { locked, unlocked } from '#worker/identity/locked.ts'
import { newSecret, signedHeaders } from '#worker/webhooks/signature.ts'
import { sendOnce } from '#worker/webhooks/send.ts'
import { hour, second } from '../fixtures/a-clock.ts'
import { Box, inWorld, secretOf, told } from './hooks.ts'

const verified = (secret: string, headers: Record<string, string>, body: string): unknown =>
  new Webhook(secret).verify(body, headers)

describe('a signature', () => {
  it('is what the specification’s own library makes and takes', async () => {
    const [one, two] = [newSecret(), newSecret()]
    expect(one).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const message = { id: 'msg_1', body: '{"text":"שלום \\u2028 \ud83d\udc4b"}' }
    const now = Date.now()
    const headers = await signedHeaders(message, [one, two], now)
    expect(headers['webhook-signature'].split(' ')).toEqual(
      [one, two].map((secret) => new Webhook(secret).sign('msg_1', new Date(now), message.body)),
    )
    for (const secret of [one, two]) expect(verified(secret, headers, message.body)).toBeTruthy()
    expect(() => verified(newSecret(), headers, message.body)).toThrow('No matching signature')
    expect(() => verified(one, headers, `${message.body} `)).toThrow('No matching signature')
    expect(() => verified(one, { ...headers, 'webhook-id': 'msg_2' }, message.body)).toThrow(
      'No matching signature',
    )
    const old = await signedHeaders(message, [one], now - 301 * second)
    expect(() => verified(one, old, message.body)).toThrow('too old')
  })

  it('of the example that the specification prints is the same', async () => {
    const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' }
    const headers = await signedHeaders(
      message,
      ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
      1_614_265_330_000,
    )
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })
})

describe('a secret', () => {
  it('is kept under lock, and opens for nobody else', async () => {
    const key = 's'.repeat(43)
    const kept = await locked('webhook', 'one', 'whsec_x', key)
    expect(kept).not.toContain('whsec_x')
    expect(await locked('webhook', 'one', 'whsec_x', key)).not.toBe(kept)
    expect(await unlocked('webhook', 'one', kept, key)).toBe('whsec_x')
    const others = [
      unlocked('webhook', 'two', kept, key),
      unlocked('other', 'one', kept, key),
      unlocked('webhook', 'one', kept, 't'.repeat(43)),
      unlocked('webhook', 'one', `${kept.slice(0, -2)}AA`, key),
      unlocked('webhook', 'one', 'nonsense', key),
      unlocked('webhook', 'one', '', key),
    ]
    expect(await Promise.all(others)).toEqual(others.map(() => null))
  })

  it('that was changed signs beside the one before for a day, then alone', () =>
    inWorld(async ({ hooks, add, tick, clock, sql }) => {
      const box = new Box()
      const { id, secret: before } = await add(box.url)
      const after = secretOf(await hooks.does({ type: 'rotate', id }))
      const sent = async (session: string) => {
        hooks.tell([told(session, 0, 'customer-1', clock.now)])
        await tick()
        const { id: message = '', body = '', signature = '' } = (await box.received()).at(-1) ?? {}
        const by = (secret: string) => new Webhook(secret).sign(message, new Date(clock.now), body)
        return { signature, by }
      }
      const both = await sent('one')
      expect(both.signature).toBe(`${both.by(after)} ${both.by(before)}`)
      clock.now += 24 * hour
      const alone = await sent('two')
      expect(alone.signature).toBe(alone.by(after))
      const stored = JSON.stringify(sql.exec('SELECT * FROM webhook_endpoints').toArray())
      for (const secret of [before, after]) expect(stored).not.toContain(secret.slice(6))
    }))

  it('that cannot be opened any more sends nothing, and says so; another one mends it', () =>
    inWorld(async ({ hooks, add, tick, around }) => {
      const box = new Box()
      const { id } = await add(box.url)
      around.secret = 'another-secret-of-the-server'.repeat(2)
      hooks.tell([told('one')])
      await tick()
      expect(await box.received()).toEqual([])
      expect(hooks.open(id)?.log).toMatchObject([{ state: 'waiting', answer: 'locked' }])
      await hooks.does({ type: 'rotate', id })
      await tick()
      expect(await box.received()).toHaveLength(1)
    }))
})

describe('what a receiver answers', () => {
  const message = { id: 'msg_1', body: '{}', own: [], secrets: [newSecret()] }
  const outside = { loopback: true, patience: 1000 }

  it('T33 is read to 64 kB and no further', async () => {
    let read = 0
    const body = () =>
      new ReadableStream<Uint8Array>(
        {
          pull(controller) {
            read += 16 * 1024
            controller.enqueue(new Uint8Array(16 * 1024))
          },
        },
        { highWaterMark: 0 },
      )
    const reply = async () => new Response(body())
    const outcome = await sendOnce(
      { ...message, url: 'https://hooks.example.com/' },
      { ...outside, fetch: reply, fetchHere: reply },
      Date.now(),
    )
    expect(outcome).toEqual({ type: 'answered', status: 200, wish: null })
    expect(read).toBeGreaterThan(64 * 1024)
    expect(read).toBeLessThanOrEqual((64 + 32) * 1024)
  })

  it('T34 is never asked for at an address that is not allowed, whatever was saved', async () => {
    const fetch = vi.fn<() => Promise<Response>>()
    const strict = { loopback: false, patience: 1000, fetch, fetchHere: fetch }
    for (const url of [
      'http://127.0.0.1:9/',
      'https://127.1/',
      'https://[::ffff:10.0.0.1]/',
      'https://own.example.com/',
    ])
      expect(await sendOnce({ ...message, own: ['own.example.com'], url }, strict, 0)).toEqual({
        type: 'refused',
      })
    expect(fetch).not.toHaveBeenCalled()
  })

  it('T46 is neither kept nor logged, and neither is what was sent', () =>
    inWorld(async ({ hooks, add, tick, sql }) => {
      const said = ['log', 'info', 'warn', 'error', 'debug'].map((level) =>
        vi.spyOn(console, level as 'log').mockImplementation(() => undefined),
      )
      const box = new Box()
      await box.behave({ status: 500, bytes: 40_000, headers: { 'x-secret': 'planted' } })
      await add(box.url)
      await add('http://127.0.0.1:1025/nobody')
      hooks.tell([told('one', 0, 'planted@example.test')])
      while ((await tick()) !== null);
      for (const spy of said) expect(spy).not.toHaveBeenCalled()
      const kept = JSON.stringify(sql.exec('SELECT * FROM webhook_deliveries').toArray())
      expect(kept).not.toMatch(/xxx|planted/)
    }))
})
