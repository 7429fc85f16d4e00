import type { Started } from '#shared/engine/events.ts'
import type { Flag } from '#shared/facts/known-facts.ts'
import type { FactSource } from '#shared/facts/fact-table.ts'
import type { Gates } from '#shared/law/gates.ts'
import type { Money } from '#shared/money.ts'
import type { Line } from '#shared/protocol/turn.ts'
import { daysBetween } from '#shared/rules/derived.ts'
import type { FactKey, Facts } from '#shared/rules/facts.ts'
import type { WordKey, Words } from './words.ts'

const labels: Record<FactKey, WordKey> = {
  name: 'facts.name',
  plan: 'facts.plan',
  period: 'facts.period',
  price: 'facts.price',
  since: 'facts.since',
  periodEnd: 'facts.paid',
  status: 'facts.status',
  smallerPlan: 'facts.smaller',
  otherPeriod: 'facts.other_period',
  use: 'facts.use',
  useTrend: 'facts.trend',
  idleDays: 'facts.idle',
  potential: 'facts.potential',
  futureValue: 'facts.future',
  anchor: 'facts.anchor',
  openCases: 'facts.cases',
  complaints: 'facts.complaints',
  costToServe: 'facts.cost',
  contractEnd: 'facts.contract',
  contactConsent: 'facts.contact',
  accountGroup: 'facts.group',
  place: 'facts.place',
}

/** A fact with who said it and how long before; null in logs that do not tell. */
export interface FactLine extends Line {
  said: string | null
}

/** The session as it began: what was known, when, and by whom. */
type Began = Pick<Started, 'facts' | 'factSources' | 'flags'> & { at: string }

/** Facts that most customers have nothing to say about are passed over where they are not known. */
const seldom = new Set<FactKey>([
  'otherPeriod',
  'anchor',
  'useTrend',
  'futureValue',
  'contractEnd',
  'contactConsent',
  'accountGroup',
])

/** What was known when the session began, as lines; and the names of what was not. */
export function factLines(
  facts: Facts,
  began: Began,
  words: Words,
): { lines: FactLine[]; unknown: string[] } {
  const all = valuesOf(facts, words).filter(([fact, value]) => value !== null || !seldom.has(fact))
  const flagged = new Set(oddFlags(began).map(({ fact }) => fact))
  return {
    lines: all.flatMap(([fact, value]) =>
      value === null ? [] : [{ label: words.say(labels[fact]), value, said: saidBy(fact, began, words) }],
    ),
    unknown: all.flatMap(([fact, value]) =>
      value === null && !flagged.has(fact) ? [words.say(labels[fact])] : [],
    ),
  }
}

/** What was said and not believed, and why. That nobody said a fact is told with those that are not known. */
export const flagLines = (began: Began, words: Words): Line[] =>
  oddFlags(began).map((flag) => ({ label: words.say(labels[flag.fact]), value: oddity(flag, began, words) }))

type Odd = Exclude<Flag, { kind: 'missing' }>
const oddFlags = ({ flags = [] }: Began): Odd[] => flags.filter((flag) => flag.kind !== 'missing')

function oddity(flag: Odd, { at }: Began, words: Words): string {
  const { say, copy } = words
  if (flag.kind === 'stale')
    return say('facts.flag.stale', { source: named(flag.source, words), age: age(flag.at, at, words) })
  const sources = copy.list(flag.sources.map((source) => named(source, words)))
  return say('facts.flag.contradictory', { sources })
}

function saidBy(fact: FactKey, { factSources, at }: Began, words: Words): string | null {
  const from = factSources?.[fact]
  if (!from) return null
  return words.say('facts.said', { source: named(from.source, words), age: age(from.at, at, words) })
}

const named = (source: FactSource, { say }: Words): string => say(`facts.from.${source}`)

const age = (said: string, began: string, words: Words): string =>
  daysBefore(Math.max(0, daysBetween(said.slice(0, 10), began.slice(0, 10))), words)

const daysBefore = (n: number, { say }: Words): string =>
  n === 0 ? say('facts.idle.today') : say('facts.idle.value', { n })

/** Each fact in words; null where it was not known. The period is told with the price. */
const valuesOf = (facts: Facts, words: Words): [FactKey, string | null][] => [
  ...aboutThePlan(facts, words),
  ...aboutTheCustomer(facts, words),
]

function aboutThePlan(facts: Facts, words: Words): [FactKey, string | null][] {
  const { say, copy } = words
  const price = (money: Money) => copy.say(`per.${facts.period}`, { price: copy.money(money) })
  const { smallerPlan: smaller, otherPeriod: other } = facts
  return [
    ['name', facts.name],
    ['plan', copy.localized(facts.plan.name)],
    ['price', price(facts.price)],
    ['since', facts.since && copy.day(facts.since)],
    ['periodEnd', copy.day(facts.periodEnd)],
    ['status', say(`facts.status.${facts.status}`)],
    ['contractEnd', facts.contractEnd && copy.day(facts.contractEnd)],
    [
      'smallerPlan',
      smaller ? `${copy.localized(smaller.name)}, ${price(smaller.price)}` : say('facts.smaller.none'),
    ],
    ['otherPeriod', other && copy.say(`per.${other.period}`, { price: copy.money(other.price) })],
  ]
}

function aboutTheCustomer(facts: Facts, words: Words): [FactKey, string | null][] {
  const { say, copy } = words
  const money = (amount: number | null) =>
    amount === null ? null : copy.money({ amount, currency: facts.price.currency })
  const cost = money(facts.costToServe)
  const contact =
    facts.contactConsent === null ? null : say(`facts.contact.${facts.contactConsent ? 'yes' : 'no'}`)
  return [
    ['use', facts.use === null ? null : words.percent(facts.use)],
    ['useTrend', facts.useTrend && say(`facts.trend.${facts.useTrend}`)],
    ['idleDays', facts.idleDays === null ? null : daysBefore(facts.idleDays, words)],
    ['potential', facts.potential && say(`facts.potential.${facts.potential}`)],
    ['futureValue', money(facts.futureValue)],
    ['anchor', facts.anchor ? say('facts.anchor.value') : null],
    ['openCases', String(facts.openCases)],
    ['complaints', String(facts.complaints)],
    ['costToServe', cost && copy.say('per.month', { price: cost })],
    ['contactConsent', contact],
    ['accountGroup', facts.accountGroup],
    ['place', facts.place && `${words.place(facts.place)} (${facts.place})`],
  ]
}

/** What the law of the customer's place asked of the session. */
export function gateLine({ permission, from }: Gates, { say }: Words): Line {
  const why = permission ? (from.includes('strictest') ? 'strictest' : 'yes') : 'no'
  return { label: say('facts.gate'), value: say(`facts.gate.${why}`) }
}
