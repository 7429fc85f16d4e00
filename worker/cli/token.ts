/** `npm run token -- CUSTOMER` prints a token the demonstration business would make: for trying the API by hand. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { signToken } from '../identity/sign-token.ts'
import { root } from './root.mjs'
import { secretsOf, signingKey } from './secrets.ts'
import { demoTenant } from './tenants.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { subscription: { type: 'string' }, test: { type: 'boolean', default: false } },
})
const [customer] = positionals

if (!customer) {
  console.error('Usage: npm run token -- CUSTOMER [--subscription ID] [--test]')
  process.exit(1)
}

const who = {
  tenant: demoTenant,
  customer,
  subscription: values.subscription ?? `sub_${customer}`,
  mode: values.test ? 'test' : 'live',
} as const
const secrets = await secretsOf(resolve(root, process.env['PARLEY_DATA'] ?? '.data'))
console.log(await signToken(who, signingKey(secrets), new Date()))
