/** What a report on an experiment costs, however many customers were in it, and what closing one day of them costs. */
import { load, type Call, type Measured } from './load.ts'
import { middleOf } from './median.ts'
import { startRollups, type Server } from './servers.ts'

const sizes = [1e4, 1e5, 1e6, 1e7]
const [least = 0, most = 0] = [sizes[0], sizes.at(-1)]
/** The last ones with weights that were moved nine times, and what a list says of one and no more. */
const cases = [
  ...sizes.map((size) => ({ size, phases: 1, asked: 'report' })),
  { size: most, phases: 10, asked: 'report' },
  { size: most, phases: 1, asked: 'brief' },
  { size: most, phases: 10, asked: 'brief' },
]
const asks = 40
const rounds = 13
/** How many of them only warm the machine up. */
const warmUp = 4
const customers = 100_000
const atOnce = 5000

const post = (path: string): Call => ({ method: 'POST', path })
const said = (count: number): string => count.toLocaleString('en')

interface Took {
  /** Microseconds of processor for one answer: the middle of the rounds. */
  cpu: number
  /** Times as much as the first case in the same round: both met the same machine. */
  ratio: number
}

async function reported(server: Server): Promise<Took[]> {
  for (const { size, phases } of [...sizes.map((size) => ({ size, phases: 1 })), { size: most, phases: 10 }])
    await load('fill', server, [post(`/of-${size}-${phases}/fill/${size}/${phases}`)], 200)
  const took = cases.map((): number[] => [])
  for (let round = 0; round < rounds; round++)
    for (const [index, { size, phases, asked }] of cases.entries()) {
      const path = `/of-${size}-${phases}/${asked}/${phases}`
      const calls = Array.from({ length: asks }, (): Call => ({ method: 'GET', path }))
      const { measured, answers } = await load(asked, server, calls, 200)
      if (Math.abs(Number(answers[0]) / size - 1) > 0.2)
        throw new Error(`a ${asked} over ${size} says ${answers[0]}`)
      if (round >= warmUp) took[index]?.push(measured.cpu)
    }
  const first = took[0] ?? []
  return took.map((own) => ({
    cpu: middleOf(own),
    ratio: middleOf(own.map((cpu, round) => cpu / (first[round] ?? 0))),
  }))
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
    const took = await reported(server)
    const [first, ...larger] = took.slice(0, sizes.length)
    const [moved, brief, briefMoved] = took.slice(sizes.length)
    if (!first || !moved || !brief || !briefMoved) throw new Error('every case is measured')
    const ms = ({ cpu }: Pick<Took, 'cpu'>): string => `${(cpu / 1000).toFixed(1)} ms`
    const times = larger.map(
      (one, index) => `${ms(one)} at ${said(sizes[index + 1] ?? 0)} (${one.ratio.toFixed(2)} ×)`,
    )
    const day = await closed(server)
    return [
      `experiments: a report over four arms and a year costs ${ms(first)} of processor at ${said(least)} customers ` +
        `(${(first.cpu / hello.cpu).toFixed(0)} × the bare hello), ${times.join(', ')}; where weights were moved nine times ` +
        `${ms(moved)} (${moved.ratio.toFixed(1)} ×); its line in the list ${ms(brief)}, and ${ms(briefMoved)} there`,
      `closing a day of ${said(customers)} customers: ${(day / 1000).toFixed(0)} ms of processor, ` +
        `${(day / customers).toFixed(1)} µs a customer, ${(day / first.cpu).toFixed(0)} × a report`,
    ]
  } finally {
    await server.stop()
  }
}
