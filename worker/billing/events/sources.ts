/** Where a tenant's events of billing come from, by the word of who set this server up. */
import * as z from 'zod'
import type { Arrived, Read } from './arrived.ts'
import { readChargebee, readPaddle, readStandard, readStripe } from './read.ts'
import { isFromChargebee, isFromPaddle, isFromStripe, isStandard, type Login } from './verify.ts'

const secretName = z.string().min(1).max(64)

const Source = z.discriminatedUnion('provider', [
  /** `account`: the connected account whose events are meant, where the endpoint is a platform's. */
  z.strictObject({
    provider: z.literal('stripe'),
    secretName,
    account: z
      .string()
      .regex(/^acct_\w{1,60}$/)
      .optional(),
  }),
  z.strictObject({ provider: z.literal('paddle'), secretName }),
  z.strictObject({ provider: z.literal('chargebee'), secretName }),
  /** Standard Webhooks, from a billing of the tenant's own making. */
  z.strictObject({ provider: z.literal('webhook'), secretName }),
])
export type Source = z.infer<typeof Source>

/** `billingEvents` of a tenant. Test customers have events of their own, or none. */
export const BillingEventSources = z.strictObject({ live: Source.optional(), test: Source.optional() })

const text = z.string().min(16).max(200)
const signing = z.union([text.transform((one) => [one]), z.array(text).min(1).max(2)])
const Login = z.strictObject({
  user: z
    .string()
    .min(1)
    .max(100)
    .regex(/^[^:]+$/, 'has no colon'),
  password: text,
  path: z.string().regex(/^[\w-]{22,100}$/, 'is 22 to 100 letters, digits, - or _'),
})
const logins = z.union([Login.transform((one) => [one]), z.array(Login).min(1).max(2)])

/** `PARLEY_BILLING_EVENT_SECRETS`: by name, one of them, or two while they change. */
const Secrets = z.record(secretName, z.unknown())

/** @throws Error where the name is not there, or is not what the provider signs with. */
function secretsOf<T>(all: string | null | undefined, name: string, shape: z.ZodType<T>): T {
  const known = Secrets.parse(JSON.parse(all ?? '{}'))
  const read = shape.safeParse(Object.hasOwn(known, name) ? known[name] : undefined)
  // What was found is a secret, so nothing of it is said.
  if (!read.success) throw new Error(`PARLEY_BILLING_EVENT_SECRETS has no good secret ${name}`)
  return read.data
}

/** What an event says; `false` where its sender is nobody we know, null where it is not what they send. */
export async function opened(
  source: Source,
  mode: 'live' | 'test',
  secrets: string | null | undefined,
  arrived: Arrived,
): Promise<Read | false> {
  if (!(await isKnownSender(source, secrets, arrived))) return false
  const json = parsed(arrived.body)
  switch (source.provider) {
    case 'stripe':
      return readStripe(json, { mode, account: source.account })
    case 'paddle':
      return readPaddle(json)
    case 'chargebee':
      return readChargebee(json)
    case 'webhook':
      return readStandard(json, arrived)
  }
}

function isKnownSender(
  { provider, secretName: name }: Source,
  all: string | null | undefined,
  arrived: Arrived,
): Promise<boolean> {
  if (provider === 'chargebee') return isFromChargebee(arrived, secretsOf<Login[]>(all, name, logins))
  const secrets = secretsOf<string[]>(all, name, signing)
  // Such an address has no part that is secret.
  if (arrived.path !== null) return Promise.resolve(false)
  if (provider === 'stripe') return isFromStripe(arrived, secrets)
  return provider === 'paddle' ? isFromPaddle(arrived, secrets) : isStandard(arrived, secrets)
}

/** Undefined where it is no JSON; every reader refuses that. */
function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}
