import * as z from 'zod'
import { usualHoldout } from '#shared/experiments/holdout.ts'
import { factKeys } from '#shared/facts/fact-table.ts'
import { usualRetention, type Retention } from '#shared/retention.ts'
import { ChargebeeSettings } from '../billing/chargebee/settings.ts'
import { BillingEventSources } from '../billing/events/sources.ts'
import { PaddleSettings } from '../billing/paddle/settings.ts'
import { StripeSettings } from '../billing/stripe/settings.ts'
import { WebhookBillingSettings } from '../billing/webhook/settings.ts'
import type { Env } from '../env.ts'
import { MailSettings } from '../notify/mail-settings.ts'
import { BeginSettings, RetentionSettings } from './kept-settings.ts'

const origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)

/** A provider's settings are the adapter's own: see docs/billing.md. */
const Billing = z.union([
  z.literal('demo'),
  StripeSettings,
  PaddleSettings,
  ChargebeeSettings,
  WebhookBillingSettings,
])

/** One tenant, as the operator of this server set it up. */
export const TenantSettings = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  /** The name of the business, as customers know it. */
  name: z.string().min(1).max(100),
  /** Pages that may open the chat. */
  origins: z.array(origin).max(50),
  /** Signing keys by `kid`, base64url of at least 32 bytes. Two may live at once, for rotation. */
  keys: z.record(z.string().min(1).max(64), z.string().regex(/^[\w-]{43,}$/)),
  /** Keys of the tenant's own servers, by a name of its choosing: SHA-256 of each in hex. Not one that signs tokens. */
  apiKeys: z.record(z.string().min(1).max(64), z.string().regex(/^[0-9a-f]{64}$/)).default({}),
  /** Days for which the tenant's word on a fact counts, where they differ from ours. */
  factDays: z.partialRecord(z.enum(factKeys), z.int().min(1).max(3650)).default({}),
  /** The merchant's own way to cancel, also shown by our pages. */
  cancelAddress: z.string().min(1).max(500),
  /** Where customers see their account; our pages lead back there. */
  accountAddress: z.string().min(1).max(500),
  billing: Billing,
  /** What bills test customers, where that is not the same. */
  testBilling: Billing.optional(),
  /** Where billing says from that something changed: see docs/billing.md. */
  billingEvents: BillingEventSources.optional(),
  /** How letters are sent; left out, to the demonstration's mailbox where that bills, else not at all. */
  mail: MailSettings.optional(),
  retention: RetentionSettings,
  /** Whether those who stayed are asked by letter how it is: see docs/surveys.md. */
  surveys: z.boolean().default(true),
  /** Conversations begun in a minute, before more are turned away. */
  begins: BeginSettings,
  /** Share of customers who are never made an offer, in basis points, so that what offers do can be told. */
  holdout: z.int().min(0).max(5000).default(usualHoldout),
  /** A model that reads comments, behind our own phrases: see docs/reading.md. */
  reading: z
    .strictObject({
      url: z.url({ protocol: /^https$/ }).max(500),
      model: z.string().min(1).max(200),
      /** Which of PARLEY_READING_KEYS opens it. */
      keyName: z.string().min(1).max(64),
    })
    .nullable()
    .default(null),
})
export type TenantSettings = z.infer<typeof TenantSettings>

/** A key that two tenants shared would not say whose customers it opens. */
const Tenants = z.array(TenantSettings).refine((tenants) => {
  const hashes = tenants.flatMap(({ apiKeys }) => [...new Set(Object.values(apiKeys))])
  return new Set(hashes).size === hashes.length
}, 'two tenants have the same API key; give each its own')

const parsed = new WeakMap<Env, ReadonlyMap<string, TenantSettings>>()

/** @throws ZodError where PARLEY_TENANTS is not what it should be: the server must not half-start. */
export function tenantsOf(env: Env): ReadonlyMap<string, TenantSettings> {
  let tenants = parsed.get(env)
  if (!tenants) {
    tenants = new Map(Tenants.parse(JSON.parse(env.PARLEY_TENANTS)).map((one) => [one.id, one]))
    parsed.set(env, tenants)
  }
  return tenants
}

export const mayOpen = (tenant: TenantSettings, origin: string | undefined): boolean =>
  origin === undefined || tenant.origins.includes(origin)

/** What is still kept of a tenant that was taken off the settings goes by our own days. */
export const retentionOf = (env: Env, tenant: string | null | undefined): Retention =>
  (tenant ? tenantsOf(env).get(tenant)?.retention : null) ?? usualRetention

/** Of a tenant that was taken off the settings nobody is held out. */
export const holdoutOf = (env: Env, tenant: string | null | undefined): number =>
  (tenant ? tenantsOf(env).get(tenant)?.holdout : null) ?? 0
