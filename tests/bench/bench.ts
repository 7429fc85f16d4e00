/** What `npm run bench` prints: ratios to a bare Hono hello, from one run on one machine. */
import { signToken } from '#worker/identity/sign-token.ts'
import { testTenants } from '../peers/test-settings.ts'
import { benchEngine } from './engine.ts'
import { load, memoryOf, type Call, type Measured } from './load.ts'
import { benchRules } from './rules.ts'
import { prepare, startHello, startParley } from './servers.ts'
import { benchTelco } from './telco.ts'

const customers = 300
const rounds = 4

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

function merged(name: string, parts: readonly Measured[]): Measured {
  const mean = (pick: (one: Measured) => number) =>
    parts.reduce((sum, one) => sum + pick(one), 0) / parts.length
  const requests = parts.reduce((sum, one) => sum + one.requests, 0)
  return {
    name,
    requests,
    perSecond: mean((one) => one.perSecond),
    p50: mean((one) => one.p50),
    p99: Math.max(...parts.map((one) => one.p99)),
    cpu: mean((one) => one.cpu),
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

await prepare()
const hello = await startHello()
const parley = await startParley()
try {
  await load(
    'warm up',
    hello,
    Array.from({ length: 2000 }, () => ({ method: 'GET', path: '/' })),
    200,
  )
  await load('warm up', parley, await beginCalls('warm'), 201)
  const bare = (
    await load(
      'bare Hono hello',
      hello,
      Array.from({ length: 6000 }, () => ({ method: 'GET', path: '/' })),
      200,
    )
  ).measured
  const memoryBefore = memoryOf(parley.pid())
  const begun = await load('begin', parley, await beginCalls('measured'), 201)
  const tickets = begun.answers.map((text) => (JSON.parse(text) as { ticket: string }).ticket)
  const answers: Measured[] = []
  const replays: Measured[] = []
  for (let round = 0; round < rounds; round++) {
    for (const [index, answer] of walk.entries()) {
      const calls = answerCalls(tickets, round * walk.length + index + 1, answer)
      answers.push((await load('answer', parley, calls, 200)).measured)
      replays.push((await load('replayed answer', parley, calls, 200)).measured)
    }
  }
  print([bare, begun.measured, merged('answer', answers), merged('replayed answer', replays)], bare)
  console.log(
    `memory: ${memoryBefore.toFixed(0)} MB before, ${memoryOf(parley.pid()).toFixed(0)} MB with ${customers} open sessions`,
  )
  console.log(
    `start: ${parley.startedIn.toFixed(0)} ms to the first answer, ${(parley.startedIn / hello.startedIn).toFixed(2)} × hello`,
  )
} finally {
  await Promise.all([hello.stop(), parley.stop()])
}
const engine = benchEngine()
console.log(
  `engine: ${engine.decision.toFixed(1)} µs a decision (${(1e6 / engine.decision).toFixed(0)} a second), ${engine.comment.toFixed(1)} µs a comment and ${(engine.longComment / 1000).toFixed(2)} ms one of 5,000 characters, ${(engine.compile / 1000).toFixed(2)} ms to compile a playbook`,
)
for (const line of benchRules()) console.log(line)
console.log(benchTelco())
