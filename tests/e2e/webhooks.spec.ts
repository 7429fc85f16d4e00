/** Webhooks on the runtime that `npm start` uses: delivered on loopback where that is allowed, and never inside (T34). */
import { createServer, type Server } from 'node:http'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compatibilityDate, configText } from '#worker/cli/capnp.ts'
import { secretsOf } from '#worker/cli/secrets.ts'
import { startParley, type Parley } from '#worker/cli/start-parley.ts'
import { supervise } from '#worker/cli/supervise.ts'
import { signOperator } from '#worker/identity/operator.ts'

let folder = ''
let parley: Parley
let sink: Server
let cookie = ''
const received: { headers: Record<string, string>; body: string }[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-webhooks-'))
  parley = await startParley({ port: 0, dataDir: folder, origins: [], build: false, loopback: true })
  const { secret } = await secretsOf(folder)
  cookie = `parley_operator=${await signOperator('demo', secret, new Date())}`
  sink = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      if (request.method === 'POST')
        received.push({ headers: request.headers as Record<string, string>, body })
      response.end()
    })
  })
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await parley.stop()
  await new Promise((resolve) => sink.close(resolve))
  await rm(folder, { recursive: true })
})

async function post(path: string, fields: Record<string, string>): Promise<{ status: number; html: string }> {
  const response = await fetch(parley.address + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: parley.address },
    body: new URLSearchParams(fields),
  })
  return { status: response.status, html: await response.text() }
}

const add = (url: string) =>
  post('/console/webhooks', {
    id: crypto.randomUUID(),
    url,
    types: 'notice.received',
    mode: 'live',
    owner: '',
  })

test('a notice on the open page reaches a receiver on this machine, signed', async () => {
  const { html } = await add(`http://127.0.0.1:${(sink.address() as AddressInfo).port}/in`)
  const secret = /whsec_[\w+/]{43}=/.exec(html)?.[0] ?? ''
  const notice = {
    step: 'send',
    name: 'Jonas Weber',
    contract: 'FL-1',
    email: 'jonas@example.test',
    kind: 'ordinary',
    end: '',
  }
  expect((await post('/exit/statutory?tenant=demo&place=DE', notice)).status).toBe(200)
  await expect.poll(() => received, { timeout: 10_000 }).toHaveLength(1)
  const [{ headers, body } = { headers: {}, body: '' }] = received
  expect(new Webhook(secret).verify(body, headers)).toMatchObject({
    type: 'notice.received',
    data: { place: 'DE' },
  })
})

/** A worker of five lines behind the same walls, for what the text of an address cannot say. */
const probe = `export default { async fetch(request, env) {
  const { url, by } = await request.json()
  try { return new Response(String((await (by === 'loopback' ? env.LOOPBACK : globalThis).fetch(url)).status)) }
  catch (fault) { return new Response(String(fault.retryable ?? 'no way')) }
} }`

const config = () => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [
  ${/\(name = "public".*\),/.exec(configText)?.[0] ?? ''}
  ${/\(name = "loopback".*\),/.exec(configText)?.[0] ?? ''}
  (name = "probe", worker = .probe)], sockets = [(name = "http", http = (), service = "probe")]);
const probe :Workerd.Worker = (modules = [(name = "index.js", esModule = embed "probe.js")],
  compatibilityDate = "${compatibilityDate}", globalOutbound = "public",
  bindings = [(name = "LOOPBACK", service = "loopback")]);`

test('T34 what resolves to this machine or to private space is out of reach, whatever its name', async () => {
  await writeFile(join(folder, 'probe.js'), probe)
  await writeFile(join(folder, 'probe.capnp'), config())
  const probing = await supervise([join(folder, 'probe.capnp'), '--socket-addr=http=127.0.0.1:0'], {})
  const { port } = sink.address() as AddressInfo
  const at = await probing.ready()
  const ask = async (url: string, by: 'public' | 'loopback') =>
    (await fetch(`http://127.0.0.1:${at}`, { method: 'POST', body: JSON.stringify({ url, by }) })).text()
  try {
    // This machine's own name stands for any name that leads inside; the port is open.
    for (const host of [
      hostname(),
      'localhost',
      '127.0.0.1',
      '10.0.0.1',
      '192.168.0.1',
      '169.254.169.254',
      '[::1]',
    ])
      expect([host, await ask(`http://${host}:${port}/`, 'public')]).toEqual([host, 'no way'])
    expect(await ask(`http://127.0.0.1:${port}/`, 'loopback')).toBe('200')
    for (const host of ['10.0.0.1', '192.168.0.1', '169.254.169.254'])
      expect([host, await ask(`http://${host}:${port}/`, 'loopback')]).toEqual([host, 'no way'])
  } finally {
    await probing.stop()
  }
})
