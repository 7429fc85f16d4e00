import { billingContract } from './contract.ts'
import { demo } from './demo-harness.ts'

billingContract(demo)
