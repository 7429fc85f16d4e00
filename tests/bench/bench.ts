/** What `npm run bench` prints: ratios to a bare Hono hello, from one run on one machine. */
import { benchAssign } from './assign.ts'
import { answerCalls, begun } from './calls.ts'
import { benchDrain } from './drain.ts'
import { benchEffects } from './effects.ts'
import { benchEngine } from './engine.ts'
import { benchExperiments } from './experiments.ts'
import { load, memoryOf, type Call, type Measured } from './load.ts'
import { middle } from './median.ts'
import { benchOutage } from './outage.ts'
import { benchPages } from './pages.ts'
import { benchRecovery } from './recovery.ts'
import { benchRules } from './rules.ts'
import { prepare, startBilling, startDurable, startHello, startParley, type Server } from './servers.ts'
import { benchSimulate } from './simulate.ts'
import { benchTelco } from './telco.ts'

const customers = 300
/** Rounds of answers, and how many of them only warm the machine up. */
const rounds = 14
const warmUp = 4
const greetings: Call[] = Array.from({ length: 1500 }, () => ({ method: 'GET', path: '/' }))

const rows: Call[] = Array.from({ length: customers }, (_, index) => ({
  method: 'POST',
  path: `/${index}`,
  headers: { 'content-type': 'text/plain' },
  body: 'x'.repeat(600),
}))

/** Two answers that lead back to where they began, so that each round is like the one before. */
const walk = [{ type: 'chose', options: ['price'] }, { type: 'back' }]

function print(rows: readonly Measured[], hello: Measured): void {
  const cells = rows.map((row) => [
    row.name,
    String(row.requests),
    row.perSecond.toFixed(0),
    row.p50.toFixed(2),
    row.p99.toFixed(2),
    row.cpu.toFixed(0),
    (row.cpu / hello.cpu).toFixed(1),
    (row.perSecond / hello.perSecond).toFixed(2),
  ])
  const head = ['', 'requests', 'a second', 'p50 ms', 'p99 ms', 'CPU µs', '× hello CPU', '× hello rate']
  const widths = head.map((title, index) =>
    Math.max(title.length, ...cells.map((cell) => cell[index]?.length ?? 0)),
  )
  for (const row of [head, ...cells])
    console.log(
      row
        .map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0)))
        .join('  '),
    )
}

interface Servers {
  hello: Server
  durable: Server
  parley: Server
}

/** Both yardsticks, answers and their replay turn by turn, so that all four meet the same machine. */
async function measureAnswers({ hello, durable, parley }: Servers, tickets: readonly string[]) {
  const kept: Record<'hello' | 'durable' | 'answer' | 'replay', Measured[]> = {
    hello: [],
    durable: [],
    answer: [],
    replay: [],
  }
  for (let round = 0; round < rounds; round++) {
    const calls = answerCalls(tickets, round + 1, walk[round % walk.length])
    const measured = {
      hello: (await load('bare Hono hello', hello, greetings, 200)).measured,
      durable: (await load('bare durable row', durable, rows, 200)).measured,
      answer: (await load('answer', parley, calls, 200)).measured,
      replay: (await load('replayed answer', parley, calls, 200)).measured,
    }
    if (round < warmUp) continue
    for (const name of ['hello', 'durable', 'answer', 'replay'] as const) kept[name].push(measured[name])
  }
  return kept
}

await prepare()
const hello = await startHello()
const durable = await startDurable()
const billing = await startBilling()
const parley = await startParley(billing)
try {
  await load('warm up', hello, greetings, 200)
  await begun(parley, 'warm', customers)
  const memoryBefore = memoryOf(parley.pid())
  const first = await begun(parley, 'measured', customers)
  const kept = await measureAnswers({ hello, durable, parley }, first.tickets)
  const bare = middle('bare Hono hello', kept.hello)
  const row = middle('bare durable row', kept.durable)
  const answer = middle('answer', kept.answer)
  print([bare, row, first.measured, answer, middle('replayed answer', kept.replay)], bare)
  console.log(`an answer costs ${(answer.cpu / row.cpu).toFixed(1)} × the CPU of one bare durable row`)
  const memoryAfter = memoryOf(parley.pid()).toFixed(0)
  console.log(
    `memory: ${memoryBefore.toFixed(0)} MB before, ${memoryAfter} MB with ${customers} open sessions`,
  )
  const slower = (parley.startedIn / hello.startedIn).toFixed(2)
  console.log(`start: ${parley.startedIn.toFixed(0)} ms to the first answer, ${slower} × hello`)
  for (const bench of [benchEffects, benchDrain, benchRecovery, benchOutage])
    for (const line of await bench(parley, billing)) console.log(line)
  for (const line of await benchExperiments(bare)) console.log(line)
  for (const line of await benchPages(parley, bare)) console.log(line)
} finally {
  await Promise.all([hello, durable, parley, billing].map((server) => server.stop()))
}
const engine = benchEngine()
console.log(
  `engine: ${engine.decision.toFixed(1)} µs a decision (${(1e6 / engine.decision).toFixed(0)} a second), ${engine.comment.toFixed(1)} µs a comment and ${(engine.longComment / 1000).toFixed(2)} ms one of 5,000 characters (${(engine.manyPhrases / 1000).toFixed(2)} ms with 800 phrases of a tenant), ${(engine.compile / 1000).toFixed(2)} ms to compile a playbook`,
)
console.log(benchAssign())
for (const line of benchRules()) console.log(line)
console.log(benchTelco())
console.log(benchSimulate())
console.log(`in all ${(performance.now() / 1000).toFixed(0)} s`)
