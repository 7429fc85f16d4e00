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

export const tenantsText = (port: number, origins: string[], secrets: Secrets): string =>
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
    },
  ])
