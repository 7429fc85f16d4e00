/** A billing that is down for three days of a server whose clock is fast: what waits meanwhile, and what is left of it. */
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { moveAlarms } from '../model/alarms.ts'
import { entered, onceEach, setFault } from './billing.ts'
import { answerCalls, begun } from './calls.ts'
import { load } from './load.ts'
import { shiftedObjects, startShifted, type Server } from './servers.ts'

const customers = 20
const hour = 3_600_000
/** Milliseconds, and a little more: when three days are over a person is called to what waits. */
const down = 74 * hour
/** Once billing is back: after so long it is looked at what is left, and so many times at most. A pause is an hour or less. */
const look = 3 * hour
const looks = 20
/** An hour in less than half a second. */
const times = 8000

interface Left {
  /** Effects at billing that are not over. */
  pending: number
  stuck: number
  /** How often each was tried. */
  tries: number[]
}

/** Asked of the files themselves, while nobody writes there. */
function left(): Left {
  const effects = reading('Customer', 'outbox', `SELECT state, attempts FROM outbox WHERE lane = 'billing'`)
  return {
    pending: effects.filter(({ state }) => state !== 'done' && state !== 'failed').length,
    stuck: reading('Tenant', 'stuck', 'SELECT key FROM stuck WHERE body IS NOT NULL').length,
    tries: effects.map(({ attempts }) => Number(attempts)),
  }
}

function reading(kind: 'Customer' | 'Tenant', table: string, query: string): Record<string, unknown>[] {
  const folder = shiftedObjects(kind)
  const files = readdirSync(folder).filter((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')
  return files.flatMap((name) => {
    const database = new DatabaseSync(resolve(folder, name), { readOnly: true })
    try {
      const has = database.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(table)
      return has ? database.prepare(query).all() : []
    } finally {
      database.close()
    }
  })
}

/** All confirm that they leave while billing is down; by a clock that runs as everybody's does. */
async function leave(billing: Server): Promise<void> {
  const parley = await startShifted(billing, { by: 0 })
  try {
    const { tickets } = await begun(parley, 'outage', customers)
    await load('leaving', parley, answerCalls(tickets, 1, { type: 'leaving' }), 200)
    await setFault(billing, 'away')
    await load('left', parley, answerCalls(tickets, 2, { type: 'accepted' }), 200)
  } finally {
    await parley.stop()
  }
}

/** Lets that much time pass, by a clock that is ahead by so much already. @returns by how much it is ahead then. */
async function pass(billing: Server, time: number, by: number): Promise<number> {
  const since = Date.now()
  const parley = await startShifted(billing, { by, fast: { since, times } })
  try {
    await delay(time / times)
  } finally {
    await parley.stop()
  }
  return by + (Date.now() - since) * (times - 1)
}

const must = (holds: boolean, what: string, found: Left): void => {
  if (!holds) throw new Error(`an outage of three days: ${what}, and not ${JSON.stringify(found)}`)
}

export async function benchOutage(_parley: Server, billing: Server): Promise<string[]> {
  await leave(billing)
  // The first pause of each was noted by a slow clock.
  moveAlarms(shiftedObjects('Customer'), hour)
  const ahead = await pass(billing, down, 0)
  const during = left()
  must(during.pending === customers && during.stuck === customers, `${customers} wait and are listed`, during)
  if ((await entered(billing, 'outage')).length > 0)
    throw new Error('billing was away and has entered something')
  await setFault(billing, 'none')
  let [now, end] = [ahead, during]
  for (let looked = 0; looked < looks && end.pending + end.stuck > 0; looked++) {
    now = await pass(billing, look, now)
    end = left()
  }
  must(end.pending + end.stuck === 0, 'nothing waits and nothing is listed', end)
  await onceEach(billing, 'outage', customers)
  const tries = end.tries.toSorted((a, b) => a - b)
  return [
    `billing down for ${(ahead / hour).toFixed(0)} simulated hours: ${during.pending} of ${customers} cancellations pending and ` +
      `${during.stuck} on the stuck list; ${((now - ahead) / hour).toFixed(0)} hours after it was back ${end.pending} pending, ` +
      `${end.stuck} stuck, 1 entry each, for ${tries[0]} to ${tries.at(-1)} tries each`,
  ]
}
