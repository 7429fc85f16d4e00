import { demoApp } from './app.tsx'
import type { DemoEnv } from './desk.ts'
import type { Shop } from './shop.ts'

export { Shop } from './shop.ts'

interface Env extends DemoEnv {
  SHOP: DurableObjectNamespace<Shop>
}

const app = demoApp({
  desk: (env) => (env as Env).SHOP.getByName('shop'),
  now: () => new Date(),
  wait: (milliseconds) => scheduler.wait(milliseconds),
})

export default { fetch: app.fetch } satisfies ExportedHandler<Env>
