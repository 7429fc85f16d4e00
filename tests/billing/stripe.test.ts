import { billingContract } from './contract.ts'
import { stripe } from './stripe-harness.ts'

billingContract(stripe)
