/** What a report on an experiment costs, however many customers were in it, and what closing one day of them costs. */
import { load, type Call, type Measured } from './load.ts'
import { middleOf } from './median.ts'
import { startRollups, type Server } from './servers.ts'

const sizes = [1e4, 1e5, 1e6, 1e7]
/** The last one again, with weights that were moved nine times. */
const cases = [...sizes.map((size) => ({ size, phases: 1 })), { size: 1e7, phases: 10 }]
const reports = 60
/** How many of them only warm the machine up. */
const warmUp = 2
const rounds = 7
const customers = 100_000
const atOnce = 5000

const post = (path: string): Call => ({ method: 'POST', path })
const said = (count: number): string => count.toLocaleString('en')

/** Microseconds of processor for one report in each case; they take turns, so that all meet the same machine. */
async function reported(server: Server): Promise<number[]> {
  for (const { size, phases } of cases)
    await load('fill', server, [post(`/of-${size}-${phases}/fill/${size}/${phases}`)], 200)
  const took = cases.map((): number[] => [])
  for (let round = 0; round < rounds; round++)
    for (const [index, { size, phases }] of cases.entries()) {
      const calls = Array.from({ length: reports }, (): Call => ({
        method: 'GET',
        path: `/of-${size}-${phases}/report/${phases}`,
      }))
      const { measured, answers } = await load('report', server, calls, 200)
      if (Math.abs(Number(answers[0]) / size - 1) > 0.2)
        throw new Error(`a report over ${size} says ${answers[0]}`)
      if (round >= warmUp) took[index]?.push(measured.cpu)
    }
  return took.map(middleOf)
}

/** Microseconds of processor for closing a day for one horizon. */
async function closed(server: Server): Promise<number> {
  const parts = Array.from({ length: customers / atOnce }, (_, part) =>
    post(`/day/expose/${part * atOnce}/${atOnce}`),
  )
  await load('expose', server, parts, 200)
  const took: number[] = []
  for (let round = 0; round < rounds; round++) {
    const { measured, answers } = await load('close', server, [post('/day/close')], 200)
    if (Number(answers[0]) !== customers * 0.4) throw new Error(`${answers[0]} were kept on the closed day`)
    if (round >= warmUp) took.push(measured.cpu)
  }
  return middleOf(took)
}

export async function benchExperiments(hello: Measured): Promise<string[]> {
  const server = await startRollups()
  try {
    const [first = 0, ...rest] = await reported(server)
    const [moved = 0, others] = [rest.at(-1), rest.slice(0, -1)]
    const times = others.map(
      (cpu, index) => `${(cpu / first).toFixed(2)} × at ${said(sizes[index + 1] ?? 0)}`,
    )
    const day = await closed(server)
    return [
      `experiments: a report over four arms and a year costs ${(first / 1000).toFixed(1)} ms of processor at ` +
        `${said(sizes[0] ?? 0)} customers (${(first / hello.cpu).toFixed(0)} × the bare hello), ${times.join(', ')}; where weights were moved nine times ` +
        `${(moved / first).toFixed(1)} × as much`,
      `closing a day of ${said(customers)} customers: ${(day / 1000).toFixed(0)} ms of processor, ` +
        `${(day / customers).toFixed(1)} µs a customer, ${(day / first).toFixed(0)} × a report`,
    ]
  } finally {
    await server.stop()
  }
}
