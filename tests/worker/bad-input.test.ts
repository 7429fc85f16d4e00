import { describe, expect, it } from 'vitest'
import { answer, begin, current, newKey, origin, post, refusal, send, tokenFor } from './api.ts'

/** Each is refused with its code, and the conversation stands where it stood. */
const bodies: [string, string, Record<string, string>, number, string][] = [
  [
    'over 64 kB',
    JSON.stringify({ turn: 1, answer: { type: 'wrote', text: 'x'.repeat(70_000) } }),
    {},
    413,
    'too_large',
  ],
  ['of another type', 'turn=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'wrong_type'],
  ['of no type', '{}', { 'content-type': '' }, 415, 'wrong_type'],
  ['not JSON', '{"turn": 1,', {}, 400, 'bad_json'],
  ['empty', '', {}, 400, 'bad_json'],
  ['an array', '[]', {}, 400, 'bad_request'],
  ['with an unknown key', '{"turn":1,"answer":{"type":"leaving"},"price":1}', {}, 400, 'bad_request'],
  [
    'with an unknown key in the answer (T13)',
    '{"turn":1,"answer":{"type":"accepted","offer":"loyal-30"}}',
    {},
    400,
    'bad_request',
  ],
  ['with __proto__', '{"turn":1,"answer":{"type":"leaving","__proto__":{"x":1}}}', {}, 400, 'bad_request'],
  [
    'with __proto__ in disguise',
    '{"turn":1,"answer":{"type":"leaving","\\u005f_proto__":{}}}',
    {},
    400,
    'bad_request',
  ],
  [
    'with __proto__ at the top',
    '{"__proto__":{},"turn":1,"answer":{"type":"leaving"}}',
    {},
    400,
    'bad_request',
  ],
  [
    'of 5,001 characters',
    JSON.stringify({ turn: 1, answer: { type: 'wrote', text: 'x'.repeat(5001) } }),
    {},
    400,
    'bad_request',
  ],
  ['with an empty comment', '{"turn":1,"answer":{"type":"wrote","text":""}}', {}, 400, 'bad_request'],
  ['with an answer of no kind', '{"turn":1,"answer":{"type":"bribed"}}', {}, 400, 'bad_request'],
  ['with half a turn', '{"turn":1.5,"answer":{"type":"leaving"}}', {}, 400, 'bad_request'],
  ['with no turn', '{"answer":{"type":"leaving"}}', {}, 400, 'bad_request'],
  ['choosing nothing', '{"turn":1,"answer":{"type":"chose","options":[]}}', {}, 400, 'bad_request'],
  [
    'choosing what is not there',
    '{"turn":1,"answer":{"type":"chose","options":["constructor"]}}',
    {},
    422,
    'not_an_answer',
  ],
  ['accepting where nothing is offered', '{"turn":1,"answer":{"type":"accepted"}}', {}, 422, 'not_an_answer'],
  ['about a turn to come', '{"turn":7,"answer":{"type":"leaving"}}', {}, 409, 'stale_turn'],
  ['about turn 0', '{"turn":0,"answer":{"type":"leaving"}}', {}, 400, 'bad_request'],
]

describe('a bad body', () => {
  it.each(bodies)('T37, T38 %s is refused and nothing is lost', async (name, body, headers, status, code) => {
    const begun = await begin(`bad ${name}`)
    const response = await post('/v1/sessions/current', body, {
      authorization: `Bearer ${begun.ticket}`,
      ...headers,
    })
    expect(await refusal(response)).toMatchObject([
      status,
      { error: code, message: expect.any(String) as string },
    ])
    expect((await current(begun.ticket)).turn).toEqual(begun.turn)
  })

  it('that streams past the limit without saying how long it is, is cut off', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(16_384))
    let left = 10
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (left-- > 0) controller.enqueue(chunk)
        else controller.close()
      },
    })
    const response = await send('/v1/sessions', {
      method: 'POST',
      headers: { origin, 'content-type': 'text/plain' },
      body,
    })
    expect(await refusal(response)).toMatchObject([413, { error: 'too_large' }])
  })

  it('names the field that was wrong', async () => {
    const [, { fields }] = await refusal(
      await post('/v1/sessions', { token: 'x', locale: 'en', key: 'short' }),
    )
    expect(fields?.map(({ path }) => path)).toEqual(['key'])
  })
})

describe('languages', () => {
  it.each(['xx', 'not a tag!', '', 'he-IL', 'iw', 'en_GB'])(
    '%j is answered in a language we speak',
    async (locale) => {
      const body = { token: await tokenFor(`locale ${locale}`), locale, key: newKey() }
      const response = await post('/v1/sessions', body)
      expect(response.status).toBe(201)
      const { frame }: { frame: { direction: string } } = await response.json()
      expect(frame.direction).toBe(locale.startsWith('he') || locale === 'iw' ? 'rtl' : 'ltr')
    },
  )
})

it('an address that does not exist says so in the same words', async () => {
  expect(await refusal(await send('/v2/anything'))).toMatchObject([404, { error: 'not_found' }])
})

it('T38 a longest comment of 5,000 characters is taken whole', async () => {
  const begun = await begin('long')
  const text = 'it is expensive '.repeat(312).padEnd(5000, '.')
  expect((await answer(begun.ticket, 1, { type: 'wrote', text })).status).toBe(200)
  expect((await current(begun.ticket)).thread.map((said) => said.text)).toContain(text)
})
