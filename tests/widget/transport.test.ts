import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { begin } from '#widget/begin.ts'
import type { Order } from '#widget/options.ts'
import { createTransport } from '#widget/transport.ts'
import { aFrame, aTurn } from '#tests/fixtures/a-turn.ts'

const never = new Promise<never>(() => {})
const begun = { ticket: 'ticket-1', frame: aFrame, thread: [], turn: aTurn() }
const body = JSON.stringify({ turn: 1, answer: { type: 'skipped' } })

const anOrder = (changes: Partial<Order> = {}): Order => ({
  token: 'token-1',
  exit: '/cancel',
  locale: 'en',
  base: 'https://parley.example/parley.js',
  key: 'key-of-this-begin',
  begin,
  late: never,
  pressed: undefined,
  closed: () => {},
  ...changes,
})

/** Answers each request with the next of the list; an answer may be the loss of the network. */
const answers = (...list: (() => Response)[]) => {
  const calls: { path: string; method: string; body: unknown; pass: unknown }[] = []
  vi.stubGlobal('fetch', async (url: URL, init: RequestInit = {}) => {
    const pass = new Headers(init.headers).get('authorization')
    calls.push({ path: url.pathname, method: init.method ?? 'GET', body: init.body, pass })
    return list.shift()?.() ?? Response.json({}, { status: 500 })
  })
  return calls
}

const says =
  (value: unknown, status = 200) =>
  () =>
    Response.json(value, { status })
const lost = () => {
  throw new TypeError('Failed to fetch')
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('sessionStorage', {})
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Lets all pauses pass. */
const soon = async <T>(promise: Promise<T>): Promise<T> => {
  promise.catch(() => {})
  await vi.advanceTimersByTimeAsync(5000)
  return promise
}

describe('begin', () => {
  test('uses the answer to the begin the loader has already sent', async () => {
    const calls = answers()
    const early = Promise.resolve<[string, Response]>(['token-1', says(begun, 201)()])
    const { turn } = await soon(createTransport(anOrder({ begun: early })).open(never))
    expect(turn).toEqual(begun.turn)
    expect(calls).toEqual([])
  })

  test('is sent again with the same key when no answer came', async () => {
    const calls = answers(lost, says({ error: 'unavailable' }, 503), says(begun, 201))
    await soon(createTransport(anOrder()).open(never))
    const request = JSON.stringify({ token: 'token-1', locale: 'en', key: 'key-of-this-begin' })
    expect(calls.map((call) => call.body)).toEqual([request, request, request])
  })

  test('is sent again where too many came just now (429), and not where it was refused', async () => {
    const refused = answers(says({ error: 'token' }, 401), says(begun, 201))
    await expect(soon(createTransport(anOrder()).open(never))).rejects.toThrow()
    expect(refused).toHaveLength(1)
    const calls = answers(says({ error: 'too_many' }, 429), says(begun, 201))
    await soon(createTransport(anOrder()).open(never))
    expect(calls).toHaveLength(2)
  })

  test('of a spent token takes up the session by the ticket kept for that token', async () => {
    answers(says(begun, 201))
    await soon(createTransport(anOrder()).open(never))
    const calls = answers(says({ error: 'token_used' }, 401), says({ ...begun, ticket: undefined }))
    await soon(createTransport(anOrder()).open(never))
    expect(calls[1]).toMatchObject({ path: '/v1/sessions/current', method: 'GET', pass: 'Bearer ticket-1' })
  })

  test('that is refused is not tried again', async () => {
    const calls = answers(says({ error: 'token_expired', message: 'Too old.' }, 401))
    const opened = soon(createTransport(anOrder()).open(never))
    await expect(opened).rejects.toMatchObject({ code: 'token_expired', message: 'Too old.', status: 401 })
    expect(calls).toHaveLength(1)
  })

  test('that brings a question of a kind yet unknown is not tried again, and says so (T24)', async () => {
    const calls = answers(says({ ...begun, turn: { ...begun.turn, input: { type: 'slider' } } }, 201))
    await expect(soon(createTransport(anOrder()).open(never))).rejects.toMatchObject({ code: 'outdated' })
    expect(calls).toHaveLength(1)
  })

  test('fails when it is late, whatever the worker does', async () => {
    answers(lost, lost, lost, lost, lost, lost)
    const late = new Promise<never>((_, fail) => setTimeout(fail, 3500, new Error('late')))
    await expect(soon(createTransport(anOrder()).open(late))).rejects.toThrow('late')
  })
})

describe('an answer', () => {
  test('is sent with the same bytes until it is answered', async () => {
    const turn = aTurn({ number: 2 })
    const calls = answers(() => new Response('<h1>Bad gateway</h1>', { status: 502 }), says({ turn }))
    expect(await soon(createTransport(anOrder()).answer(body, never))).toEqual({ turn })
    expect(calls.map((call) => call.body)).toEqual([body, body])
  })

  test.each([
    [409, 'stale_turn'],
    [422, 'not_an_answer'],
  ])('refused with %i brings where the conversation is now', async (status, error) => {
    answers(says({ error, turn: aTurn({ number: 3 }) }, status), says(begun))
    expect(await soon(createTransport(anOrder()).answer(body, never))).toMatchObject({ thread: [] })
  })

  test('refused for good says why', async () => {
    answers(says({ error: 'bad_ticket', message: 'No.' }, 401))
    const answered = soon(createTransport(anOrder()).answer(body, never))
    await expect(answered).rejects.toMatchObject({ code: 'bad_ticket' })
  })
})
