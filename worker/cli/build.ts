/** What `npm run build` runs. */
import { build } from './bundles.ts'

try {
  console.log(`To pin this build in a page: ${await build()}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
