/** A server that is killed while effects wait: how soon it answers again, and how soon they are done. */
import { Agent } from 'node:http'
import { entered, onceEach, setFault, until } from './billing.ts'
import { answerCalls, begun, standingCall } from './calls.ts'
import { call, load } from './load.ts'
import { middleOf } from './median.ts'
import type { Server } from './servers.ts'

const customers = 20
const rounds = 3

/** The first answer to somebody whose words were acknowledged before; until then nobody listens. */
async function answers(parley: Server, ticket: string): Promise<void> {
  const agent = new Agent()
  const asked = () => call(parley.port, agent, standingCall(ticket)).catch(() => ({ status: 0, text: '' }))
  await until('the first answer', async () => (await asked()).status === 200, 2)
  agent.destroy()
}

async function killed(parley: Server, billing: Server, round: string) {
  const { tickets } = await begun(parley, round, customers)
  await setFault(billing, 'away')
  await load('leaving', parley, answerCalls(tickets, 1, { type: 'leaving' }), 200)
  await load('left', parley, answerCalls(tickets, 2, { type: 'accepted' }), 200)
  parley.kill()
  await setFault(billing, 'none')
  await parley.ready()
  await answers(parley, tickets[0] ?? '')
  const answered = performance.now() - parley.since()
  await until('what was pending', async () => (await entered(billing, round)).length >= customers, 20)
  const done = performance.now() - parley.since()
  await onceEach(billing, round, customers)
  return { answered, done }
}

export async function benchRecovery(parley: Server, billing: Server): Promise<string[]> {
  const all: { answered: number; done: number }[] = []
  for (let round = 0; round < rounds; round++) all.push(await killed(parley, billing, `killed${round}`))
  const answered = middleOf(all.map((one) => one.answered))
  const done = middleOf(all.map((one) => one.done))
  return [
    `kill -9 with ${customers} cancellations pending, ${rounds} times: the first answer ${answered.toFixed(0)} ms after the ` +
      `restart (${(answered / parley.startedIn).toFixed(1)} × a start on an empty folder), all of them entered, once each, after ` +
      `${(done / 1000).toFixed(1)} s (what was left of their alarms' pauses included)`,
  ]
}
