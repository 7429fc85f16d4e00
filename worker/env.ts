import type { Customer } from './customer/customer.ts'
import type { Tenant } from './tenant/tenant.ts'

/** Bindings and settings, as the platform hands them in. Secrets come from here and from nowhere else. */
export interface Env {
  CUSTOMER: DurableObjectNamespace<Customer>
  TENANT: DurableObjectNamespace<Tenant>
  /** The built widget. */
  ASSETS: Fetcher
  /** The demonstration business; absent where no tenant bills by `demo`. */
  DEMO?: Fetcher
  PARLEY_DEMO_KEY?: string
  /** Signs tickets, pages and operators' cookies; at least 32 characters. */
  PARLEY_SECRET: string
  /** JSON; see `tenant/settings.ts`. */
  PARLEY_TENANTS: string
  /** JSON, keys of models by name; only where a tenant reads with one. */
  PARLEY_READING_KEYS?: string | null
  /** JSON, keys of payment providers by name; only where a tenant bills by one. */
  PARLEY_BILLING_KEYS?: string | null
}
