/** `kill -9` at any moment loses nothing that was acknowledged (T20), on the runtime that `npm start` uses. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Begun, Resumed, Turn } from '#shared/protocol/turn.ts'
import { secretsOf, signingKey, type Secrets } from '#worker/cli/secrets.ts'
import { startParley, type Parley } from '#worker/cli/start-parley.ts'
import { signToken } from '#worker/identity/sign-token.ts'

let folder = ''
let parley: Parley
let secrets: Secrets

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-crash-'))
  parley = await startParley({ port: 0, dataDir: folder, origins: [], build: false })
  secrets = await secretsOf(folder)
})
afterAll(async () => {
  await parley.stop()
  await rm(folder, { recursive: true })
})

/** Sends the same bytes until they are answered, as the widget does. */
async function insist(path: string, init: RequestInit): Promise<Response> {
  for (let tries = 0; tries < 600; tries++) {
    try {
      const response = await fetch(parley.address + path, init)
      if (response.status < 500) return response
      await response.body?.cancel()
    } catch {
      await delay(30)
    }
  }
  throw new Error(`${path} was never answered`)
}

async function begin(customer: string): Promise<Begun> {
  const who = { tenant: 'demo', customer, subscription: `sub_${customer}`, mode: 'live' } as const
  const token = await signToken(who, signingKey(secrets), new Date())
  const body = JSON.stringify({ token, locale: 'en', key: crypto.randomUUID() })
  const headers = { 'content-type': 'application/json' }
  const response = await insist('/v1/sessions', { method: 'POST', headers, body })
  expect(response.status).toBe(201)
  return (await response.json()) as Begun
}

async function say(ticket: string, turn: Turn, answer: Answer): Promise<Turn> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ticket}` }
  const body = JSON.stringify({ turn: turn.number, answer })
  const response = await insist('/v1/sessions/current', { method: 'POST', headers, body })
  expect(response.status).toBe(200)
  return ((await response.json()) as { turn: Turn }).turn
}

const current = async (ticket: string): Promise<Resumed> =>
  (await (
    await insist('/v1/sessions/current', { headers: { authorization: `Bearer ${ticket}` } })
  ).json()) as Resumed

const people = ['mara', 'tomas', 'noa', 'eitan', 'obrien', 'walter', 'priya', 'sam']
const words = 8

/** Talks for a while, then leaves; remembers everything that was acknowledged. */
async function leave(customer: string): Promise<{ ticket: string; said: string[]; customer: string }> {
  const begun = await begin(customer)
  const said: string[] = []
  let turn: Turn = begun.turn
  for (let count = 0; count < words; count++) {
    const text = `When does ${customer} hear about number ${count}?`
    turn = await say(begun.ticket, turn, { type: 'wrote', text })
    said.push(text)
    await delay(Math.random() * 150)
  }
  turn = await say(begun.ticket, turn, { type: 'leaving' })
  turn = await say(begun.ticket, turn, { type: 'accepted' })
  expect(turn.outcome).toBe('cancelled')
  return { ticket: begun.ticket, said, customer }
}

/** Each kill doubles the pause before the next start, so that a few take as long as all the talk. */
const mostKills = 6

async function killUntil(talk: { over: boolean }): Promise<number> {
  for (let kills = 0; ; kills++) {
    await delay(150 + Math.random() * 350)
    if (talk.over || kills === mostKills) return kills
    parley.kill()
    await parley.ready()
  }
}

test('T20 every acknowledged answer is there after the server was killed again and again', async () => {
  const talk = { over: false }
  const killer = killUntil(talk)
  const left = await Promise.all(people.map(leave))
  talk.over = true
  const kills = await killer
  expect(kills).toBeGreaterThan(1)
  for (const { ticket, said, customer } of left) {
    const { thread, turn } = await current(ticket)
    const heard = thread.filter(({ by }) => by === 'customer').map(({ text }) => text)
    expect(heard.slice(0, words), customer).toEqual(said)
    expect(turn.outcome).toBe('cancelled')
    expect(turn.number).toBe(words + 3)
  }
})

test('T20 and billing was told of each', async () => {
  for (const customer of people) {
    const read = () =>
      fetch(`${parley.address}/billing/customers/${customer}/subscription`, {
        headers: { authorization: `Bearer ${secrets.demoKey}` },
      }).then((response) => response.json() as Promise<{ status: string }>)
    await expect.poll(read, { timeout: 20_000, interval: 500 }).toMatchObject({ status: 'cancelling' })
  }
})
