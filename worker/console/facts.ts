import type { Gates } from '#shared/law/gates.ts'
import type { Money } from '#shared/money.ts'
import type { Line } from '#shared/protocol/turn.ts'
import type { Facts } from '#shared/rules/facts.ts'
import type { Words } from './words.ts'

/** One fact by its name; null where it was not known. */
type Known = { label: string; value: string | null }

/** What was known when the session began, as lines; and the names of what was not. */
export function factLines(facts: Facts, words: Words): { lines: Line[]; unknown: string[] } {
  const all = [...aboutThePlan(facts, words), ...aboutTheCustomer(facts, words)]
  return {
    lines: all.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }])),
    unknown: all.flatMap(({ label, value }) => (value === null ? [label] : [])),
  }
}

function aboutThePlan(facts: Facts, words: Words): Known[] {
  const { say, copy } = words
  const price = (money: Money) => copy.say(`per.${facts.period}`, { price: copy.money(money) })
  const smaller = facts.smallerPlan
  return [
    { label: say('facts.name'), value: facts.name },
    { label: say('facts.plan'), value: copy.localized(facts.plan.name) },
    { label: say('facts.price'), value: price(facts.price) },
    { label: say('facts.since'), value: facts.since && copy.day(facts.since) },
    { label: say('facts.paid'), value: copy.day(facts.periodEnd) },
    { label: say('facts.status'), value: say(`facts.status.${facts.status}`) },
    {
      label: say('facts.smaller'),
      value: smaller ? `${copy.localized(smaller.name)}, ${price(smaller.price)}` : say('facts.smaller.none'),
    },
  ]
}

function aboutTheCustomer(facts: Facts, words: Words): Known[] {
  const { say, copy } = words
  const cost =
    facts.costToServe === null ? null : { amount: facts.costToServe, currency: facts.price.currency }
  return [
    { label: say('facts.use'), value: facts.use === null ? null : words.percent(facts.use) },
    { label: say('facts.idle'), value: facts.idleDays === null ? null : idle(facts.idleDays, words) },
    { label: say('facts.potential'), value: facts.potential && say(`facts.potential.${facts.potential}`) },
    ...(facts.anchor ? [{ label: say('facts.anchor'), value: say('facts.anchor.value') }] : []),
    { label: say('facts.cases'), value: String(facts.openCases) },
    { label: say('facts.complaints'), value: String(facts.complaints) },
    { label: say('facts.cost'), value: cost && copy.say('per.month', { price: copy.money(cost) }) },
    { label: say('facts.place'), value: facts.place && `${words.place(facts.place)} (${facts.place})` },
  ]
}

const idle = (n: number, { say }: Words): string =>
  n === 0 ? say('facts.idle.today') : say('facts.idle.value', { n })

/** What the law of the customer's place asked of the session. */
export function gateLine({ permission, from }: Gates, { say }: Words): Line {
  const why = permission ? (from.includes('strictest') ? 'strictest' : 'yes') : 'no'
  return { label: say('facts.gate'), value: say(`facts.gate.${why}`) }
}
