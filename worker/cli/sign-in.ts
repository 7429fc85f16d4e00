/** `npm run sign-in -- TENANT` prints a link that signs one person in to the tenant's console, once, within the hour. */
import * as z from 'zod'
import { signLoginLink } from '../identity/operator.ts'

const Settings = z.object({
  PARLEY_SECRET: z.string().min(32),
  PARLEY_ADDRESS: z.url({ protocol: /^https?$/ }),
})

const settings = Settings.safeParse(process.env)
const tenant = process.argv[2]

if (!tenant || !settings.success) {
  console.error('Usage: PARLEY_SECRET=… PARLEY_ADDRESS=https://… npm run sign-in -- TENANT')
  process.exit(1)
}

const { PARLEY_SECRET: secret, PARLEY_ADDRESS: address } = settings.data
const key = await signLoginLink(secret, tenant, new Date())
console.log(`${address.replace(/\/$/, '')}/console/sign-in?key=${key}`)
