/** The fake refuses what Stripe refuses: its checker is held to cases, and our own requests to Stripe's types. */
import { describe, expect, test } from 'vitest'
import { encoded } from '#worker/billing/form.ts'
import { stripeVersion } from '#worker/billing/stripe/send.ts'
import { decoded } from '../peers/form.ts'
import { version } from '../peers/stripe/version.ts'
import { dataOf, stripeSpec } from '../peers/stripe/spec.ts'

interface Request {
  method: string
  path: string
  body: string
}
const cases = dataOf('stripe-request-cases.json') as { accepted: Request[]; refused: Request[] } | null
const spec = stripeSpec()

/** The path of a case is a template. */
const problemOf = ({ method, path, body }: Request) =>
  spec?.request(method, path.replaceAll(/\{\w+\}/g, 'id_1'), decoded(body)) ?? null

if (cases && spec) {
  describe('Stripe’s own description, as the fake asks it', () => {
    const named = (all: Request[]) => all.map((one) => [`${one.path} ${one.body.slice(0, 80)}`, one] as const)
    test.each(named(cases.accepted))('accepted: %s', (_, one) => expect(problemOf(one)).toBeNull())
    test.each(named(cases.refused))('refused: %s', (_, one) => expect(problemOf(one)).not.toBeNull())
  })
}

test('the fake and the adapter speak of one version', () => {
  expect(stripeVersion).toBe(version)
})

test('T37: a form is read as it was written, and a name from Object’s own is only a name', () => {
  const form = { a: 'x y&z', list: [{ coupon: 'c' }, { discount: 'd' }], clear: '', metadata: { k: 'v' } }
  expect(JSON.parse(JSON.stringify(decoded(encoded(form))))).toEqual(form)
  expect(encoded({ a: undefined, b: [], c: {} })).toBe('')
  decoded('__proto__[polluted]=1&constructor[prototype][polluted]=1')
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})
