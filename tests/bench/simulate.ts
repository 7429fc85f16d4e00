/** How fast a made-up year is played, next to the bare engine: the same conversations, without what becomes of them. */
import { begin, take } from '#shared/engine/engine.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { compile } from '#shared/rules/compiled.ts'
import { Arms } from '#shared/simulate/arms.ts'
import { yearExperiments } from '#shared/simulate/experiments.ts'
import { yearTruth } from '#shared/simulate/truth.ts'
import { daysOf, lastDay, playDay } from '#shared/simulate/year.ts'
import { aCustomer } from '../fixtures/a-customer.ts'
import { median } from './median.ts'

const now = new Date('2026-11-22T12:00:00Z')
const customers = 1500

/** One conversation as short as they come: a reason, two offers declined, and the end confirmed. */
function bare(compiled: ReturnType<typeof compile>): void {
  const who = { session: 's', tenant: 't', business: 'b', customer: 'c', subscription: 'x' }
  const start = { ...who, mode: 'live', locale: 'en', seed: 1, facts: aCustomer() } as const
  const events = begin(compiled, start, now)
  const answers = [{ type: 'chose', options: ['price'] }, { type: 'declined' }, { type: 'accepted' }] as const
  for (const answer of answers) {
    const session = sessionOf(events)
    const given = answer.type === 'chose' ? { ...answer, options: [...answer.options] } : answer
    events.push(...(take({ compiled, session, at: now, earlier: [] }, given) ?? []))
  }
}

export function benchSimulate(): string {
  const compiled = compile(defaultPlaybook, 'bench')
  const plan = { seed: 1, customers, now }
  const arms = new Arms(compiled, yearExperiments(lastDay(now)))
  const days = daysOf(plan)
  const playAll = () => days.reduce((sum, day) => sum + [...playDay(plan, day, arms, yearTruth)].length, 0)
  const conversations = playAll()
  const since = performance.now()
  playAll()
  const each = ((performance.now() - since) * 1000) / conversations
  const one = median(() => bare(compiled), 40, 100)
  const rate = (1e6 / each).toFixed(0)
  return `a made-up year: ${rate} conversations a second, ${(each / one).toFixed(1)} × one by the bare engine (${one.toFixed(0)} µs)`
}
