import { billingContract } from './contract.ts'
import { paddle } from './paddle-harness.ts'

billingContract(paddle)
