import * as z from 'zod'
import { isLoopback } from '../../webhooks/address.ts'
import { givenKey, type Mode } from '../keys.ts'

function mayBe(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  const isPlain = url.username === '' && url.password === '' && url.hash === ''
  return isPlain && (url.protocol === 'https:' || isLoopback(url))
}

/** `billing` of a tenant whose billing is its own: one address that answers what docs/billing-webhook.md says. */
export const WebhookBillingSettings = z.strictObject({
  provider: z.literal('webhook'),
  url: z.string().max(500).refine(mayBe, 'must be https, or on this machine; no name and password in it'),
  /** Which of PARLEY_BILLING_KEYS signs for it: one secret, or two with a blank between them while they change. */
  keyName: z.string().min(1).max(64),
})
export type WebhookBillingSettings = z.infer<typeof WebhookBillingSettings>

/** How a tenant's own billing is reached. */
export interface WebhookAccess {
  url: string
  secrets: string[]
  mode: Mode
}

/** 24 to 64 bytes in base64, as the specification has it. */
const secret = /^whsec_(?=.{32,88}$)(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/

export const isSecret = (text: string): boolean => secret.test(text)

/** @throws Error where the secret is missing or none. */
export function webhookAccess(
  { url, keyName }: WebhookBillingSettings,
  key: string | undefined,
  mode: Mode,
): WebhookAccess {
  const secrets = givenKey(keyName, key).split(' ')
  if (secrets.length > 2 || !secrets.every(isSecret))
    throw new Error(
      `the key ${keyName} is no secret of Standard Webhooks (whsec_ and base64 of 24 to 64 bytes)`,
    )
  return { url, secrets, mode }
}
