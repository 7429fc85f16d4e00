import { app } from './app.ts'
import type { Env } from './env.ts'

export { Customer } from './customer/customer.ts'
export { Tenant } from './tenant/tenant.ts'

export default { fetch: app.fetch } satisfies ExportedHandler<Env>
