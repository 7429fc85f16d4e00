/** What was tried in the made-up year: planned, started and stopped as an experiment is, with dates in the past. */
import {
  evolveLife,
  isOpen,
  lifeOf,
  plan,
  start,
  stateOf,
  stop,
  type ExperimentEvent,
  type Life,
} from '#shared/experiments/life.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { addDays } from '#shared/rules/derived.ts'
import { byDemonstration as by } from './by.ts'
import { isMadeUp } from './plans.ts'

const held = { id: 'held', name: 'No offer', changes: [{ type: 'no_offer' }] }

/** A discount for whoever says that the price is too high, before a smaller plan is offered. */
const discount = {
  id: 'price-discount',
  name: 'A discount first',
  hypothesis:
    'Who says that the price is too high stays for a fifth less, and is still there when it is over.',
  owner: 'Product marketing',
  arms: [
    { ...held, weight: 5000 },
    {
      id: 'discount',
      name: '20% for three months',
      weight: 5000,
      changes: [
        {
          type: 'rule',
          before: 'price-smaller',
          rule: {
            id: 'price-discount',
            reasons: ['price'],
            tiers: ['preferred', 'standard'],
            attempt: 'first',
            when: 'facts.period == "month"',
            offer: 'loyal-20',
          },
        },
      ],
    },
  ],
  holdoutArm: 'held',
  eligibility: { when: `facts.period == "month" && ${isMadeUp}`, reasons: ['price'] },
  horizon: 120,
  smallestEffect: 500,
  plannedTotal: 4000,
  valueCap: { amount: 100_000, currency: 'USD' },
}

/** A pause is taken gladly; whether it keeps anybody, or only another sentence above it, is the question. */
const pause = {
  id: 'unused-pause',
  name: 'A pause, in two ways',
  hypothesis: 'Who does not use it comes back after a pause, more so if told that nothing is lost.',
  owner: 'Product marketing',
  arms: [
    { ...held, weight: 4000 },
    { id: 'pause', name: 'A pause of two months', weight: 3000, changes: [] },
    {
      id: 'words',
      name: 'A pause, in other words',
      weight: 3000,
      changes: [
        {
          type: 'sentence',
          key: 'sorry.unused',
          text: {
            en: 'A plan should cost something only while it is used.',
            he: 'נכון לשלם על מסלול רק כשיש בו שימוש.',
          },
        },
      ],
    },
  ],
  holdoutArm: 'held',
  eligibility: { when: `facts.period == "month" && ${isMadeUp}`, reasons: ['unused'] },
  horizon: 90,
  smallestEffect: 500,
  plannedTotal: 2000,
}

/** Two ways of offering help; one of them makes leaving slower, which is found by its guardrail. */
const help = {
  id: 'product-help',
  name: 'Help, and help that insists',
  hypothesis: 'Who could not get it to work stays if somebody shows them how.',
  owner: 'Customer care',
  arms: [
    { ...held, weight: 3400 },
    { id: 'help', name: 'Guided help', weight: 3300, changes: [] },
    {
      id: 'asks-again',
      name: 'Guided help, explained at length',
      weight: 3300,
      changes: [
        {
          type: 'sentence',
          key: 'sorry.product',
          text: {
            en: 'It should not have been so hard. The steps below are explained one by one.',
            he: 'זה לא היה צריך להיות כל כך קשה. השלבים שלמטה מוסברים אחד אחד.',
          },
        },
      ],
    },
  ],
  holdoutArm: 'held',
  eligibility: { when: isMadeUp, reasons: ['product'] },
  horizon: 90,
  smallestEffect: 500,
  plannedTotal: 2000,
}

/** Days before the year's last on which each began and, where it has, ended. */
const course = [
  { document: discount, from: 350, until: 128 },
  { document: pause, from: 330, until: null },
  { document: help, from: 340, until: null },
]

/**
 * The record of each experiment of a year that ends on a day.
 * @throws Error where the life of an experiment says no: what is planned here is not what may run.
 */
export function yearExperiments(last: string): ExperimentEvent[][] {
  const lives: Life[] = []
  return course.map(({ document, from, until }) => {
    const others = lives.map(({ experiment }) => experiment)
    const around = { playbook: defaultPlaybook, others }
    const at = (days: number, time: string) => ({ at: `${addDays(last, -days)}T${time}Z`, by })
    const planned = agreed(plan(null, document, around, at(from + 3, '10:00:00.000')))
    const started = agreed(start(lifeOf(planned), around, at(from, '00:00:00.000')))
    const events = [...planned, ...started]
    if (until !== null) events.push(...agreed(stop(lifeOf(events), 'other', at(until, '23:59:59.000'))))
    lives.push(lifeOf(events))
    return events
  })
}

function agreed(decided: ReturnType<typeof stop>): ExperimentEvent[] {
  if (decided.ok) return decided.events
  throw new Error(decided.problems.map(({ code, path, message }) => `${code} ${path} ${message}`).join('; '))
}

/** Those that customers may belong to on a day. `enrols`: whoever is not in it yet may still come in. */
export function runningOn(records: readonly (readonly ExperimentEvent[])[], day: string) {
  return records.flatMap((events) => {
    const until = events.filter(({ at }) => at.slice(0, 10) <= day)
    if (until.length === 0) return []
    const life = until.slice(1).reduce(evolveLife, lifeOf(until.slice(0, 1)))
    if (life.startedAt === null || stateOf(life, day) === 'finished') return []
    return [{ experiment: life.experiment, enrols: isOpen(life, day) }]
  })
}
