import * as z from 'zod'
import { demoBilling } from './billing/demo.ts'
import type { Billing } from './billing/billing.ts'
import { accessTo, type Mode } from './billing/stripe/settings.ts'
import { stripeBilling } from './billing/stripe/stripe.ts'
import type { Env } from './env.ts'
import { demoMailbox } from './notify/mailbox.ts'
import type { Notifier } from './notify/notifier.ts'
import { tenantsOf, type TenantSettings } from './tenant/settings.ts'

/** The one place where adapters are picked. @throws Error where a tenant's adapter is not set up. */
export function billingFor(env: Env, tenantId: string, mode: Mode): Billing {
  const settings = billingIn(tenantOf(env, tenantId), mode)
  if (settings === 'demo') {
    const { demo, key } = demoOf(env)
    return demoBilling(demo, key)
  }
  const access = accessTo(settings, billingKeys(env)[settings.keyName], mode)
  return stripeBilling(settings, access, { now: () => new Date() })
}

/** Letters go by the demonstration's mailbox. @throws Error where there is none. */
export function notifierFor(env: Env, tenantId: string): Notifier {
  tenantOf(env, tenantId)
  const { demo, key } = demoOf(env)
  return demoMailbox(demo, key)
}

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
