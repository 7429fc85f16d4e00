import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { root } from '../../worker/cli/root.mjs'
import { aHomeMade, open, secret } from './webhook-harness.ts'

const usage = 'Usage: npm run contract -- stripe | webhook URL SECRET [CUSTOMER SUBSCRIPTION]'

const run = (args: string[], key?: string, api?: string) => {
  const { STRIPE_SANDBOX_KEY: _, STRIPE_SANDBOX_API: __, ...env } = process.env
  const given = {
    ...env,
    ...(key !== undefined && { STRIPE_SANDBOX_KEY: key }),
    ...(api !== undefined && { STRIPE_SANDBOX_API: api }),
  }
  const { status, stderr } = spawnSync(process.execPath, ['tests/billing/command.ts', ...args], {
    cwd: root,
    env: given,
    encoding: 'utf8',
  })
  return {
    status,
    lines: stderr.split('\n').filter((line) => line !== '' && !/Warning|node --trace/.test(line)),
  }
}

test.each([
  [[], undefined, usage],
  [['toString'], undefined, usage],
  [['stripe'], undefined, 'STRIPE_SANDBOX_KEY is missing: the contract needs a key of a sandbox.'],
  [['stripe'], 'sk_live_1234', 'STRIPE_SANDBOX_KEY is no key of a sandbox; live accounts are never used.'],
  [['stripe'], 'rk_live_1234', 'STRIPE_SANDBOX_KEY is no key of a sandbox; live accounts are never used.'],
])('%j with %s says in one line why it does not begin', (args, key, line) => {
  expect(run(args, key)).toEqual({ status: 2, lines: [line] })
})

test.each(['http://stripe.test', 'https://stripe.test/v1', 'api.stripe.com'])(
  'a sandbox at %s is not gone to: the key would go along',
  (api) => {
    const line = 'STRIPE_SANDBOX_API must be https, or http on this machine, without a path.'
    expect(run(['stripe'], 'sk_test_1234', api)).toEqual({ status: 2, lines: [line] })
  },
)

test('a home-made billing is held to what Parley expects of one', async () => {
  const { shop, url, close } = await aHomeMade()
  const { customer, subscription } = open(shop)
  const told: string[] = []
  const child = spawn(
    process.execPath,
    ['tests/billing/command.ts', 'webhook', url, '-', customer, subscription],
    { cwd: root, env: { ...process.env, CONTRACT_SECRET: secret } },
  )
  child.stdout.setEncoding('utf8').on('data', (text: string) => told.push(text))
  const [status] = (await once(child, 'close')) as [number]
  await close()
  expect(told.join('')).toMatch(/\nok {4}facts are whole\n[^]*\n\d+ of \d+ hold\.\n$/)
  expect(status).toBe(0)
})
