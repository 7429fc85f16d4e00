/** Three suites: plain Node, inside the real runtime, and a browser against what `npm start` serves. */
import { readdirSync, readFileSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { compatibilityDate } from '../worker/cli/capnp.ts'
import { testSettings } from './peers/test-settings.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const fakeBilling = readFileSync(new URL('peers/demo-billing.js', import.meta.url), 'utf8')

/** The runtime would ask Cloudflare where this machine stands; tests ask nobody anything. */
process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'

/** What tests write stays in memory where there is room for it: every row on a disk is waited for. */
const memory = '/dev/shm'
function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize >= 2 ** 30
  } catch {
    return false
  }
}
if (hasRoom()) process.env['TMPDIR'] ??= memory

/** Our commands are started some sixty times; what Node makes of a file is made once. */
process.env['NODE_COMPILE_CACHE'] ??= join(root, 'node_modules/.cache/node')

/** A file on every core; and a machine that is busy with them is waited for. */
const together = { maxWorkers: '100%', expect: { poll: { timeout: 10_000 } } }

/** Files share the process they run in: to start one for each takes longer than most of them do. */
const shared = { ...together, isolate: false, testTimeout: 30_000 }

const browser = { ...together, environment: 'node', testTimeout: 60_000, hookTimeout: 120_000 }
/** Those that run what `npm start` runs: it builds anew what all the others serve. */
const builders = readdirSync(join(root, 'tests/e2e'))
  .filter((name) => name.endsWith('.spec.ts'))
  .map((name) => `tests/e2e/${name}`)
  .filter((file) => readFileSync(join(root, file), 'utf8').includes('worker/cli/serve.ts'))

const runtime = cloudflareTest({
  wrangler: { configPath: fileURLToPath(new URL('../worker/wrangler.jsonc', import.meta.url)) },
  miniflare: {
    bindings: testSettings,
    serviceBindings: { DEMO: 'demo-billing' },
    workers: [{ name: 'demo-billing', modules: true, script: fakeBilling, compatibilityDate }],
  },
})

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          ...shared,
          name: 'node',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/worker/**', 'tests/e2e/**'],
          setupFiles: ['tests/setup.ts'],
        },
      },
      {
        root,
        plugins: [runtime],
        test: {
          ...shared,
          name: 'worker',
          include: ['tests/worker/**/*.test.ts'],
          setupFiles: ['tests/worker/setup.ts', 'tests/setup.ts'],
          globalSetup: ['tests/peers/webhook-sink.ts'],
        },
      },
      {
        // By `npm run contract` alone: it speaks to a provider's own sandbox.
        root,
        test: {
          name: 'sandbox',
          environment: 'node',
          include: ['tests/billing/*.sandbox.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
        },
      },
      {
        root,
        test: { ...browser, name: 'e2e', include: ['tests/e2e/**/*.spec.ts'], exclude: builders },
      },
      {
        root,
        test: {
          ...browser,
          name: 'e2e-start',
          include: builders,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
