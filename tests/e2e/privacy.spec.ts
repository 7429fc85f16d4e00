/** An erasure survives `kill -9` at any moment, and leaves nothing on the disk (T44); what is said meanwhile is nobody's (T46). */
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Begun, Turn } from '#shared/protocol/turn.ts'
import { root } from '#worker/cli/root.mjs'
import { secretsOf, signingKey, type Secrets } from '#worker/cli/secrets.ts'
import { startParley, type Parley } from '#worker/cli/start-parley.ts'
import { signToken } from '#worker/identity/sign-token.ts'

const words = 'plantedcomment because of my neighbour'
const planted = /planted/i

let folder = ''
let parley: Parley
let secrets: Secrets

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-privacy-'))
  parley = await startParley({ port: 0, dataDir: folder, origins: [], build: false, faults: true })
  secrets = await secretsOf(folder)
})
afterAll(async () => {
  await parley.stop()
  await rm(folder, { recursive: true, force: true })
})

/** The same call until it is answered. */
async function insist(url: string, init: RequestInit): Promise<Response> {
  for (let tries = 0; tries < 300; tries++) {
    try {
      const response = await fetch(url, init)
      if (response.status < 500) return response
      await response.body?.cancel()
    } catch {
      await delay(30)
    }
  }
  throw new Error(`${url} was never answered`)
}

const json = { 'content-type': 'application/json' }

/** Comes in, writes, leaves. @returns the token and the ticket it was done with. */
async function leave(address: string, keys: Secrets, customer: string): Promise<string[]> {
  const who = { tenant: 'demo', customer, subscription: `sub_${customer}`, mode: 'live' } as const
  const said = { email: `${customer}@planted.test`, facts: { name: 'Plantedname' } }
  const token = await signToken({ ...who, ...said }, signingKey(keys), new Date())
  const body = JSON.stringify({ token, locale: 'en', key: crypto.randomUUID() })
  const begun = (await (
    await insist(`${address}/v1/sessions`, { method: 'POST', headers: json, body })
  ).json()) as Begun
  const headers = { ...json, authorization: `Bearer ${begun.ticket}` }
  let { turn } = begun
  const answers: Answer[] = [{ type: 'wrote', text: words }, { type: 'leaving' }, { type: 'accepted' }]
  for (const answer of answers) {
    const given = JSON.stringify({ turn: turn.number, answer })
    const response = await insist(`${address}/v1/sessions/current`, { method: 'POST', headers, body: given })
    turn = ((await response.json()) as { turn: Turn }).turn
  }
  expect(turn.outcome).toBe('cancelled')
  return [token, begun.ticket]
}

interface Told {
  done: boolean
  erased: Record<string, number>
}
const erase = async (address: string, keys: Secrets, customer: string): Promise<Told> => {
  const headers = { authorization: `Bearer ${keys.apiKey}` }
  return (await (
    await insist(`${address}/v1/customers/${customer}`, { method: 'DELETE', headers })
  ).json()) as Told
}

/** Everything in the databases of objects below a folder; the platform's own list of alarms is none of them. */
async function bytesIn(path: string): Promise<string> {
  const names = await readdir(path, { recursive: true, withFileTypes: true })
  const read = names
    .filter((name) => name.isFile() && !name.name.startsWith('metadata.sqlite'))
    .map((name) => readFile(join(name.parentPath, name.name), 'latin1'))
  return (await Promise.all(read)).join('')
}

const matchesIn = (bytes: string, pattern: RegExp): string[] =>
  [...bytes.matchAll(pattern)].map(({ index }) => bytes.slice(index - 30, index + 30))

test('T44 erased while the server is killed again and again, all are gone, also from the disk', async () => {
  const people = ['mara', 'tomas', 'noa', 'eitan', 'obrien', 'walter', 'priya', 'sam']
  for (const customer of people) await leave(parley.address, secrets, customer)
  const objects = join(folder, 'parley')
  expect(await bytesIn(objects)).toMatch(planted)

  const talk = { over: false }
  const killer = (async () => {
    // After each the next start waits a little longer.
    for (let kills = 0; kills < 5; kills++) {
      await delay(20 + Math.random() * 120)
      if (talk.over) return kills
      parley.kill()
      await parley.ready()
    }
    return 5
  })()
  await Promise.all(
    people.map(async (customer) => {
      await delay(Math.random() * 2500)
      const isDone = async () => (await erase(parley.address, secrets, customer)).done
      await expect.poll(isDone, { timeout: 30_000, interval: 200 }).toBe(true)
    }),
  )
  talk.over = true
  expect(await killer).toBeGreaterThan(1)

  for (const customer of people) {
    expect(
      Object.values((await erase(parley.address, secrets, customer)).erased).every((count) => count === 0),
    ).toBe(true)
    const headers = { authorization: `Bearer ${secrets.apiKey}` }
    const record = await (
      await insist(`${parley.address}/v1/customers/${customer}/record`, { headers })
    ).json()
    expect(record).toMatchObject({ contact: null, stated: [], sessions: [], there: { rows: [] } })
  }
  await parley.stop()
  const kept = (await readdir(objects)).find((name) => name.endsWith('Customer')) ?? ''
  const names = people.map((customer) => `sub_${customer}|:${customer}`)
  expect(
    matchesIn(await bytesIn(join(objects, kept)), new RegExp(['planted', ...names].join('|'), 'gi')),
  ).toEqual([])
  expect(matchesIn(await bytesIn(objects), /planted/gi)).toEqual([])
})

/** `npm start`, with all it says. */
async function listened(data: string) {
  const child = spawn(
    process.execPath,
    [join(root, 'worker/cli/boot.mjs'), join(root, 'worker/cli/serve.ts')],
    {
      env: { ...process.env, PORT: '0', PARLEY_DATA: data, DEMO_FAULTS: 'on' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await expect.poll(() => said, { timeout: 60_000 }).toContain('Parley is at ')
  const address = /Parley is at (\S+)/.exec(said)?.[1] ?? ''
  const stop = () =>
    new Promise<string>((resolve) => {
      child.on('exit', () => resolve(said))
      child.kill('SIGTERM')
    })
  return { address, stop }
}

test('T46 the process says nothing of anybody, also where billing declines and calls are no good', async () => {
  const data = await mkdtemp(join(tmpdir(), 'parley-quiet-'))
  const { address, stop } = await listened(data)
  const keys = await secretsOf(data)
  const secretWords = await leave(address, keys, 'planted-a')
  const token = secretWords[0] ?? ''
  await fetch(`${address}/exit?token=${token}x`)
  await fetch(`${address}/exit`, { method: 'POST', body: new URLSearchParams({ pass: words }) })
  const broken = { method: 'POST', headers: json, body: `{"token":"${token}","locale":"${words}` }
  await fetch(`${address}/v1/sessions`, broken)
  await fetch(`${address}/receipt/plantedname`)
  const facts = {
    method: 'PUT',
    headers: { ...json, authorization: `Bearer ${keys.apiKey}` },
    body: `{"${words}"`,
  }
  await fetch(`${address}/v1/customers/planted-a/facts`, facts)
  await erase(address, keys, 'planted-a')
  const said = await stop()
  await rm(data, { recursive: true, force: true })
  expect(said).toContain('Parley is at')
  expect(said).not.toMatch(planted)
  for (const one of [...secretWords, keys.secret, keys.apiKey, keys.demoKey])
    expect(said.includes(one)).toBe(false)
})
