/** What an answer with an effect costs beside one without: the same customers take a step, then the offer it leads to. */
import { setTimeout as delay } from 'node:timers/promises'
import { onceEach } from './billing.ts'
import { answerCalls, begun } from './calls.ts'
import { cpuOf, load, type Measured } from './load.ts'
import { middle, middleOf } from './median.ts'
import type { Server } from './servers.ts'

const customers = 40
const rounds = 7
const warmUp = 2
/** Milliseconds in which letter, row and case of a round are sent behind the answers. */
const settling = 300

export async function benchEffects(parley: Server, billing: Server): Promise<string[]> {
  const kept: Record<'plain' | 'taken', Measured[]> = { plain: [], taken: [] }
  const whole: number[] = []
  for (let round = 0; round < rounds; round++) {
    const name = `taken${round}`
    const { tickets } = await begun(parley, name, customers)
    const plain = await load(
      'answer',
      parley,
      answerCalls(tickets, 1, { type: 'chose', options: ['price'] }),
      200,
    )
    await delay(settling)
    const before = cpuOf(parley.pid())
    const taken = await load('offer taken', parley, answerCalls(tickets, 2, { type: 'accepted' }), 200)
    await delay(settling)
    const spent = (cpuOf(parley.pid()) - before) / customers
    await onceEach(billing, name, customers)
    if (round < warmUp) continue
    kept.plain.push(plain.measured)
    kept.taken.push(taken.measured)
    whole.push(spent)
  }
  const [plain, taken] = [middle('answer', kept.plain), middle('offer taken', kept.taken)]
  const times = (one: number, other: number) => (one / other).toFixed(1)
  return [
    `an answer with an effect (an offer taken, entered at a billing that answers at once and read back): ` +
      `${times(taken.p50, plain.p50)} × the time of one without (p99 ${times(taken.p99, plain.p99)} ×), ` +
      `${times(taken.cpu, plain.cpu)} × its CPU, ${times(middleOf(whole), plain.cpu)} × with letter and row behind it`,
  ]
}
