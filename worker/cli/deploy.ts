/** Builds the widget and hands the worker to Cloudflare; further arguments go to wrangler. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from './bundles.ts'
import { root } from './root.mjs'

console.log(`To pin this build in a page: ${await build()}`)
const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js')
const args = [wrangler, 'deploy', '-c', join(root, 'worker/wrangler.jsonc'), ...process.argv.slice(2)]
const { status } = spawnSync(process.execPath, args, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
})
process.exit(status ?? 1)
