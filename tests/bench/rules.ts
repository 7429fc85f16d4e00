/** How fast rules are: single conditions, a decision in which 200 of them are tried, compiling and keeping a playbook. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { checkPlaybook } from '#shared/playbook/check.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import type { Playbook, Rule } from '#shared/playbook/playbook.ts'
import { chooseOffer } from '#shared/rules/choose-offer.ts'
import { compile, type Compiled } from '#shared/rules/compiled.ts'
import { condition } from '#shared/rules/conditions.ts'
import { factsForConditions } from '#shared/rules/derived.ts'
import { aCustomer } from '../fixtures/a-customer.ts'
import { median } from './median.ts'

/** Asks for the collector that Node otherwise keeps to itself: without it memory is a guess. */
setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc') as () => void

const at = new Date('2026-11-22T10:00:00Z')

/** No two alike, and none that this customer meets, so that every one of them is evaluated. */
const conditions = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const forms = [
      `facts.use >= ${101 + index}`,
      `facts.tenureMonths > ${500 + index} && facts.period == "month"`,
      `"price" in reasons && facts.monthlyPrice > ${10_000_000 + index}`,
      `facts.place in ["AQ", "BV"] && facts.openCases > ${index}`,
    ]
    return forms[index % forms.length] ?? 'false'
  })

/** Every rule is for one reason, tier and attempt, and the last alone holds. */
function crowded(rules: number): Playbook {
  const one = { reasons: ['price'], tiers: ['preferred', 'standard'], attempt: 'first' } as const
  const before = conditions(rules - 1).map((when, index): Rule => ({
    ...one,
    reasons: ['price'],
    tiers: [...one.tiers],
    id: `r${index}`,
    when,
    offer: 'loyal-20',
  }))
  const last: Rule = {
    ...one,
    reasons: ['price'],
    tiers: [...one.tiers],
    id: 'last',
    when: 'facts.use >= 0',
    offer: 'right-size',
  }
  const others = defaultPlaybook.rules.filter(({ reasons }) => !reasons.includes('price'))
  return { ...defaultPlaybook, rules: [...before, last, ...others] }
}

function decision(compiled: Compiled): () => void {
  const question = {
    facts: aCustomer(),
    tier: 'standard',
    reasons: ['price'],
    said: [],
    permitted: true,
    made: [],
    at,
  }
  if (chooseOffer(compiled, question).chosen?.rule !== 'last')
    throw new Error('the last rule was not reached')
  return () => void chooseOffer(compiled, question)
}

/** Kilobytes that one more compiled playbook takes, over many. */
function memoryEach(playbook: Playbook): number {
  const many = 40
  const text = JSON.stringify(playbook)
  gc()
  const before = process.memoryUsage().heapUsed
  const kept = Array.from({ length: many }, () => compile(JSON.parse(text) as Playbook, 'kept'))
  gc()
  const took = process.memoryUsage().heapUsed - before
  return took / kept.length / 1024
}

export function benchRules(): string[] {
  const facts = factsForConditions(aCustomer(), at)
  const compiled = conditions(1000).map(condition)
  const scope = () => ({ facts, tier: 'standard', reasons: ['price'], said: [], signals: [] })
  const each =
    median(
      () => {
        const now = scope()
        for (const holds of compiled) holds(now)
      },
      40,
      5,
    ) / compiled.length
  const playbook = crowded(200)
  const tried = median(decision(compile(playbook, 'crowded')), 60, 50)
  const compiling = median(() => compile(playbook, 'again'), 30, 3)
  const checking = median(() => checkPlaybook(playbook), 30, 3)
  return [
    `rules: ${(1e6 / each).toFixed(0)} conditions a second, ${tried.toFixed(1)} µs a decision that tries 200 rules`,
    `publishing 200 rules: ${(checking / 1000).toFixed(1)} ms to check, ${(compiling / 1000).toFixed(1)} ms to compile`,
    `kept in memory: ${memoryEach(defaultPlaybook).toFixed(0)} kB for the playbook we ship, ${memoryEach(playbook).toFixed(0)} kB for one of 200 rules`,
  ]
}
