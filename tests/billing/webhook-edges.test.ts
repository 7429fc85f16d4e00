/** Billing by webhook: what leaves us, and what an answer comes to. */
import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import type { Change } from '#shared/engine/change.ts'
import { BillingBarred, BillingBusy, BillingRefused } from '#worker/billing/billing.ts'
import { webhookAccess, WebhookBillingSettings } from '#worker/billing/webhook/settings.ts'
import { webhookBilling } from '#worker/billing/webhook/webhook.ts'
import { cancelNow, takeBack } from './changes.ts'
import { secret } from './webhook-harness.ts'

const key = 'a3b9c1d2-0000-4000-8000-000000000001-7-0'
const who = { customer: 'noa', subscription: 'noa-1' }
const thirty: Change = { type: 'discount', percent: 30, cycles: 3 }
const second = `whsec_${btoa('the secret that comes after the first')}`

interface Sent {
  url: URL
  method: string
  headers: Record<string, string>
  text: string
  redirect: string | undefined
}

type Answer = object | string | Response

/** Answers in order; the last one again and again. */
function stage(
  answers: Answer[],
  { url = 'https://billing.test/parley', loopback = false, secrets = [secret] } = {},
) {
  const sent: Sent[] = []
  const by = async (to: string, init: RequestInit): Promise<Response> => {
    const at = new URL(to)
    const { method = '', body } = init
    const text = typeof body === 'string' ? body : (at.searchParams.get('payload') ?? '')
    const headers = Object.fromEntries(new Headers(init.headers))
    sent.push({ url: at, method, headers, text, redirect: init.redirect })
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? ''
    if (answer instanceof Response) return answer
    return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer))
  }
  const outside = { fetch: by, fetchHere: by, loopback, patience: 50 }
  const billing = webhookBilling({ url, secrets, mode: 'live' }, outside)
  const told = () => sent.filter(({ method }) => method === 'POST')
  return { billing, sent, told }
}

const faultOf = (doing: Promise<unknown>): Promise<unknown> =>
  doing.then(
    () => null,
    (fault: unknown) => fault,
  )

describe('what leaves us', () => {
  test.each<[string, Change]>([
    ['billing.apply_offer', thirty],
    ['billing.cancel', { ...cancelNow, reason: 'price' } as Change],
    ['billing.take_back', takeBack],
  ])('%s carries the key, the mode and the change', async (type, change) => {
    const { billing, told } = stage([{ state: 'unknown' }, { state: 'done' }])
    await billing.change(who, change, key)
    expect(JSON.parse(told()[0]?.text ?? '')).toEqual({ type, data: { key, mode: 'live', ...who, change } })
  })

  test.each([secret, second])(
    'both kinds are verified by a library, by either secret while they change',
    async (one) => {
      const { billing, sent } = stage([{ state: 'unknown' }, { state: 'done' }], {
        secrets: [secret, second],
      })
      await billing.change(who, thirty, key)
      expect(sent.map(({ method }) => method)).toEqual(['GET', 'POST'])
      for (const { text, headers } of sent)
        expect(new Webhook(one).verify(text, headers)).toEqual(JSON.parse(text))
    },
  )

  test('T32: a repeat has the same id and the same bytes; questions have ids of their own', async () => {
    const { billing, sent, told } = stage([
      { state: 'unknown' },
      'lost',
      { state: 'unknown' },
      { state: 'done' },
    ])
    await expect(billing.change(who, thirty, key)).rejects.toThrow()
    await billing.change(who, thirty, key)
    expect(new Set(told().map(({ headers, text }) => `${headers['webhook-id']} ${text}`)).size).toBe(1)
    expect(told()[0]?.headers['webhook-id']).toBe(key)
    expect(new Set(sent.map(({ headers }) => headers['webhook-id'])).size).toBe(3)
  })

  test('a query of the address stays', async () => {
    const { billing, sent } = stage([{ state: 'done' }], { url: 'https://billing.test/in?shop=7' })
    await billing.change(who, thirty, key)
    expect(sent[0]?.url.searchParams.get('shop')).toBe('7')
  })

  test('T34: nothing goes by http, nor to this machine where that was not allowed', async () => {
    for (const url of ['http://billing.test/', 'http://127.0.0.1:8080/', 'http://localhost:8080/']) {
      const { billing, sent } = stage([{ state: 'done' }], { url })
      await expect(billing.change(who, thirty, key)).rejects.toThrow('https')
      expect(sent).toEqual([])
    }
  })

  test('T33: redirects are not followed', async () => {
    const headers = { location: 'https://elsewhere.test/' }
    const { billing, sent } = stage([new Response('', { status: 307, headers })])
    await expect(billing.facts(who)).rejects.not.toThrow(BillingRefused)
    expect(sent.map(({ redirect }) => redirect)).toEqual(['manual'])
  })
})

describe('S0.16: what is pending', () => {
  test('is not said to be done, and is asked for when its billing says', async () => {
    const { billing, told, sent } = stage([
      { state: 'unknown' },
      { state: 'pending', after: 600 },
      { state: 'pending' },
      { state: 'done' },
    ])
    expect(await faultOf(billing.change(who, cancelNow, key))).toMatchObject({
      name: 'BillingBusy',
      after: 600_000,
    })
    expect(await faultOf(billing.change(who, cancelNow, key))).toMatchObject({
      name: 'BillingBusy',
      after: 60_000,
    })
    await billing.change(who, cancelNow, key)
    expect(told()).toHaveLength(1)
    expect(sent.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET', 'GET'])
  })

  test('and may still be refused', async () => {
    const { billing } = stage([{ state: 'pending' }, { state: 'refused', reason: 'card_gone' }])
    await expect(billing.change(who, thirty, key)).rejects.toThrow(BillingBusy)
    await expect(billing.change(who, thirty, key)).rejects.toThrow('billing refused: card_gone')
  })
})

describe('T21: what an answer comes to', () => {
  const said = (status: number, headers = {}) => new Response('{"error":"x"}', { status, headers })
  test.each([
    [401, BillingBarred],
    [403, BillingBarred],
    [409, BillingBusy],
    [429, BillingBusy],
    [503, BillingBusy],
  ])('%s', async (status, kind) => {
    await expect(stage([said(status)]).billing.change(who, thirty, key)).rejects.toThrow(kind)
  })

  test.each([400, 404, 405, 410, 422, 500, 502])(
    '%s says nothing: an address that was moved is no refusal',
    async (status) => {
      const fault = await faultOf(stage([said(status)]).billing.change(who, thirty, key))
      expect(fault).toMatchObject({ name: 'Error', message: `billing said ${status}` })
    },
  )

  test('a time to come back is believed', async () => {
    const { billing } = stage([said(429, { 'retry-after': '7' })])
    expect(await faultOf(billing.change(who, thirty, key))).toMatchObject({ after: 7000 })
  })

  test.each<[string, Answer]>([
    ['a page', '<html>'],
    ['nothing', ''],
    ['a state nobody knows', { state: 'maybe' }],
    ['another thing', { ok: true }],
    ['a list', []],
    ['more than 64 kB', `{"state":"done","reference":"${' '.repeat(65_536)}"}`],
  ])('%s is no yes, and no no', async (_, answer) => {
    const fault = await faultOf(stage([answer]).billing.change(who, thirty, key))
    expect(fault).toBeInstanceOf(Error)
    expect(fault).not.toBeInstanceOf(BillingRefused)
  })

  test('an order that is not known right after it was told is not done', async () => {
    await expect(stage([{ state: 'unknown' }]).billing.change(who, thirty, key)).rejects.toThrow('just told')
  })

  test('silence is given up on', async () => {
    const by = (_: string, { signal }: RequestInit): Promise<Response> =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(new TypeError('given up'))),
      )
    const outside = { fetch: by, fetchHere: by, loopback: false, patience: 30 }
    const billing = webhookBilling({ url: 'https://billing.test', secrets: [secret], mode: 'live' }, outside)
    await expect(billing.facts(who)).rejects.toThrow('given up')
  })

  test('a no to a question is a no; of a customer nobody knows it is said that they are gone', async () => {
    const { billing } = stage([{ state: 'refused', reason: 'unknown_customer' }])
    expect(await faultOf(billing.facts(who))).toMatchObject({ name: 'BillingRefused', isGone: true })
    expect(await faultOf(billing.change(who, thirty, key))).toMatchObject({ isGone: true })
  })

  test('T46: no word of a customer comes in by a reason or goes out by an error', async () => {
    const { billing } = stage([{ state: 'refused', reason: 'Noa Levi asked for it' }])
    expect(await faultOf(billing.change(who, thirty, key))).toMatchObject({
      message: 'billing refused: no_reason',
    })
    const facts = { name: 'Noa Levi', price: 'Noa Levi', plan: { id: 'studio' } }
    const fault = (await faultOf(stage([facts]).billing.facts(who))) as Error
    expect(fault.message).toMatch(/^billing answered with something else: .*price/)
    expect(fault.message).not.toMatch(/Noa/)
  })
})

describe('the setting', () => {
  const settings = { provider: 'webhook', keyName: 'home', url: 'https://billing.acme.com/parley' }
  test.each([
    'https://billing.acme.com',
    'https://billing.internal:8443/in?shop=1',
    'http://127.0.0.1:4000/in',
  ])('%s may be', (url) => expect(WebhookBillingSettings.safeParse({ ...settings, url }).success).toBe(true))
  test.each([
    'http://billing.acme.com',
    'https://a:b@billing.acme.com',
    'https://x.test/#a',
    'ftp://127.0.0.1',
    'billing',
    '',
  ])('%j may not be', (url) =>
    expect(WebhookBillingSettings.safeParse({ ...settings, url }).success).toBe(false),
  )

  const read = WebhookBillingSettings.parse(settings)
  test('one secret signs, or two while they change', () => {
    expect(webhookAccess(read, secret, 'live').secrets).toEqual([secret])
    expect(webhookAccess(read, `${secret} ${second}`, 'test').secrets).toEqual([secret, second])
  })
  test.each([
    undefined,
    '',
    'whsec_',
    `whsec_${btoa('short')}`,
    'whsec_not base64',
    `${secret} ${second} ${secret}`,
  ])('%j signs nothing, and is not repeated', (given) => {
    expect(() => webhookAccess(read, given, 'live')).toThrow(/home/)
    expect(() => webhookAccess(read, given, 'live')).not.toThrow(btoa('short'))
  })
})
