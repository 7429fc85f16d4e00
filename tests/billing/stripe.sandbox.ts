/** The contract against a real sandbox of Stripe's: see docs/billing.md. Its clock and its faults are its own. */
import { billingContract } from './contract.ts'
import { sandbox } from './stripe-sandbox.ts'

billingContract(sandbox(process.env['STRIPE_SANDBOX_KEY'] ?? ''))
