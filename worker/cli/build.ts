/** What `npm run build` runs. */
import { build } from './bundles.ts'

try {
  await build()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
