/** The tokens that customers come with, and such as nobody may come in by: over, too early, or signed by another tenant. */
import { signToken, type SigningKey } from '#worker/identity/sign-token.ts'
import type { Client } from './client.ts'
import type { Clock } from './clock.ts'
import type { Strayed } from './evidence.ts'
import { subscriptionOf, type TenantId } from './plan.ts'
import { signingKeys } from './server.ts'

interface Knocking {
  tenant: TenantId
  customer: string
  clock: Clock
  /** Where their letters go; left out, nothing is said of it. */
  email?: string
}

/** `shift`: milliseconds by which the signer's clock is wrong. */
export function tokenOf(
  { tenant, customer, clock, email }: Knocking,
  shift = 0,
  key: SigningKey = signingKeys[tenant],
): Promise<string> {
  const who = { tenant, customer, subscription: subscriptionOf(tenant, customer), mode: 'live' } as const
  return signToken(
    { ...who, facts: factsOf(customer), ...(email && { email }) },
    key,
    new Date(clock.now() + shift),
  )
}

/** Three of four are worth an offer, by what the tenant says of them. */
const factsOf = (customer: string): Facts => (/[0-5]$/.test(customer) ? { use: 90 } : {})
type Facts = NonNullable<Parameters<typeof signToken>[0]['facts']>

/** Nothing is said of a clock that was set meanwhile: what was over may be good then. */
export async function knockWrongly(client: Client, knocking: Knocking): Promise<Strayed[]> {
  const { tenant, clock } = knocking
  const other: TenantId = tenant === 'alder' ? 'birch' : 'alder'
  const times = clock.times()
  const tokens = {
    'over since a moment': await tokenOf(knocking, -302_000),
    'from ten minutes ahead': await tokenOf(knocking, 600_000),
    'signed by another tenant': await tokenOf(knocking, 0, {
      ...signingKeys[other],
      kid: signingKeys[tenant].kid,
    }),
  }
  const strayed: Strayed[] = []
  for (const [what, token] of Object.entries(tokens)) {
    const body = JSON.stringify({ token, locale: 'en', key: crypto.randomUUID() })
    const { status } = await client.call(tenant, '/v1/sessions', { method: 'POST', body })
    if (status !== 401 && clock.times() === times)
      strayed.push({ where: `a token ${what}`, what: `opened ${tenant}: ${status}` })
  }
  return strayed
}
