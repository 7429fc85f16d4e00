/** A whole run: rounds of customers and faults, then quiet, then the four books side by side. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { tellable } from '#shared/webhooks/events.ts'
import { billingPeer, type BillingPeer } from './billing-peer.ts'
import { clientOf, type Client } from './client.ts'
import type { Evidence, Quiet } from './evidence.ts'
import { logsIn, pendingIn, rowsIn } from './folder.ts'
import { invariants, problemsIn, type Problem } from './invariants.ts'
import { customersOf, roundOf, tenants, type Round, type TenantId } from './plan.ts'
import { billingSecretOf, startServer, type Server } from './server.ts'
import { webhookSink, type Sink } from './sink.ts'
import { Visitor, type Saw } from './visit.ts'

export interface Wanted {
  seed: number
  /** No round begins later; what is pending then is waited for. */
  seconds: number
  /** Where data, history and what was found are kept. */
  folder: string
  onRound?: (told: { rounds: number; elapsed: number; kills: number; sessions: number }) => void
}

export interface Ran {
  problems: Problem[]
  rounds: number
  kills: number
  sessions: number
  orders: number
  deliveries: number
  quiet: Quiet
}

interface World {
  server: Server
  client: Client
  billing: Record<TenantId, BillingPeer>
  sink: Sink
  saw: Saw
}

/** Milliseconds from the last fault until nothing may be pending any more. */
const bound = 60_000

export async function run({ seed, seconds, folder, onRound }: Wanted): Promise<Ran> {
  await mkdir(folder, { recursive: true })
  const world = await open(folder)
  const began = performance.now()
  let kills = 0
  let rounds = 0
  try {
    while (performance.now() - began < seconds * 1000 || rounds === 0) {
      const round = roundOf(seed, rounds)
      await play(world, round, rounds, seed)
      kills += round.kills.length
      rounds++
      onRound?.({
        rounds,
        elapsed: (performance.now() - began) / 1000,
        kills,
        sessions: sessionsIn(world.saw),
      })
    }
    const quiet = await becomesQuiet(world, folder)
    await world.server.stop()
    const evidence = evidenceOf(world, folder, quiet)
    const problems = problemsIn(evidence)
    await writeFile(join(folder, 'evidence.json'), JSON.stringify(evidence, null, 1))
    await writeFile(join(folder, 'problems.txt'), problems.map((one) => `${textOf(one)}\n`).join(''))
    const sessions = evidence.logs.reduce((sum, log) => sum + log.sessions.length, 0)
    return {
      problems,
      rounds,
      kills,
      sessions,
      orders: evidence.orders.length,
      deliveries: evidence.arrived.length,
      quiet,
    }
  } finally {
    await writeFile(join(folder, 'history.txt'), `${world.saw.history.join('\n')}\n`)
    await close(world)
  }
}

export const textOf = ({ invariant, message }: Problem): string =>
  `${invariant} (${invariants[invariant].name}): ${message}`

const sessionsIn = ({ heard }: Saw): number => new Set(heard.map(({ session }) => session)).size

async function open(folder: string): Promise<World> {
  const [alder, birch] = await Promise.all([
    billingPeer('alder', billingSecretOf('alder')),
    billingPeer('birch', billingSecretOf('birch')),
  ])
  const sink = await webhookSink()
  const server = await startServer(folder, { alder: alder.url, birch: birch.url })
  const saw: Saw = { heard: [], twins: [], left: [], strayed: [], history: [] }
  const client = clientOf(server.address, saw.strayed)
  for (const tenant of tenants) {
    const fields = { id: crypto.randomUUID(), url: sink.addressOf(tenant), mode: 'live', owner: '' }
    const form = new URLSearchParams(fields)
    for (const type of tellable) form.append('types', type)
    const added = await client.operate(tenant, '/console/webhooks', form)
    const secret = /whsec_[\w+/]+=*/.exec(added.text)?.[0]
    if (!secret) throw new Error(`a webhook was not taken: ${added.status}`)
    sink.keepSecret(tenant, secret)
  }
  return { server, client, billing: { alder, birch }, sink, saw }
}

async function close({ server, billing, sink }: World): Promise<void> {
  await server.stop()
  await Promise.all([billing.alder.close(), billing.birch.close(), sink.close()])
}

async function play(world: World, round: Round, number: number, seed: number): Promise<void> {
  const { client, billing, saw } = world
  customersOf(number).forEach((customer, index) =>
    tenants.forEach((tenant) => billing[tenant].open(customer, index)),
  )
  const visits = round.visits.map(async (visit) => {
    await delay(visit.from)
    await new Visitor(client, visit, seed, saw).comes()
  })
  await Promise.all([...visits, ...troubles(world, round)])
}

/** Kills go one after the other; a frozen process may be killed, and then is not thawed. */
function troubles({ server, billing, sink, saw }: World, round: Round): Promise<void>[] {
  const began = performance.now()
  const at = (moment: number) => delay(Math.max(0, moment - (performance.now() - began)))
  const crashes = async () => {
    for (const moment of round.kills) {
      await at(moment)
      saw.history.push(`${new Date().toISOString()} kill -9`)
      await server.crash()
    }
  }
  const freezing = round.freezes.map(async ({ at: moment, lasts }) => {
    await at(moment)
    await server.freeze(lasts)
  })
  const ill = round.billing.map(async ({ tenant, fault, from, to }) => {
    await at(from)
    saw.history.push(`${new Date().toISOString()} billing of ${tenant}: ${fault}`)
    billing[tenant].fail(fault)
    await at(to)
    billing[tenant].fail(null)
  })
  const deaf = round.sink.map(async ({ tenant, fault, from, to }) => {
    await at(from)
    sink.fail(tenant, fault)
    await at(to)
    sink.fail(tenant, null)
  })
  return [crashes(), ...freezing, ...ill, ...deaf]
}

/** Faults are off; an operator presses what may be pressed, once in a while, and the rest comes by itself. */
async function becomesQuiet({ client, saw }: World, folder: string): Promise<Quiet> {
  const since = performance.now()
  const pressed = new Map<string, number>()
  for (;;) {
    const pending = pendingIn(folder)
    const took = performance.now() - since
    if (pending.length === 0 || took > bound) return { took, bound, pending: pending.map(({ what }) => what) }
    for (const { what, tenant, press } of pending) {
      if (!tenant || !press || took - (pressed.get(what) ?? -10_000) < 5000) continue
      pressed.set(what, took)
      saw.history.push(`${new Date().toISOString()} pressed for ${what}`)
      await client.operate(tenant, press.path, new URLSearchParams(press.fields))
    }
    await delay(250)
  }
}

function evidenceOf({ billing, sink, saw }: World, folder: string, quiet: Quiet): Evidence {
  return {
    orders: tenants.flatMap((tenant) => billing[tenant].orders),
    accounts: tenants.flatMap((tenant) => billing[tenant].accounts()),
    logs: logsIn(folder),
    tenants: rowsIn(folder),
    arrived: sink.arrived,
    heard: saw.heard,
    twins: saw.twins,
    left: saw.left,
    strayed: saw.strayed,
    quiet,
  }
}
