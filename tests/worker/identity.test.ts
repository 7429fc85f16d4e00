import { SignJWT, base64url } from 'jose'
import { describe, expect, it } from 'vitest'
import { objectName } from '#worker/identity/object-name.ts'
import { signToken } from '#worker/identity/sign-token.ts'
import { testTenants } from '../peers/test-settings.ts'
import { answer, begin, current, key, newKey, origin, post, refusal, send, tokenFor, who } from './api.ts'

const now = () => Math.floor(Date.now() / 1000)
const open = (token: string) => post('/v1/sessions', { token, locale: 'en', key: newKey() })

/** A token with any claim or header changed, and signed with the right key all the same. */
async function forged(
  claims: Record<string, unknown>,
  header: Record<string, unknown> = {},
  secret = key.secret,
): Promise<string> {
  const usual = {
    iss: 'demo',
    sub: 'ann',
    subscription: 's',
    mode: 'live',
    iat: now(),
    exp: now() + 300,
    jti: newKey(),
  }
  return new SignJWT({ ...usual, ...claims })
    .setProtectedHeader({ alg: 'HS256', kid: key.kid, ...header })
    .sign(base64url.decode(secret))
}

describe('the token (T6 to T11)', () => {
  const refused: [string, () => Promise<string>, string][] = [
    ['expired a second ago', () => forged({ exp: now() - 1, iat: now() - 200 }), 'token_expired'],
    ['made in the future', () => forged({ iat: now() + 600, exp: now() + 700 }), 'bad_token'],
    ['without an end', () => forged({ exp: undefined }), 'bad_token'],
    ['good for longer than ten minutes', () => forged({ exp: now() + 601 }), 'bad_token'],
    ['without a name of its own', () => forged({ jti: undefined }), 'bad_token'],
    ['with a claim nobody knows', () => forged({ discount: 90 }), 'bad_token'],
    ['of a mode that does not exist', () => forged({ mode: 'free' }), 'bad_token'],
    ['of another tenant', () => forged({ iss: 'elsewhere' }), 'bad_token'],
    ['under a kid of nobody', () => forged({}, { kid: 'constructor' }), 'bad_token'],
    ['signed with another key', () => forged({}, {}, 'Z'.repeat(43)), 'bad_token'],
    ['not a token', async () => 'x.y.z', 'bad_token'],
    ['naming a playbook never published', () => forged({ playbook: 'winter' }), 'unknown_playbook'],
  ]
  it.each(refused)('T6 is refused when %s', async (_, make, code) => {
    const [, { error }] = await refusal(await open(await make()))
    expect(error).toBe(code)
  })

  it('T8 is refused with any one of its bytes changed', async () => {
    const token = await tokenFor('bytes')
    for (let at = 0; at < token.length; at += 7) {
      if (token[at] === '.') continue
      const swapped = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
      // The last sextet of a base64url block may hold bits that mean nothing; the signature's do not end there here.
      if (at === token.length - 1) continue
      expect((await open(swapped)).status, `byte ${at}`).toBe(401)
    }
  })

  it('without a signature is refused', async () => {
    const [, body] = (await tokenFor('none')).split('.')
    const header = base64url.encode(JSON.stringify({ alg: 'none', kid: key.kid }))
    expect((await open(`${header}.${body}.`)).status).toBe(401)
  })

  it('opens one door once; a retry of the same call is answered again (T7)', async () => {
    const body = { token: await tokenFor('once'), locale: 'en', key: newKey() }
    const first = await post('/v1/sessions', body)
    const again = await post('/v1/sessions', body)
    expect([first.status, again.status]).toEqual([201, 201])
    const [, thief] = await refusal(await post('/v1/sessions', { ...body, key: newKey() }))
    expect(thief.error).toBe('token_used')
  })

  it('may be signed with either of two live keys (T11)', async () => {
    const other = { kid: 'test-2', secret: testTenants[0]?.keys['test-2'] ?? '' }
    expect((await open(await signToken(who('rotated'), other, new Date()))).status).toBe(201)
  })
})

describe('the ticket', () => {
  it('is good for its own session alone, and not once altered (T9)', async () => {
    const one = await begin('holder')
    expect((await current(one.ticket)).turn.number).toBe(1)
    const altered = one.ticket.slice(0, -6) + (one.ticket.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA')
    expect((await answer(altered, 1, { type: 'leaving' })).status).toBe(401)
    expect((await answer('', 1, { type: 'leaving' })).status).toBe(401)
    const token = await tokenFor('holder')
    expect((await answer(token, 1, { type: 'leaving' })).status).toBe(401)
  })
})

describe('pages', () => {
  it.each([
    'https://evil.test',
    'null',
    'https://evil-shop.test',
    'https://shop.test.evil.test',
    'https://sub.shop.test',
    'http://shop.test',
    'https://shop.test:8443',
  ])('T41 of another origin may not open the conversation: %s', async (other) => {
    const body = { token: await tokenFor('foreign'), locale: 'en', key: newKey() }
    const response = await post('/v1/sessions', body, { origin: other })
    expect(await refusal(response)).toMatchObject([403, { error: 'foreign_origin' }])
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(response.headers.get('vary')?.toLowerCase()).toContain('origin')
  })

  it('of the tenant may, and are told so before they ask', async () => {
    const preflight = await send('/v1/sessions/current', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    })
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin)
    expect(preflight.headers.get('access-control-max-age')).toBe('7200')
  })
})

it('no two customers share an object (T10)', () => {
  const names = [
    objectName('a', 'live', 'b:c'),
    objectName('a:b', 'live', 'c'),
    objectName('a', 'test', 'b:c'),
    objectName('a', 'live', '1:b4:livec'),
    objectName('a', 'live', 'b\u0000c'),
    objectName('a', 'live', 'é'),
    objectName('a', 'live', 'e\u0301'),
  ]
  expect(new Set(names).size).toBe(names.length)
})
