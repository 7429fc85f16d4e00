/// <reference types="vite/types/importMeta.d.ts" />
/** What tests get from `cloudflare:workers`: our own bindings and our own worker. */
import type { Env as ParleyEnv } from '#worker/env.ts'
import type * as parley from '#worker/index.ts'

declare global {
  namespace Cloudflare {
    interface Env extends ParleyEnv {}
    interface GlobalProps {
      mainModule: typeof parley
      durableNamespaces: 'Customer' | 'Tenant'
    }
  }
}
