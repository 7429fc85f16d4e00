/** What an answer of Chargebee’s comes to, what never leaves us, and what opens a site. */
import { describe, expect, test } from 'vitest'
import { BillingBarred, BillingRefused } from '#worker/billing/billing.ts'
import { chargebeeBilling } from '#worker/billing/chargebee/chargebee.ts'
import { ChargebeeSettings, chargebeeAccess } from '#worker/billing/chargebee/settings.ts'
import { second } from '../fixtures/a-clock.ts'
import { faults, no, refusals } from '../peers/chargebee/faults.ts'
import { keyOf } from '../peers/chargebee/peer.ts'
import { answersComeTo } from './answers.ts'
import { cases } from './changes.ts'
import { stage } from './chargebee-stage.ts'
import { thirty } from './stage.ts'

const minute = 60 * second

describe('T3: a key that Chargebee forgets after half an hour', () => {
  test('one key a request, of a hundred characters at most, and the same bytes with it', async () => {
    const { make, peer } = await stage()
    peer.failWrites(faults['down'])
    for (let tries = 0; tries < 3; tries++) await make(thirty, 'k'.repeat(100)).catch(() => {})
    const keys = peer.seen.flatMap((one) => keyOf(one) ?? [])
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
    expect(keys[0]?.length).toBeLessThanOrEqual(100)
    expect(new Set(peer.seen.filter(({ method }) => method === 'POST').map(({ body }) => body)).size).toBe(1)
  })

  test.each(cases.filter(({ before }) => !before))(
    '$name, whose answer was lost, is not made again at 29 minutes, nor at 31',
    async ({ opening, change }) => {
      const { peer, billing, who, clock, what, make } = await stage(opening)
      const wanted = change(await billing.facts(who))
      peer.failAt(1, faults['cut off after'])
      await expect(make(wanted)).rejects.not.toThrow(BillingRefused)
      for (const pause of [29 * minute, 2 * minute]) {
        clock.pass(pause)
        await make(wanted)
      }
      expect(what()).toHaveLength(1)
    },
  )
})

answersComeTo({
  stage,
  faults,
  refusals,
  no: [['no such site', BillingBarred]],
  busy: [
    ['too many', null],
    ['too many, with a time', 7000],
    ['in use', null],
    ['down', null],
  ],
  words: {
    status: 400,
    body: no(400, 'param_wrong_value', 'invalid_request').replace('"no"', '"Noa Levi noa@example.test"'),
  },
  error: 'Chargebee said 400 param_wrong_value',
})

test('T9: a subscription of another customer is not told, and what is no id goes into no path', async () => {
  const { billing, who, peer } = await stage()
  await expect(billing.facts({ ...who, customer: 'somebody' })).rejects.toThrow(BillingRefused)
  const asked = peer.seen.length
  for (const subscription of ['..', 'a/b', '', 'x'.repeat(51)])
    await expect(billing.facts({ ...who, subscription })).rejects.toThrow(BillingRefused)
  expect(peer.seen).toHaveLength(asked)
})

describe('the setting', () => {
  const settings = { provider: 'chargebee', site: 'acme', keyName: 'shop', plans: {} }
  const read = ChargebeeSettings.parse(settings)
  test('a key of the session’s mode opens the site', () => {
    const access = chargebeeAccess(read, 'live_12345678', 'live')
    expect(access).toEqual({ key: 'live_12345678', api: 'https://acme.chargebee.com' })
    expect(() => chargebeeBilling(read, access, { now: () => new Date(0) })).not.toThrow()
  })
  test.each([
    ['of the other mode', 'test_12345678'],
    ['that is none', 'sk_live_12345678'],
    ['that is not there', undefined],
  ])('one %s does not, and is not repeated', (_, given) => {
    expect(() => chargebeeAccess(read, given, 'live')).toThrow(/shop/)
    expect(() => chargebeeAccess(read, given, 'live')).not.toThrow(/12345678/)
  })
  test.each(['acme.evil.test/', 'a.b', '', 'ACME', '-a', 'a@b'])('%j is no site', (site) => {
    expect(ChargebeeSettings.safeParse({ ...settings, site }).success).toBe(false)
  })
})
