/** A whole run: rounds of customers and faults, then quiet, then the books side by side. */
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Evidence, Quiet } from './evidence.ts'
import { logsIn, pendingIn, rowsIn, type Pending } from './folder.ts'
import { invariants, problemsIn, type Problem } from './invariants.ts'
import type { Ledger } from './ledger.ts'
import {
  billingsOf,
  customersOf,
  roundOf,
  tenants,
  type BillingName,
  type Round,
  type TenantId,
} from './plan.ts'
import { troubles } from './troubles.ts'
import { Visitor, type Saw } from './visit.ts'
import { close, open, type World } from './world.ts'

export interface Wanted {
  seed: number
  /** No round begins later; what is pending then is waited for. */
  seconds: number
  /** What both tenants bill by; left out, the seed draws one for each. */
  billing?: BillingName | undefined
  /** Where data, history and what was found are kept. */
  folder: string
  onRound?: (told: { rounds: number; elapsed: number; kills: number; sessions: number }) => void
}

export interface Ran {
  billing: Record<TenantId, BillingName>
  problems: Problem[]
  rounds: number
  kills: number
  sessions: number
  orders: number
  deliveries: number
  letters: number
  erasures: number
  /** How often the clock was set. */
  settings: number
  quiet: Quiet
}

/** Milliseconds from the last fault until nothing may be pending any more. */
const bound = 60_000

/** The command that plays it again. */
export const againOf = ({ seed, seconds, billing }: Pick<Wanted, 'seed' | 'seconds' | 'billing'>): string =>
  [`npm run model -- --seconds ${seconds} --seed ${seed}`, ...(billing ? [`--billing ${billing}`] : [])].join(
    ' ',
  )

export const billingFor = ({ seed, billing }: Pick<Wanted, 'seed' | 'billing'>): Ran['billing'] =>
  billing ? { alder: billing, birch: billing } : billingsOf(seed)

export const textOfBilling = (by: Ran['billing']): string =>
  tenants.map((tenant) => `${tenant} bills by ${by[tenant]}`).join(', ')

export async function run(wanted: Wanted): Promise<Ran> {
  const { seed, seconds, folder, onRound } = wanted
  const by = billingFor(wanted)
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} has something in it; name an empty one`)
  const world = await open(folder, by)
  const began = performance.now()
  let kills = 0
  let rounds = 0
  try {
    while (performance.now() - began < seconds * 1000 || rounds === 0) {
      const round = roundOf(seed, rounds)
      await play(world, round, rounds, seed)
      kills += round.crashes.length
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
    const head = [againOf(wanted), textOfBilling(by)]
    await writeFile(join(folder, 'problems.txt'), [...head, ...problems.map(textOf), ''].join('\n'))
    const sessions = evidence.logs.reduce((sum, log) => sum + log.sessions.length, 0)
    return {
      billing: by,
      problems,
      rounds,
      kills,
      sessions,
      orders: evidence.orders.length,
      deliveries: evidence.arrived.length,
      letters: evidence.posted.length,
      erasures: evidence.erased.length,
      settings: world.clock.times(),
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

async function play(world: World, round: Round, number: number, seed: number): Promise<void> {
  const { client, billing, saw } = world
  customersOf(number).forEach((customer, index) =>
    tenants.forEach((tenant) => billing[tenant].open(customer, index)),
  )
  const visits = round.visits.map(async (visit) => {
    await delay(visit.from)
    await new Visitor(client, visit, seed, saw, world).comes()
  })
  await Promise.all([...visits, ...troubles(world, round)])
}

/** Faults are off; an operator presses what may be pressed, once in a while, and the rest comes by itself. */
async function becomesQuiet({ client, saw, clock, billing }: World, folder: string): Promise<Quiet> {
  const since = performance.now()
  const pressed = new Map<string, number>()
  for (;;) {
    const pending = [
      ...pendingIn(folder, clock.now()),
      ...tenants.flatMap((one) => eventsOpen(one, billing[one])),
    ]
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

/** What billing has to tell, and was not heard yet. */
const eventsOpen = (tenant: TenantId, ledger: Ledger): Pending[] =>
  ledger.onTheWay() === 0
    ? []
    : [{ what: `${ledger.onTheWay()} events of ${tenant}'s billing are on their way`, tenant, press: null }]

function evidenceOf(world: World, folder: string, quiet: Quiet): Evidence {
  const { billing, post, sink, saw, erased } = world
  return {
    orders: tenants.flatMap((tenant) => billing[tenant].orders),
    accounts: tenants.flatMap((tenant) => billing[tenant].accounts()),
    logs: logsIn(folder),
    tenants: rowsIn(folder),
    arrived: sink.arrived,
    posted: tenants.flatMap((tenant) => post[tenant].posted),
    opened: saw.opened,
    erased,
    heard: saw.heard,
    twins: saw.twins,
    left: saw.left,
    strayed: saw.strayed,
    quiet,
  }
}
