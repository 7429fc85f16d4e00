/**
 * What `npm run contract` runs: the suite every billing adapter passes, against a provider's own sandbox; or, with
 * `webhook`, what Parley expects of a home-made billing, against that.
 * Ends with 0 where all of it holds, 1 where not, 2 where it could not begin.
 */
import { apiBase } from '#worker/billing/plans.ts'
import { program } from '../runners/program.ts'
import { usage, webhookSuite } from './webhook-suite.ts'

interface Sandbox {
  setting: string
  /** Keys of a sandbox; with one of a live account nothing is begun. */
  key: RegExp
  /** The setting that leads elsewhere than to the provider. */
  address: string
}

const sandboxes: Record<string, Sandbox> = {
  stripe: { setting: 'STRIPE_SANDBOX_KEY', key: /^(sk|rk)_test_\w+$/, address: 'STRIPE_SANDBOX_API' },
}

function whyNot(name: string | undefined): string | null {
  const sandbox = Object.hasOwn(sandboxes, name ?? '') ? sandboxes[name ?? ''] : undefined
  if (!sandbox) return `Usage: npm run contract -- ${[...Object.keys(sandboxes), usage].join(' | ')}`
  const key = process.env[sandbox.setting] ?? ''
  if (key === '') return `${sandbox.setting} is missing: the contract needs a key of a sandbox.`
  if (!sandbox.key.test(key))
    return `${sandbox.setting} is no key of a sandbox; live accounts are never used.`
  const address = process.env[sandbox.address] || undefined
  return apiBase.optional().safeParse(address).success
    ? null
    : `${sandbox.address} must be https, or http on this machine, without a path.`
}

async function run([name, ...rest]: string[]): Promise<number> {
  if (name === 'webhook') {
    // A secret on a command line is read by whoever lists what runs.
    const [url = '', secret = '', ...who] = rest
    const kept = secret === '-' ? (process.env['CONTRACT_SECRET'] ?? '') : secret
    return webhookSuite([url, kept, ...who], (line) => console.log(line))
  }
  const why = whyNot(name)
  if (why !== null) {
    console.error(why)
    return 2
  }
  const file = `tests/billing/${name}.sandbox.ts`
  const args = ['run', '-c', 'tests/vitest.config.ts', '--project=sandbox', file]
  return (await program('vitest/vitest.mjs', ...args)) === 0 ? 0 : 1
}

process.exitCode = await run(process.argv.slice(2))
