import { billingContract } from './contract.ts'
import { webhook } from './webhook-harness.ts'

billingContract(webhook)
