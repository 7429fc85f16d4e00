/** Three plain workerd processes: the bare hello, one durable row, and Parley with a billing that answers at once. */
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { build } from 'vite'
import { build as buildParley } from '#worker/cli/bundles.ts'
import { compatibilityDate } from '#worker/cli/capnp.ts'
import { freePort } from '#worker/cli/free-port.ts'
import { root } from '#worker/cli/root.mjs'
import { supervise, type Supervised } from '#worker/cli/supervise.ts'
import { worker } from '../../worker/vite.config.ts'
import { testSettings } from '../peers/test-settings.ts'

const folder = resolve(root, 'dist/bench')
const objectsOf = (name: string) => resolve(folder, 'objects', name)

const head = `using Workerd = import "/workerd/workerd.capnp";\n`
const module = (file: string) =>
  `modules = [(name = "index.js", esModule = embed "${file}")], compatibilityDate = "${compatibilityDate}"`

const helloConfig = `${head}const config :Workerd.Config = (
  services = [(name = "hello", worker = (${module('hello/index.js')}))],
  sockets = [(name = "http", http = (), service = "hello")]);`

/** A worker with durable objects, which keep what they know in the folder `objects`. */
const keeping = (objects: readonly string[], bindings: readonly string[]) => `
  bindings = [${[...bindings, ...objects.map((name) => `(name = "${name.toUpperCase()}", durableObjectNamespace = "${name}")`)].join(', ')}],
  durableObjectNamespaces = [${objects
    .map((name) => `(className = "${name}", uniqueKey = "bench-${name}", enableSql = true)`)
    .join(', ')}],
  durableObjectStorage = (localDisk = "objects"));`

const durableConfig = `${head}const config :Workerd.Config = (
  services = [(name = "objects", disk = (writable = true)), (name = "durable", worker = .durable)],
  sockets = [(name = "http", http = (), service = "durable")]);
const durable :Workerd.Worker = (${module('durable/index.js')}, ${keeping(['Customer'], [])}`

const parleyConfig = `${head}const config :Workerd.Config = (
  services = [
    (name = "billing", worker = (${module('billing.js')})), (name = "assets", disk = ()),
    (name = "objects", disk = (writable = true)), (name = "parley", worker = .parley)],
  sockets = [(name = "http", http = (), service = "parley")]);
const parley :Workerd.Worker = (${module('../parley/index.js')}, ${keeping(
  ['Customer', 'Tenant'],
  [
    '(name = "DEMO", service = "billing")',
    '(name = "ASSETS", service = "assets")',
    ...Object.keys(testSettings).map((name) => `(name = "${name}", fromEnvironment = "${name}")`),
  ],
)}`

export interface Server extends Supervised {
  port: number
  /** Milliseconds from the command to the first answer. */
  startedIn: number
}

export async function prepare(): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  for (const name of ['durable', 'parley']) await mkdir(objectsOf(name), { recursive: true })
  await buildParley()
  for (const name of ['hello', 'durable']) await build(worker(`tests/bench/${name}.ts`, `dist/bench/${name}`))
  await copyFile(resolve(root, 'tests/peers/demo-billing.js'), resolve(folder, 'billing.js'))
  await writeFile(resolve(folder, 'hello.capnp'), helloConfig)
  await writeFile(resolve(folder, 'durable.capnp'), durableConfig)
  await writeFile(resolve(folder, 'parley.capnp'), parleyConfig)
}

async function start(name: string, flags: string[], env: Record<string, string>): Promise<Server> {
  const port = (await freePort(0)) ?? 0
  const since = performance.now()
  const args = [resolve(folder, `${name}.capnp`), `--socket-addr=http=127.0.0.1:${port}`, ...flags]
  const running = await supervise(args, env)
  await fetch(`http://127.0.0.1:${port}/`)
  return { ...running, port, startedIn: performance.now() - since }
}

export const startHello = (): Promise<Server> => start('hello', [], {})

const objectsFlag = (name: string) => `--directory-path=objects=${objectsOf(name)}`

export const startDurable = (): Promise<Server> => start('durable', [objectsFlag('durable')], {})

export const startParley = (): Promise<Server> =>
  start(
    'parley',
    [objectsFlag('parley'), `--directory-path=assets=${resolve(root, 'dist/widget')}`],
    testSettings,
  )
