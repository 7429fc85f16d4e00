/** Starts Parley and the demonstration business in one workerd; `npm start`, end-to-end tests and the bench do so. */
import { resolve } from 'node:path'
import { signLoginLink } from '../identity/operator.ts'
import { build } from './bundles.ts'
import { noteUser, openDataFolder } from './data-folder.ts'
import { freePort } from './free-port.ts'
import { root } from './root.mjs'
import { secretsOf, signingKey } from './secrets.ts'
import type { Secrets } from './secrets.ts'
import { supervise } from './supervise.ts'
import type { Supervised } from './supervise.ts'
import { demoTenant, tenantsText } from './tenants.ts'

export interface StartOptions {
  /** 0 takes any free one. */
  port: number
  dataDir: string
  /** Other origins whose pages may open the chat. */
  origins: string[]
  /** Without it, what is in dist/ is served. */
  build: boolean
  /** Lets tests make the demonstration billing fail. */
  faults?: boolean
  /** Lets webhooks go to this machine. */
  loopback?: boolean
}

export interface Parley extends Supervised {
  address: string
  consoleLink: string
}

const environment = (port: number, options: StartOptions, secrets: Secrets): Record<string, string> => ({
  PARLEY_SECRET: secrets.secret,
  PARLEY_TENANTS: tenantsText(port, options.origins, secrets, options.faults),
  PARLEY_DEMO_KEY: secrets.demoKey,
  PARLEY_ADDRESS: `http://127.0.0.1:${port}`,
  PARLEY_WEBHOOK_LOOPBACK: options.loopback ? 'on' : 'off',
  DEMO_TENANT: demoTenant,
  DEMO_KID: signingKey(secrets).kid,
  DEMO_SIGNING_KEY: signingKey(secrets).secret,
  DEMO_FAULTS: options.faults ? 'on' : 'off',
})

const flags = (port: number, dataDir: string): string[] => [
  resolve(root, 'dist/parley.capnp'),
  `--socket-addr=http=127.0.0.1:${port}`,
  `--directory-path=assets=${resolve(root, 'dist/widget')}`,
  `--directory-path=parley-objects=${resolve(dataDir, 'parley')}`,
  `--directory-path=demo-objects=${resolve(dataDir, 'demo')}`,
]

export async function startParley(options: StartOptions): Promise<Parley> {
  const port = await freePort(options.port)
  if (port === null)
    throw new Error(`Port ${options.port} is in use. Set PORT to another one, or to 0 for any.`)
  const dataDir = resolve(root, options.dataDir)
  await openDataFolder(dataDir)
  if (options.build) await build()
  const secrets = await secretsOf(dataDir)
  const env = environment(port, options, secrets)
  const workerd = await supervise(flags(port, dataDir), env, {
    onStart: (pid) => void noteUser(dataDir, pid),
  })
  const address = `http://127.0.0.1:${port}`
  const key = await signLoginLink(secrets.secret, demoTenant, new Date())
  return { ...workerd, address, consoleLink: `${address}/console/sign-in?key=${key}` }
}
