/** The contract against a real sandbox of Stripe's: see docs/billing.md. Its clock and its faults are its own. */
import { StripeSettings } from '#worker/billing/stripe/settings.ts'
import { billingContract } from './contract.ts'
import { sandbox } from './stripe-sandbox.ts'

const { STRIPE_SANDBOX_KEY: key = '', STRIPE_SANDBOX_API: api } = process.env
billingContract(sandbox(key, StripeSettings.shape.api.parse(api || undefined)))
