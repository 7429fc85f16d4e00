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
  /** JSON, secrets of billing's events by name; only where a tenant takes them: see docs/billing.md. */
  PARLEY_BILLING_EVENT_SECRETS?: string | null
  /** JSON, keys of mail servers and mail services by name; only where a tenant sends by one. */
  PARLEY_MAIL_KEYS?: string | null
  /** JSON, a list of seeds for the keys of receipts: see docs/receipts.md. */
  PARLEY_RECEIPT_KEYS?: string | null
  /** `on` lets webhooks go to this machine: for tests and the demonstration. */
  PARLEY_WEBHOOK_LOOPBACK?: string | null
  /** Leads to this machine, where the platform keeps that apart. */
  LOOPBACK?: Fetcher
  /** Where customers reach this server, such as `https://parley.example.com`: letters name it, and nothing else knows it. */
  PARLEY_ADDRESS?: string | null
}
