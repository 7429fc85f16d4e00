/** The runtime that `npm start` uses, with two tenants whose billing, mail and webhooks are peers on this machine. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, open, type FileHandle } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '#worker/cli/free-port.ts'
import { moveAlarms } from './alarms.ts'
import type { Clock } from './clock.ts'
import type { Ledger } from './ledger.ts'
import { tenants, type TenantId } from './plan.ts'
import { copyServed, setServed } from './served.ts'

const { default: workerd } = createRequire(import.meta.url)('workerd') as { default: string }

const key = (letter: string): string => letter.repeat(43)
export const operatorSecret = key('M')
export const signingKeys = {
  alder: { kid: 'alder-1', secret: key('A') },
  birch: { kid: 'birch-1', secret: key('B') },
}

export const apiKeys: Record<TenantId, string> = { alder: key('a'), birch: key('b') }

export const manyBegins = { customer: 100_000, tenant: 1_000_000, network: 1_000_000 }

/** The checker needs the whole record, also of a long run in which years go by. */
const years = 3650
const retention = { noteDays: years, logDays: years, statedDays: years, rowDays: years }

/** Where one tenant's peers are. */
export interface Peers {
  ledger: Pick<Ledger, 'billing' | 'events' | 'key' | 'eventSecret'>
  mailPort: number
}

/** Held out is at one tenant who is by default, at the other every second customer. */
const holdouts: Record<TenantId, { holdout?: number }> = { alder: {}, birch: { holdout: 5000 } }

const tenantFor = (id: TenantId, { ledger: { billing, events }, mailPort }: Peers) => ({
  id,
  name: `The ${id}`,
  origins: [],
  keys: { [signingKeys[id].kid]: signingKeys[id].secret },
  apiKeys: { server: createHash('sha256').update(apiKeys[id]).digest('hex') },
  cancelAddress: '/cancel',
  accountAddress: '/',
  begins: manyBegins,
  retention,
  billing: { ...billing, keyName: id },
  ...(events && { billingEvents: { live: { ...events, secretName: id } } }),
  mail: { smtp: { host: '127.0.0.1', port: mailPort, security: 'none', from: `plans@${id}.example` } },
  ...holdouts[id],
})

const byTenant = (of: (id: TenantId) => string): string =>
  JSON.stringify(Object.fromEntries(tenants.map((id) => [id, of(id)])))

const settings = (port: number, peers: Record<TenantId, Peers>): Record<string, string> => ({
  PARLEY_SECRET: operatorSecret,
  PARLEY_TENANTS: JSON.stringify(tenants.map((id) => tenantFor(id, peers[id]))),
  PARLEY_BILLING_KEYS: byTenant((id) => peers[id].ledger.key),
  PARLEY_BILLING_EVENT_SECRETS: byTenant((id) => peers[id].ledger.eventSecret),
  PARLEY_DEMO_KEY: key('D'),
  PARLEY_ADDRESS: `http://127.0.0.1:${port}`,
  PARLEY_WEBHOOK_LOOPBACK: 'on',
  DEMO_TENANT: 'demo',
  DEMO_KID: 'demo-1',
  DEMO_SIGNING_KEY: key('E'),
  DEMO_FAULTS: 'off',
})

export interface Server {
  address: string
  /** Ends it as a crash would, sets its clock on or back by so many milliseconds, and starts it again. */
  crash(sets: number): Promise<void>
  /** The process stands still, and then goes on as if nothing had been. */
  freeze(milliseconds: number): Promise<void>
  stop(): Promise<void>
}

export async function startServer(
  folder: string,
  peers: Record<TenantId, Peers>,
  clock: Clock,
): Promise<Server> {
  const port = (await freePort(0)) ?? 0
  for (const name of ['parley', 'demo']) await mkdir(join(folder, name), { recursive: true })
  const served = join(folder, 'served')
  await copyServed(served)
  const log = await open(join(folder, 'workerd.log'), 'a')
  const address = `http://127.0.0.1:${port}`
  const args = [
    'serve',
    join(served, 'parley.capnp'),
    `--socket-addr=http=127.0.0.1:${port}`,
    `--directory-path=assets=${join(served, 'widget')}`,
    `--directory-path=parley-objects=${join(folder, 'parley')}`,
    `--directory-path=demo-objects=${join(folder, 'demo')}`,
  ]
  const env = { ...process.env, ...settings(port, peers) }
  let child = await started(args, env, log, address)
  return {
    address,
    async crash(sets) {
      await ended(child, 'SIGKILL')
      if (sets !== 0) await setAll(folder, served, clock, sets)
      child = await started(args, env, log, address)
    },
    async freeze(milliseconds) {
      const { pid } = child
      child.kill('SIGSTOP')
      await delay(milliseconds)
      if (pid === child.pid) child.kill('SIGCONT')
    },
    async stop() {
      await ended(child, 'SIGTERM')
      await log.close()
    },
  }
}

/** Milliseconds in which what was on its way when the process was killed arrives, by the clock that it left by. */
const onItsWay = 50

async function setAll(folder: string, served: string, clock: Clock, sets: number): Promise<void> {
  await delay(onItsWay)
  clock.set(sets)
  for (const object of ['Customer', 'Tenant']) moveAlarms(join(folder, 'parley', `parley-${object}`), sets)
  await setServed(served, clock.by())
}

async function started(args: string[], env: NodeJS.ProcessEnv, log: FileHandle, address: string) {
  const child = spawn(workerd, args, { env, stdio: ['ignore', log.fd, log.fd] })
  const kill = () => child.kill('SIGKILL')
  process.on('exit', kill)
  child.on('exit', () => process.off('exit', kill))
  for (let tries = 0; tries < 400; tries++) {
    if (child.exitCode !== null)
      throw new Error(`workerd ended with ${child.exitCode}; its log is in the folder.`)
    const is = await fetch(`${address}/parley.js`).then(
      (response) => response.body?.cancel(),
      () => null,
    )
    if (is !== null) return child
    await delay(25)
  }
  throw new Error('workerd did not listen within ten seconds.')
}

async function ended(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  // One that stands still takes no other signal.
  child.kill('SIGCONT')
  child.kill(signal)
  const late = setTimeout(() => child.kill('SIGKILL'), 5000)
  await gone
  clearTimeout(late)
}
