import { chargebee } from './chargebee-harness.ts'
import { billingContract } from './contract.ts'

billingContract(chargebee)
