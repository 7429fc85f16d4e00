/** Two plain workerd processes: the bare hello, and Parley with a billing that answers at once. */
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

const head = `using Workerd = import "/workerd/workerd.capnp";\n`
const module = (file: string) =>
  `modules = [(name = "index.js", esModule = embed "${file}")], compatibilityDate = "${compatibilityDate}"`

const helloConfig = `${head}const config :Workerd.Config = (
  services = [(name = "hello", worker = (${module('hello/index.js')}))],
  sockets = [(name = "http", http = (), service = "hello")]);`

const objects = ['Customer', 'Tenant']
const parleyConfig = `${head}const config :Workerd.Config = (
  services = [
    (name = "billing", worker = (${module('billing.js')})), (name = "assets", disk = ()),
    (name = "objects", disk = (writable = true)), (name = "parley", worker = .parley)],
  sockets = [(name = "http", http = (), service = "parley")]);
const parley :Workerd.Worker = (${module('../parley/index.js')},
  bindings = [(name = "DEMO", service = "billing"), (name = "ASSETS", service = "assets"),
    ${objects.map((name) => `(name = "${name.toUpperCase()}", durableObjectNamespace = "${name}")`).join(', ')},
    ${Object.keys(testSettings)
      .map((name) => `(name = "${name}", fromEnvironment = "${name}")`)
      .join(', ')}],
  durableObjectNamespaces = [${objects
    .map((name) => `(className = "${name}", uniqueKey = "bench-${name}", enableSql = true)`)
    .join(', ')}],
  durableObjectStorage = (localDisk = "objects"));`

export interface Server extends Supervised {
  port: number
  /** Milliseconds from the command to the first answer. */
  startedIn: number
}

export async function prepare(): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(resolve(folder, 'objects'), { recursive: true })
  await buildParley()
  await build(worker('tests/bench/hello.ts', 'dist/bench/hello'))
  await copyFile(resolve(root, 'tests/peers/demo-billing.js'), resolve(folder, 'billing.js'))
  await writeFile(resolve(folder, 'hello.capnp'), helloConfig)
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

export const startParley = (): Promise<Server> =>
  start(
    'parley',
    [
      `--directory-path=objects=${resolve(folder, 'objects')}`,
      `--directory-path=assets=${resolve(root, 'dist/widget')}`,
    ],
    testSettings,
  )
