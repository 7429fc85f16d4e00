/** Plain workerd processes: bare hello, a durable row, tables of experiments, billing that answers at once, Parley. */
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { build } from 'vite'
import { build as buildParley } from '#worker/cli/bundles.ts'
import { compatibilityDate } from '#worker/cli/capnp.ts'
import { freePort } from '#worker/cli/free-port.ts'
import { root } from '#worker/cli/root.mjs'
import { supervise, type Supervised } from '#worker/cli/supervise.ts'
import { worker } from '../../worker/vite.config.ts'
import { clockText, mainText, type Shift } from '../model/served.ts'
import { testSettings } from '../peers/test-settings.ts'

const folder = resolve(root, 'dist/bench')
const objectsOf = (name: string) => resolve(folder, 'objects', name)

const head = `using Workerd = import "/workerd/workerd.capnp";\n`
/** The first is the one that is started. */
const modules = (...files: string[]) => {
  const embedded = files.map((file) => `(name = "${basename(file)}", esModule = embed "${file}")`)
  return `modules = [${embedded.join(', ')}], compatibilityDate = "${compatibilityDate}"`
}

const helloConfig = `${head}const config :Workerd.Config = (
  services = [(name = "hello", worker = (${modules('hello/index.js')}))],
  sockets = [(name = "http", http = (), service = "hello")]);`

/** A worker with durable objects, which keep what they know in the folder `objects`. */
const keeping = (objects: readonly string[], bindings: readonly string[]) => `
  bindings = [${[...bindings, ...objects.map((name) => `(name = "${name.toUpperCase()}", durableObjectNamespace = "${name}")`)].join(', ')}],
  durableObjectNamespaces = [${objects
    .map((name) => `(className = "${name}", uniqueKey = "bench-${name}", enableSql = true)`)
    .join(', ')}],
  durableObjectStorage = (localDisk = "objects"));`

/** A process of its own: what it has entered outlives a Parley that is killed, and its work is not counted as ours. */
const billingConfig = `${head}const config :Workerd.Config = (
  services = [(name = "billing", worker = (${modules('billing.js')}))],
  sockets = [(name = "http", http = (), service = "billing")]);`

const durableConfig = `${head}const config :Workerd.Config = (
  services = [(name = "objects", disk = (writable = true)), (name = "durable", worker = .durable)],
  sockets = [(name = "http", http = (), service = "durable")]);
const durable :Workerd.Worker = (${modules('durable/index.js')}, ${keeping(['Customer'], [])}`

const rollupsConfig = `${head}const config :Workerd.Config = (
  services = [(name = "objects", disk = (writable = true)), (name = "rollups", worker = .rollups)],
  sockets = [(name = "http", http = (), service = "rollups")]);
const rollups :Workerd.Worker = (${modules('rollups/index.js')}, ${keeping(['Rollups'], [])}`

const parleyConfig = (...files: string[]) => `${head}const config :Workerd.Config = (
  services = [
    (name = "billing", external = (http = ())), (name = "assets", disk = ()),
    (name = "objects", disk = (writable = true)), (name = "parley", worker = .parley)],
  sockets = [(name = "http", http = (), service = "parley")]);
const parley :Workerd.Worker = (${modules(...files)}, ${keeping(
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
  /** When its process was last started, as `performance.now` counts. */
  since(): number
}

export async function prepare(): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  for (const name of ['durable', 'rollups', 'parley', 'shifted'])
    await mkdir(objectsOf(name), { recursive: true })
  await buildParley()
  for (const name of ['hello', 'durable', 'rollups'])
    await build(worker(`tests/bench/${name}.ts`, `dist/bench/${name}`))
  await copyFile(resolve(root, 'tests/peers/demo-billing.js'), resolve(folder, 'billing.js'))
  await writeFile(resolve(folder, 'hello.capnp'), helloConfig)
  await writeFile(resolve(folder, 'billing.capnp'), billingConfig)
  await writeFile(resolve(folder, 'durable.capnp'), durableConfig)
  await writeFile(resolve(folder, 'rollups.capnp'), rollupsConfig)
  await writeFile(resolve(folder, 'parley.capnp'), parleyConfig('../parley/index.js'))
  await prepareShifted()
}

async function start(
  name: string,
  flags: string[],
  env: Record<string, string>,
  path = '/',
): Promise<Server> {
  const port = (await freePort(0)) ?? 0
  let since = performance.now()
  const begun = since
  const args = [resolve(folder, `${name}.capnp`), `--socket-addr=http=127.0.0.1:${port}`, ...flags]
  const onStart = () => void (since = performance.now())
  const errors = name === 'parley' || name === 'shifted' ? 'ignore' : 'inherit'
  const running = await supervise(args, env, { onStart, errors })
  await (await fetch(`http://127.0.0.1:${port}${path}`)).body?.cancel()
  return { ...running, port, startedIn: performance.now() - begun, since: () => since }
}

export const startHello = (): Promise<Server> => start('hello', [], {})

const objectsFlag = (name: string) => `--directory-path=objects=${objectsOf(name)}`

export const startDurable = (): Promise<Server> => start('durable', [objectsFlag('durable')], {})

export const startRollups = (): Promise<Server> => start('rollups', [objectsFlag('rollups')], {})

export const startBilling = (): Promise<Server> => start('billing', [], {}, '/asked')

const parleyFlags = (name: string, billing: Server): string[] => [
  objectsFlag(name),
  `--directory-path=assets=${resolve(root, 'dist/widget')}`,
  `--external-addr=billing=127.0.0.1:${billing.port}`,
]

export const startParley = (billing: Server): Promise<Server> =>
  start('parley', parleyFlags('parley', billing), testSettings)

const shifted = (file: string) => resolve(folder, 'shifted', file)

async function prepareShifted(): Promise<void> {
  await mkdir(shifted('.'), { recursive: true })
  await writeFile(shifted('main.js'), mainText)
  const files = ['shifted/main.js', 'shifted/clock.js', '../parley/index.js']
  await writeFile(resolve(folder, 'shifted.capnp'), parleyConfig(...files))
}

/** Parley with a clock of its own and objects of its own, which stay from one start to the next. */
export async function startShifted(billing: Server, shift: Shift): Promise<Server> {
  await writeFile(shifted('clock.js'), clockText(shift))
  return start('shifted', parleyFlags('shifted', billing), testSettings)
}

/** Where workerd keeps the objects of that one. */
export const shiftedObjects = (kind: 'Customer' | 'Tenant'): string =>
  resolve(objectsOf('shifted'), `bench-${kind}`)
