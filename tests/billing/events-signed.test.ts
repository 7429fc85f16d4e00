/** T31: whether an event of billing is its provider's, by the bytes that came and nothing else. */
import { Webhook } from 'standardwebhooks'
import { Stripe } from 'stripe'
import { describe, expect, test } from 'vitest'
import type { Arrived } from '#worker/billing/events/arrived.ts'
import { isFromChargebee, isFromPaddle, isFromStripe, isStandard } from '#worker/billing/events/verify.ts'
import { hmacHex } from '../peers/hmac.ts'
import { signatureOf } from '../peers/stripe/events.ts'

const now = new Date('2026-11-05T10:00:00Z')
const seconds = now.getTime() / 1000
const body = '{"id":"evt_1","name":"נועה"}'
const secret = 'whsec_c2VjcmV0LW9mLXRoZS1lbmRwb2ludA=='
const other = 'whsec_b3RoZXItb2YtdGhlLWVuZHBvaW50cw=='

const arrived = (headers: Record<string, string>, text = body, path: string | null = null): Arrived => ({
  body: Uint8Array.from(new TextEncoder().encode(text)),
  headers: new Headers(headers),
  path,
  now,
})

const stripe = (signature: string, text = body) =>
  isFromStripe(arrived({ 'stripe-signature': signature }, text), [secret])

describe('Stripe', () => {
  const good = () => hmacHex(secret, `${seconds}.${body}`)

  test('what its own library signs is its own (T31)', async () => {
    const header = Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp: seconds })
    expect(await stripe(header)).toBe(true)
    expect(await signatureOf(body, [secret], seconds)).toBe(header)
  })

  test.each<[string, (mark: string) => string | Promise<string>, boolean]>([
    [
      'signed by two secrets while they change',
      async (mark) => `t=${seconds},v1=${'0'.repeat(64)},v1=${mark}`,
      true,
    ],
    ['with a scheme of the past beside it', (mark) => `t=${seconds},v1=${mark},v0=${'0'.repeat(64)}`, true],
    ['five minutes old', () => signatureOf(body, [secret], seconds - 300), true],
    ['older', () => signatureOf(body, [secret], seconds - 301), false],
    ['five minutes ahead', () => signatureOf(body, [secret], seconds + 300), true],
    ['further ahead', () => signatureOf(body, [secret], seconds + 301), false],
    ['of another secret', () => signatureOf(body, [other], seconds), false],
    ['of another time than it says', (mark) => `t=${seconds - 1},v1=${mark}`, false],
    ['with two times', (mark) => `t=${seconds},t=${seconds},v1=${mark}`, false],
    ['without a time', (mark) => `v1=${mark}`, false],
    ['in the scheme of the past alone', (mark) => `t=${seconds},v0=${mark}`, false],
    ['half of it', (mark) => `t=${seconds},v1=${mark.slice(0, 32)}`, false],
    ['in capitals, which Stripe never sends', (mark) => `t=${seconds},v1=${mark.toUpperCase()}`, false],
    ['empty', () => '', false],
    ['a time that is no number', (mark) => `t=NaN,v1=${mark}`, false],
  ])('%s (T31)', async (_, headerOf, is) => {
    expect(await stripe(await headerOf(await good()))).toBe(is)
  })

  test('one changed byte of the body is another body, also a mark at its beginning (T31)', async () => {
    const header = await signatureOf(body, [secret], seconds)
    expect(await stripe(header, body.replace('evt_1', 'evt_2'))).toBe(false)
    expect(await stripe(header, `\uFEFF${body}`)).toBe(false)
    expect(await stripe(header, `${body} `)).toBe(false)
  })

  test('its secret is the text itself: bytes behind whsec_ are of Standard Webhooks, and not mixed up (T31)', async () => {
    const id = 'msg_1'
    const signature = new Webhook(secret).sign(id, now, body)
    const headers = { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': signature }
    expect(await isStandard(arrived(headers), [secret])).toBe(true)
    const [, base64 = ''] = signature.split(',')
    const hex = Buffer.from(base64, 'base64').toString('hex')
    expect(await stripe(`t=${seconds},v1=${hex}`)).toBe(false)
    const stripes = Buffer.from(await hmacHex(secret, `${id}.${seconds}.${body}`), 'hex').toString('base64')
    expect(await isStandard(arrived({ ...headers, 'webhook-signature': `v1,${stripes}` }), [secret])).toBe(
      false,
    )
  })

  test('either of two secrets is good while they change, and none is nobody (T31)', async () => {
    const signed = arrived({ 'stripe-signature': await signatureOf(body, [other], seconds) })
    expect(await isFromStripe(signed, [secret, other])).toBe(true)
    expect(await isFromStripe(signed, [])).toBe(false)
    expect(await isFromStripe(signed, [''])).toBe(false)
  })
})

describe('Paddle', () => {
  const headerOf = async (at = seconds, by = secret) => `ts=${at};h1=${await hmacHex(by, `${at}:${body}`)}`
  const paddle = (signature: string) => isFromPaddle(arrived({ 'paddle-signature': signature }), [secret])

  test.each<[string, () => Promise<string>, boolean]>([
    ['signed', () => headerOf(), true],
    ['signed by two secrets', async () => `${await headerOf()};h1=${'0'.repeat(64)}`, true],
    ['old', () => headerOf(seconds - 301), false],
    ['of another secret', () => headerOf(seconds, other), false],
    ['as Stripe would', async () => (await headerOf()).replace('ts=', 't=').replace(';h1', ',v1'), false],
    ['joined by a dot', async () => `ts=${seconds};h1=${await hmacHex(secret, `${seconds}.${body}`)}`, false],
  ])('%s (T31)', async (_, signature, is) => expect(await paddle(await signature())).toBe(is))
})

describe('a billing of one’s own, by Standard Webhooks', () => {
  const signed = (at = now, by = secret, id = 'msg_1') => ({
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(by).sign(id, at, body),
  })
  const mark = { 'webhook-signature': `v1,${'A'.repeat(43)}= ${signed()['webhook-signature']}` }

  test.each<[string, Record<string, string>, boolean]>([
    ['signed', signed(), true],
    ['one of several signatures', { ...signed(), ...mark }, true],
    ['a signature of another version beside it', { ...signed(), 'webhook-signature': 'v1a,AAAA' }, false],
    ['no base64', { ...signed(), 'webhook-signature': 'v1,%%%' }, false],
    ['old', signed(new Date(now.getTime() - 301_000)), false],
    ['ahead', signed(new Date(now.getTime() + 301_000)), false],
    ['of another secret', signed(now, other), false],
    ['of another message', { ...signed(), 'webhook-id': 'msg_2' }, false],
    ['an id with a dot in it', signed(now, secret, 'msg.1'), false],
    ['without an id', { ...signed(), 'webhook-id': '' }, false],
  ])('%s (T31)', async (_, headers, is) => expect(await isStandard(arrived(headers), [secret])).toBe(is))
})

describe('Chargebee, which signs nothing', () => {
  const login = { user: 'parley', password: 'p'.repeat(24), path: 'a'.repeat(30) }
  const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` })
  const right = basic(`parley:${login.password}`)

  test.each<[string, Record<string, string>, string | null, boolean]>([
    ['name, password and address', right, login.path, true],
    ['another password', basic(`parley:${'q'.repeat(24)}`), login.path, false],
    ['another name', basic(`chargebee:${login.password}`), login.path, false],
    ['another address', right, 'b'.repeat(30), false],
    ['no address', right, null, false],
    ['no password', {}, login.path, false],
    ['another way to log in', { authorization: `Bearer ${login.password}` }, login.path, false],
    ['no base64', { authorization: 'Basic %%%' }, login.path, false],
  ])('%s (T31)', async (_, headers, path, is) =>
    expect(await isFromChargebee(arrived(headers, body, path), [login])).toBe(is),
  )
})
