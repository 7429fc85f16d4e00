import * as z from 'zod'
import { sealed, unsealed } from './secret.ts'

const Login = z.object({ tenant: z.string(), jti: z.string() })
const Operator = z.object({ tenant: z.string() })

/** Seconds: a link is for the person who has just started the server; a cookie for a working day. */
const linkLife = 3600
export const cookieLife = 12 * 3600

/** The one-time link that signs an operator in; the tenant's object keeps which ones were used. */
export const signLoginLink = (secret: string, tenant: string, now: Date): Promise<string> =>
  sealed('login', { tenant, jti: crypto.randomUUID() }, secret, now, linkLife)

export async function readLoginLink(
  link: string,
  secret: string,
  now: Date,
): Promise<z.infer<typeof Login> | null> {
  return Login.safeParse(await unsealed('login', link, secret, now)).data ?? null
}

export const signOperator = (tenant: string, secret: string, now: Date): Promise<string> =>
  sealed('operator', { tenant }, secret, now, cookieLife)

/** The tenant an operator is signed in for; null for a stranger. */
export async function readOperator(
  cookie: string | undefined,
  secret: string,
  now: Date,
): Promise<string | null> {
  if (!cookie) return null
  return Operator.safeParse(await unsealed('operator', cookie, secret, now)).data?.tenant ?? null
}
