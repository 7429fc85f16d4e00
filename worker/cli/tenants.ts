/** The tenants a server knows at start: the demonstration business alone. */
import { createHash } from 'node:crypto'
import type { Secrets } from './secrets.ts'

export const demoTenant = 'demo'

/** Pages may be opened by number or by name, so both are its origins, beside those of the caller. */
const originsOf = (port: number, others: string[]): string[] => [
  `http://127.0.0.1:${port}`,
  `http://localhost:${port}`,
  ...others,
]

/** What a test begins in a minute is not what people do. */
const manyBegins = { customer: 100_000, tenant: 1_000_000, network: 1_000_000 }

export const tenantsText = (port: number, origins: string[], secrets: Secrets, isTest = false): string =>
  JSON.stringify([
    {
      id: demoTenant,
      name: 'Fernleaf',
      origins: originsOf(port, origins),
      keys: secrets.signingKeys,
      apiKeys: { shop: createHash('sha256').update(secrets.apiKey).digest('hex') },
      cancelAddress: '/cancel',
      accountAddress: '/',
      billing: 'demo',
      // The few who can be signed in there are there to be shown what they would be offered.
      holdout: 0,
      ...(isTest && { begins: manyBegins }),
    },
  ])
