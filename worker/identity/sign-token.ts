/**
 * A tenant's signed word for who is signed in. Runs in Node and in workerd. A merchant without this file writes:
 *
 *     import { SignJWT } from 'jose'
 *     const token = await new SignJWT({ subscription: 'sub_1', mode: 'live' })
 *       .setProtectedHeader({ alg: 'HS256', kid }).setIssuer(tenant).setSubject(customer).setJti(crypto.randomUUID())
 *       .setIssuedAt().setExpirationTime('5 minutes')
 *       .sign(Buffer.from(secret, 'base64url'))
 */
import { SignJWT, base64url } from 'jose'
import type { Stated } from '#shared/facts/stated.ts'

export interface Who {
  tenant: string
  customer: string
  subscription: string
  mode: 'live' | 'test'
  /** A published playbook to follow; the tenant's default one where it is not said. */
  playbook?: string
  /** Where the customer is written to. */
  email?: string
  /** What the token states of the customer; their browser can read it. */
  facts?: Stated['facts']
}

export interface SigningKey {
  kid: string
  /** base64url */
  secret: string
}

/** Good for one conversation, and at most ten minutes. */
export function signToken(who: Who, key: SigningKey, now: Date, ttlSeconds = 300): Promise<string> {
  const issued = Math.floor(now.getTime() / 1000)
  const { subscription, mode, playbook, email, facts } = who
  const said = { ...(playbook && { playbook }), ...(email && { email }), ...(facts && { facts }) }
  return new SignJWT({ subscription, mode, ...said })
    .setProtectedHeader({ alg: 'HS256', kid: key.kid })
    .setIssuer(who.tenant)
    .setSubject(who.customer)
    .setJti(crypto.randomUUID())
    .setIssuedAt(issued)
    .setExpirationTime(issued + ttlSeconds)
    .sign(base64url.decode(key.secret))
}
