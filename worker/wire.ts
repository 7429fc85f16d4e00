import * as z from 'zod'
import { chargebeeBilling } from './billing/chargebee/chargebee.ts'
import { chargebeeAccess } from './billing/chargebee/settings.ts'
import { demoBilling } from './billing/demo.ts'
import type { Billing } from './billing/billing.ts'
import type { Mode } from './billing/keys.ts'
import { paddleBilling } from './billing/paddle/paddle.ts'
import { paddleAccess } from './billing/paddle/settings.ts'
import { accessTo } from './billing/stripe/settings.ts'
import { stripeBilling } from './billing/stripe/stripe.ts'
import { webhookAccess } from './billing/webhook/settings.ts'
import { patience, webhookBilling } from './billing/webhook/webhook.ts'
import type { Env } from './env.ts'
import { sendingBy } from './notify/sending-by.ts'
import type { Notifier } from './notify/notifier.ts'
import { tenantsOf, type TenantSettings } from './tenant/settings.ts'
import { reachOf } from './webhooks/reach.ts'

/** The one place where adapters are picked. @throws Error where a tenant's adapter is not set up. */
export function billingFor(env: Env, tenantId: string, mode: Mode): Billing {
  const settings = billingIn(tenantOf(env, tenantId), mode)
  if (settings === 'demo') {
    const { demo, key } = demoOf(env)
    return demoBilling(demo, key)
  }
  const key = billingKeys(env)[settings.keyName]
  const around = { now: () => new Date() }
  switch (settings.provider) {
    case 'stripe':
      return stripeBilling(settings, accessTo(settings, key, mode), around)
    case 'paddle':
      return paddleBilling(settings, paddleAccess(settings, key, mode), around)
    case 'chargebee':
      return chargebeeBilling(settings, chargebeeAccess(settings, key, mode), around)
    case 'webhook':
      return webhookBilling(webhookAccess(settings, key, mode), { ...reachOf(env), patience })
  }
}

/** @throws Error where a tenant's mail is not set up. */
export const notifierFor = (env: Env, tenantId: string): Notifier => sendingBy(env, tenantOf(env, tenantId))

function tenantOf(env: Env, tenantId: string): TenantSettings {
  const tenant = tenantsOf(env).get(tenantId)
  if (!tenant) throw new Error(`tenant ${tenantId} is not set up here`)
  return tenant
}

/** A tenant whose test customers are billed elsewhere says so; a key of the wrong mode opens nothing. */
const billingIn = ({ billing, testBilling }: TenantSettings, mode: Mode): TenantSettings['billing'] =>
  mode === 'test' ? (testBilling ?? billing) : billing

function demoOf({ DEMO: demo, PARLEY_DEMO_KEY: key }: Env): { demo: Fetcher; key: string } {
  if (!demo || !key) throw new Error('the demonstration needs DEMO and PARLEY_DEMO_KEY')
  return { demo, key }
}

const BillingKeys = z.record(z.string(), z.string())

const billingKeys = ({ PARLEY_BILLING_KEYS: text }: Env): Record<string, string> =>
  BillingKeys.parse(JSON.parse(text ?? '{}'))
