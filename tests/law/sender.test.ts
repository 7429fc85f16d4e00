/** A sender is counted without being known: what is kept names nobody, and not for longer than the hour. */
import { expect, test } from 'vitest'
import { networkOf, senderOf } from '#worker/identity/sender.ts'

const secret = 'S'.repeat(43)
const at = { tenant: 'demo', hour: 494_000 }

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:0db8:0000:0000:1::', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['::ffff:203.0.113.7', '::ffff:203.0.113.7'],
])('%s counts as %s', (address, network) => expect(networkOf(address)).toBe(network))

test('is a hash that says nothing, the same within the hour and for one tenant only', async () => {
  const one = await senderOf('203.0.113.7', at, secret)
  expect(one).toMatch(/^[0-9a-f]{24}$/)
  expect(await senderOf('203.0.113.7', at, secret)).toBe(one)
  const others = [
    await senderOf('203.0.113.8', at, secret),
    await senderOf('203.0.113.7', { ...at, hour: at.hour + 1 }, secret),
    await senderOf('203.0.113.7', { ...at, tenant: 'beside' }, secret),
    await senderOf('203.0.113.7', at, 'T'.repeat(43)),
  ]
  expect(new Set([one, ...others]).size).toBe(5)
})

test('nobody is counted where the address is not known', async () => {
  expect(await senderOf(undefined, at, secret)).toBeNull()
})
