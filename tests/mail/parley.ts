/** Parley on plain workerd, sending its letters to a mail server of this machine; billing is the peer that fails as told. */
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Begun, Turn } from '#shared/protocol/turn.ts'
import { compatibilityDate } from '#worker/cli/capnp.ts'
import { freePort } from '#worker/cli/free-port.ts'
import { root } from '#worker/cli/root.mjs'
import { supervise, type Supervised } from '#worker/cli/supervise.ts'
import { signOperator } from '#worker/identity/operator.ts'
import { signToken } from '#worker/identity/sign-token.ts'
import { worker } from '../../worker/vite.config.ts'
import { certificateFor } from '../peers/certificate.ts'
import { account, startMailServer, type MailServer, type Received } from '../peers/mail-server.ts'
import { apiKey, testSettings, testTenants } from '../peers/test-settings.ts'

const module = (file: string) =>
  `modules = [(name = "index.js", esModule = embed "${file}")], compatibilityDate = "${compatibilityDate}"`
const objects = ['Customer', 'Tenant']

const config = (
  cert: string,
  settings: readonly string[],
): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "net", network = (allow = ["local", "private"], tlsOptions = (trustedCertificates = [${JSON.stringify(cert)}]))),
    (name = "assets", disk = ()), (name = "objects", disk = (writable = true)),
    (name = "billing", worker = (${module('billing.js')})), (name = "parley", worker = .parley)],
  sockets = [(name = "http", http = (), service = "parley"), (name = "billing", http = (), service = "billing")]);
const parley :Workerd.Worker = (${module('parley/index.js')}, globalOutbound = "net",
  bindings = [(name = "DEMO", service = "billing"), (name = "ASSETS", service = "assets"),
    ${settings.map((name) => `(name = "${name}", fromEnvironment = "${name}")`).join(', ')},
    ${objects.map((name) => `(name = "${name.toUpperCase()}", durableObjectNamespace = "${name}")`).join(', ')}],
  durableObjectNamespaces = [${objects
    .map((name) => `(className = "${name}", uniqueKey = "mail-${name}", enableSql = true)`)
    .join(', ')}],
  durableObjectStorage = (localDisk = "objects"));`

export interface Post {
  mail: MailServer
  address: string
  billing: string
}

/** One server and one mail server for a file of tests. */
export function post(): Post {
  const set = {} as Post
  let folder = ''
  let workerd: Supervised | undefined
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-post-'))
    const certificate = certificateFor('localhost')
    set.mail = await startMailServer('starttls', certificate)
    await build(worker('worker/index.ts', join(folder, 'parley')))
    await copyFile(resolve(root, 'tests/peers/demo-billing.js'), join(folder, 'billing.js'))
    await mkdir(join(folder, 'objects'))
    const ports = { http: (await freePort(0)) ?? 0, billing: (await freePort(0)) ?? 0 }
    set.address = `http://127.0.0.1:${ports.http}`
    set.billing = `http://127.0.0.1:${ports.billing}`
    const env = settings(set.address, set.mail.port)
    await writeFile(join(folder, 'config.capnp'), config(certificate.cert, Object.keys(env)))
    const sockets = Object.entries(ports).map(([name, port]) => `--socket-addr=${name}=127.0.0.1:${port}`)
    const folders = ['assets', 'objects'].map((name) => `--directory-path=${name}=${join(folder, 'objects')}`)
    workerd = await supervise([join(folder, 'config.capnp'), ...sockets, ...folders], env)
  }, 60_000)
  afterAll(async () => {
    await workerd?.stop()
    await set.mail?.close()
    await rm(folder, { recursive: true, force: true })
  })
  return set
}

const settings = (address: string, port: number): Record<string, string> => {
  const server = { host: 'localhost', port, security: 'starttls', user: account.user, keyName: 'main' }
  const mail = { smtp: { ...server, from: 'letters@fernleaf.test' } }
  const tenants = testTenants.map((tenant) => (tenant.id === 'demo' ? { ...tenant, mail } : tenant))
  const own = { PARLEY_ADDRESS: address, PARLEY_TENANTS: JSON.stringify(tenants) }
  return { ...testSettings, ...own, PARLEY_MAIL_KEYS: JSON.stringify({ main: account.password }) }
}

export const mailTo = ({ mail }: Post, email: string): Received[] =>
  mail.letters.filter(({ envelope }) => envelope.to.includes(email))

export const setFault = ({ billing }: Post, fault: 'none' | 'down') =>
  fetch(`${billing}/fault`, { method: 'POST', body: fault })

const ask = async <T>(url: string, body: unknown, headers: Record<string, string> = {}): Promise<T> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

export interface Left {
  session: string
  /** Where the receipt stands; as the chat says it. */
  receipt: string
  /** Milliseconds that the last answer took. */
  took: number
  turn: Turn
}

/** Leaves by two presses. `email` is what the token says. */
export async function leave(
  { address }: Post,
  customer: string,
  { email, locale = 'en' }: { email?: string; locale?: string } = {},
): Promise<Left> {
  const who = { tenant: 'demo', customer, subscription: `sub-${customer}`, mode: 'live' } as const
  const key = { kid: 'test-1', secret: testTenants[0]?.keys['test-1'] ?? '' }
  const token = await signToken({ ...who, ...(email !== undefined && { email }) }, key, new Date())
  const call = { token, locale, key: crypto.randomUUID() }
  const begun = await ask<Begun>(`${address}/v1/sessions`, call)
  const say = async (turn: Turn, answer: Answer): Promise<Turn> => {
    const headers = { authorization: `Bearer ${begun.ticket}` }
    const body = { turn: turn.number, answer }
    return (await ask<{ turn: Turn }>(`${address}/v1/sessions/current`, body, headers)).turn
  }
  const asked = await say(begun.turn, { type: 'leaving' })
  const since = performance.now()
  const turn = await say(asked, { type: 'accepted' })
  const values = turn.receipt?.lines.map(({ value }) => value) ?? []
  return {
    session: values.find((value) => /^[0-9a-f-]{36}$/.test(value)) ?? '',
    receipt: values.find((value) => value.startsWith(address)) ?? '',
    took: performance.now() - since,
    turn,
  }
}

/** How the tenant's server says where a customer is written to. */
export const reach = ({ address }: Post, customer: string, contact: object) =>
  fetch(`${address}/v1/customers/${customer}/contact`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(contact),
  })

/** The record of a session, as the console shows it. */
export async function record({ address }: Post, session: string, lang = 'en'): Promise<string> {
  const operator = await signOperator('demo', testSettings.PARLEY_SECRET, new Date())
  const headers = { cookie: `parley_operator=${operator}` }
  return (await fetch(`${address}/console/sessions/${session}?lang=${lang}`, { headers })).text()
}
