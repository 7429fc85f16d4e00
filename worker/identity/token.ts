import { decodeProtectedHeader, decodeJwt, errors, jwtVerify } from 'jose'
import * as z from 'zod'
import { Refused } from '../errors.ts'
import { Address } from '../notify/address.ts'
import type { TenantSettings } from '../tenant/settings.ts'
import { tenantKey } from './secret.ts'
import type { Claimed } from './token-facts.ts'

/** A token lives this long at most, in seconds; our clocks may differ by `tolerance`. */
const longestLife = 600
const tolerance = 5

const id = z.string().min(1).max(255)

/** Every claim is inside the signature; unknown ones are refused, so that none is believed by accident. */
const Claims = z.strictObject({
  iss: id,
  sub: id,
  subscription: id,
  mode: z.enum(['live', 'test']),
  /** Which published playbook to follow; the tenant's default one where it is not said. */
  playbook: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,47}$/)
    .default('default'),
  iat: z.int(),
  exp: z.int(),
  jti: z.string().min(8).max(255),
  /** Where the customer is written to. One that is no address is none: a slip of it must keep nobody from leaving. */
  email: Address.nullable().default(null).catch(null),
  /** What the tenant knows of the customer; read in `token-facts.ts`. */
  facts: z.unknown().optional(),
})

/** The tenant's word for who it is. */
export interface Identity extends Who {
  claimed: Claimed
}

export interface Who {
  tenant: TenantSettings
  customer: string
  subscription: string
  mode: 'live' | 'test'
  playbook: string
  /** Where they are written to; null where the token does not say it. */
  email: string | null
  /** Names this token; it is exchanged once. */
  jti: string
  /** When it was made, in milliseconds since 1970. */
  issued: number
}

const refused = () => new Refused('bad_token', 'The token is not signed by a key of this tenant.')

/**
 * Checks a token (JWT, RFC 7519, HS256 only) against the keys of the tenant it names.
 * @throws Refused `bad_token` or `token_expired`; which claim was wrong is not said.
 */
export async function identify(
  token: string,
  tenants: ReadonlyMap<string, TenantSettings>,
  now: Date,
): Promise<Identity> {
  const tenant = tenants.get(claimedTenant(token))
  const secret = tenant && ownValue(tenant.keys, claimedKid(token))
  if (!tenant || !secret) throw refused()
  const payload = await verify(token, secret, now)
  const claims = Claims.safeParse(payload)
  if (!claims.success) throw refused()
  const { sub, subscription, mode, playbook, email, iat, exp, jti, facts } = claims.data
  const seconds = now.getTime() / 1000
  if (exp - iat > longestLife || exp <= iat || iat > seconds + tolerance) throw refused()
  const claimed = { at: new Date(iat * 1000), facts }
  return { tenant, customer: sub, subscription, mode, playbook, email, jti, issued: iat * 1000, claimed }
}

const ownValue = (record: Record<string, string>, key: string): string | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

/** What the token says of itself only chooses the key that it is then checked with. */
function claimedTenant(token: string): string {
  try {
    return String(decodeJwt(token).iss)
  } catch {
    throw refused()
  }
}

function claimedKid(token: string): string {
  try {
    return String(decodeProtectedHeader(token).kid)
  } catch {
    throw refused()
  }
}

async function verify(token: string, secret: string, now: Date) {
  try {
    const options = { algorithms: ['HS256'], currentDate: now, requiredClaims: ['iat', 'exp', 'jti', 'sub'] }
    return (await jwtVerify(token, await tenantKey(secret), options)).payload
  } catch (error) {
    if (error instanceof errors.JWTExpired)
      throw new Refused('token_expired', 'The token has expired; ask for a new one.')
    throw refused()
  }
}
