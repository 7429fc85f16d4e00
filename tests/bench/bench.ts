/** What `npm run bench` prints: ratios to a bare Hono hello, from one run on one machine. */
import { signToken } from '#worker/identity/sign-token.ts'
import { testTenants } from '../peers/test-settings.ts'
import { benchEngine } from './engine.ts'
import { load, memoryOf, type Call, type Measured } from './load.ts'
import { benchRules } from './rules.ts'
import { prepare, startDurable, startHello, startParley, type Server } from './servers.ts'
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

const key = { kid: 'test-1', secret: testTenants[0]?.keys['test-1'] ?? '' }
const headers = { 'content-type': 'application/json', origin: 'https://shop.test' }

const beginCalls = (round: string): Promise<Call[]> =>
  Promise.all(
    Array.from({ length: customers }, async (_, index) => {
      const who = { tenant: 'demo', customer: `${round}-${index}`, subscription: 's', mode: 'live' } as const
      const token = await signToken(who, key, new Date())
      const body = JSON.stringify({ token, locale: 'en', key: crypto.randomUUID() })
      return { method: 'POST', path: '/v1/sessions', headers, body }
    }),
  )

const answerCalls = (tickets: readonly string[], turn: number, answer: unknown): Call[] =>
  tickets.map((ticket) => ({
    method: 'POST',
    path: '/v1/sessions/current',
    headers: { ...headers, authorization: `Bearer ${ticket}` },
    body: JSON.stringify({ turn, answer }),
  }))

/** Two answers that lead back to where they began, so that each round is like the one before. */
const walk = [{ type: 'chose', options: ['price'] }, { type: 'back' }]

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** The middle of several rounds, so that a moment in which the machine was elsewhere counts for little. */
function middle(name: string, rounds: readonly Measured[]): Measured {
  const of = (pick: (one: Measured) => number) => median(rounds.map(pick))
  const requests = rounds.reduce((sum, one) => sum + one.requests, 0)
  return {
    name,
    requests,
    perSecond: of((one) => one.perSecond),
    p50: of((one) => one.p50),
    p99: of((one) => one.p99),
    cpu: of((one) => one.cpu),
  }
}

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
const parley = await startParley()
try {
  await load('warm up', hello, greetings, 200)
  await load('warm up', parley, await beginCalls('warm'), 201)
  const memoryBefore = memoryOf(parley.pid())
  const begun = await load('begin', parley, await beginCalls('measured'), 201)
  const tickets = begun.answers.map((text) => (JSON.parse(text) as { ticket: string }).ticket)
  const kept = await measureAnswers({ hello, durable, parley }, tickets)
  const bare = middle('bare Hono hello', kept.hello)
  const row = middle('bare durable row', kept.durable)
  const answer = middle('answer', kept.answer)
  print([bare, row, begun.measured, answer, middle('replayed answer', kept.replay)], bare)
  console.log(`an answer costs ${(answer.cpu / row.cpu).toFixed(1)} × the CPU of one bare durable row`)
  const memoryAfter = memoryOf(parley.pid()).toFixed(0)
  console.log(
    `memory: ${memoryBefore.toFixed(0)} MB before, ${memoryAfter} MB with ${customers} open sessions`,
  )
  const slower = (parley.startedIn / hello.startedIn).toFixed(2)
  console.log(`start: ${parley.startedIn.toFixed(0)} ms to the first answer, ${slower} × hello`)
} finally {
  await Promise.all([hello, durable, parley].map((server) => server.stop()))
}
const engine = benchEngine()
console.log(
  `engine: ${engine.decision.toFixed(1)} µs a decision (${(1e6 / engine.decision).toFixed(0)} a second), ${engine.comment.toFixed(1)} µs a comment and ${(engine.longComment / 1000).toFixed(2)} ms one of 5,000 characters (${(engine.manyPhrases / 1000).toFixed(2)} ms with 800 phrases of a tenant), ${(engine.compile / 1000).toFixed(2)} ms to compile a playbook`,
)
for (const line of benchRules()) console.log(line)
console.log(benchTelco())
