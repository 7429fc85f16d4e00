import { demoBilling } from './billing/demo.ts'
import type { Billing } from './billing/billing.ts'
import type { Env } from './env.ts'
import { demoMailbox } from './notify/mailbox.ts'
import type { Notifier } from './notify/notifier.ts'
import { tenantsOf, type TenantSettings } from './tenant/settings.ts'

export interface Ports {
  billing: Billing
  notifier: Notifier
}

/** The one place where adapters are picked. @throws Error where a tenant's adapter is not set up. */
export function portsFor(env: Env, tenantId: string): Ports {
  const tenant = tenantsOf(env).get(tenantId)
  if (!tenant) throw new Error(`tenant ${tenantId} is not set up here`)
  return adapters[tenant.billing](env)
}

const adapters: Record<TenantSettings['billing'], (env: Env) => Ports> = {
  demo: (env) => {
    if (!env.DEMO || !env.PARLEY_DEMO_KEY) throw new Error('billing demo needs DEMO and PARLEY_DEMO_KEY')
    return {
      billing: demoBilling(env.DEMO, env.PARLEY_DEMO_KEY),
      notifier: demoMailbox(env.DEMO, env.PARLEY_DEMO_KEY),
    }
  },
}
