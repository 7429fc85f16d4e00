import { expect, test, vi } from 'vitest'
import { modelReader } from '#worker/reading/model.ts'
import { readWith } from '#worker/reading/read-with.ts'

const comment = 'the thing you do with the invoices is beyond me'

/** An endpoint that gives one answer, and keeps what it was sent. */
function endpoint(answer: () => Response | Promise<Response>) {
  const sent: { url: string; init: RequestInit }[] = []
  const reader = modelReader({
    url: 'https://model.test/v1/',
    model: 'small',
    key: 'k-123',
    patience: 50,
    fetch: (url, init) => {
      sent.push({ url, init })
      return Promise.race([
        Promise.resolve(answer()),
        new Promise<never>((_, reject) =>
          init.signal?.addEventListener('abort', () => reject(new DOMException('too late', 'TimeoutError'))),
        ),
      ])
    },
  })
  return { sent, reader }
}

const saying = (content: unknown) => () =>
  Response.json({
    choices: [{ message: { content: typeof content === 'string' ? content : JSON.stringify(content) } }],
  })

test('what a model says is a reading', async () => {
  const { reader } = endpoint(saying({ intent: 'reason', reasons: ['product', 'product'], sure: 0.7 }))
  expect(await reader.read(comment, 'en')).toEqual({ intent: 'reason', reasons: ['product'], sure: 0.7 })
})

test('it is sent the words and their language, and nothing else of the customer', async () => {
  const { reader, sent } = endpoint(saying({ intent: 'unclear', reasons: [], sure: 0 }))
  await reader.read(comment, 'en-GB')
  expect(sent).toHaveLength(1)
  const [{ url, init }] = sent as [(typeof sent)[number]]
  expect(url).toBe('https://model.test/v1/chat/completions')
  expect(init.redirect).toBe('manual')
  const body: { messages: { role: string; content: string }[] } = JSON.parse(init.body as string)
  expect(body.messages.filter(({ role }) => role === 'user')).toEqual([
    { role: 'user', content: JSON.stringify({ language: 'en-GB', message: comment }) },
  ])
  expect(Object.keys(body)).toEqual(['model', 'temperature', 'max_tokens', 'response_format', 'messages'])
})

test.each([
  ['a reason we do not have', saying({ intent: 'reason', reasons: ['free-money'], sure: 1 })],
  ['an intent we do not have', saying({ intent: 'discount', reasons: [], sure: 1 })],
  ['more than was asked for', saying({ intent: 'reason', reasons: [], sure: 1, offer: 'loyal-30' })],
  ['no share of one', saying({ intent: 'reason', reasons: [], sure: 7 })],
  ['prose', saying('They seem unhappy.')],
  ['a flood', saying('x'.repeat(5000))],
  ['no choice', () => Response.json({ choices: [] })],
  ['a fault', () => new Response('no', { status: 500 })],
  ['a redirect', () => new Response(null, { status: 302, headers: { location: 'https://else.test' } })],
  ['silence', () => new Promise<Response>(() => {})],
])('%s is not believed: the phrases read', async (_, answer) => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { reader } = endpoint(answer)
  expect(await readWith(() => reader, comment, 'en')).toBeNull()
  expect(logged).toHaveBeenCalledOnce()
  expect(logged.mock.calls.join(' ')).not.toContain('invoices')
})

test.each(['cancel my plan', 'please do not cancel', 'תבטלו'])(
  '%s: who is plainly understood is not sent anywhere',
  async (text) => {
    const { reader, sent } = endpoint(saying({ intent: 'unclear', reasons: [], sure: 1 }))
    expect(await readWith(() => reader, text, 'en')).toBeNull()
    expect(sent).toEqual([])
  },
)

test('reasons that the phrases found stay where the model names none', async () => {
  const { reader } = endpoint(saying({ intent: 'reason', reasons: [], sure: 0.5 }))
  const reading = await readWith(() => reader, 'too expensive', 'en')
  expect(reading).toEqual({ intent: 'reason', reasons: ['price'], sure: 0.5 })
})
