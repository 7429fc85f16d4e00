/** What was paid, asked of a home-made billing that may be older than the question. */
import { describe, expect, test } from 'vitest'
import { adapter } from './webhook-harness.ts'

const who = { customer: 'noa', subscription: 'noa-1' }
type Answer = object | string | Response

describe('a question that is newer than an endpoint may be', () => {
  const since = '2026-11-05T10:00:00.000Z'
  const asking = (answer: Answer) => {
    const sent: { method: string | undefined; message: unknown }[] = []
    const by = async (to: string, { method }: RequestInit) => {
      sent.push({ method, message: JSON.parse(new URL(to).searchParams.get('payload') ?? '') })
      if (answer instanceof Response) return answer
      return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer))
    }
    return { sent, paid: adapter('http://127.0.0.1/parley', by).paid(who, since) }
  }

  test('says since when', async () => {
    const { sent, paid } = asking({ amount: 9800, currency: 'USD', refunded: 200 })
    expect(await paid).toEqual({ amount: 9800, currency: 'USD', refunded: 200 })
    const message = { type: 'billing.paid', data: { mode: 'test', ...who, since } }
    expect(sent).toEqual([{ method: 'GET', message }])
  })

  test('one that tells no refunds by themselves leaves them unknown', async () => {
    expect(await asking({ amount: 9800, currency: 'USD' }).paid).toMatchObject({
      amount: 9800,
      refunded: null,
    })
  })

  test.each<[string, Answer]>([
    ['unknown, as the example said before it knew', { state: 'unknown' }],
    ['a refusal', { state: 'refused', reason: 'not_offered' }],
    ...[400, 404, 405, 422, 501].map((status): [string, Answer] => [
      String(status),
      new Response('', { status }),
    ]),
  ])('%s: the money is not known', async (_, answer) => {
    expect(await asking(answer).paid).toBeNull()
  })

  test.each<[string, Answer, RegExp]>([
    [
      'a customer nobody knows',
      { state: 'refused', reason: 'unknown_customer' },
      /^billing refused: unknown_customer$/,
    ],
    ['401', new Response('', { status: 401 }), /^billing said 401$/],
    ['503', new Response('', { status: 503 }), /^billing said 503$/],
    ['500', new Response('', { status: 500 }), /^billing said 500$/],
    ['a fraction of a cent', { amount: 9.5, currency: 'USD' }, /something else: amount/],
    ['a refund below zero', { amount: 9, currency: 'USD', refunded: -9 }, /something else: refunded/],
    ['a page', '<html>', /not valid JSON/],
  ])('%s is told as everywhere', async (_, answer, said) => {
    await expect(asking(answer).paid).rejects.toThrow(said)
  })
})
