/** Two experiments of the played year: one in which chance draws alike all the time, and one whose weights change. */
import { lifeOf, newPhase, plan, start, type ExperimentEvent, type Life } from '#shared/experiments/life.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'

const by = 'demonstration'
const held = { id: 'held', name: 'No offer', changes: [{ type: 'no_offer' }] }
const plain = { id: 'usual', name: 'As it is', changes: [] }

/** Two offers, money judged, and one of the two makes leaving harder. */
export const words = {
  id: 'words',
  name: 'Two ways to say it',
  owner: 'Tests',
  arms: [
    { ...held, weight: 3600 },
    { ...plain, weight: 3200 },
    {
      id: 'kinder',
      name: 'In other words',
      weight: 3200,
      changes: [
        {
          type: 'sentence',
          key: 'sorry.price',
          text: { en: 'A price should fit what it is used for.', he: 'מחיר צריך להתאים לשימוש.' },
        },
      ],
    },
  ],
  holdoutArm: 'held',
  eligibility: { when: 'facts.period == "month"' },
  horizon: 120,
  smallestEffect: 400,
  plannedTotal: 2500,
  namespace: { id: 'slices', from: 0, to: 7000 },
  valueCap: { amount: 12_000, currency: 'USD' },
}

/** Nobody declared what a customer counts for at most; from a day on fewer are held out. */
export const weights = {
  id: 'weights',
  name: 'Fewer held out later',
  owner: 'Tests',
  arms: [
    { ...held, weight: 6000 },
    { ...plain, weight: 4000 },
  ],
  holdoutArm: 'held',
  eligibility: { when: 'facts.period == "month"' },
  horizon: 120,
  smallestEffect: 300,
  plannedTotal: 1500,
  namespace: { id: 'slices', from: 7000, to: 10_000 },
}
const later = [
  { ...held, weight: 2500 },
  { ...plain, weight: 7500 },
]

/** What happened to each of them, from its first draft to now. */
export function recordsOf(from: string, change: string): ExperimentEvent[][] {
  const around = (others: Life[]) => ({
    playbook: defaultPlaybook,
    others: others.map(({ experiment }) => experiment),
  })
  const at = (day: string) => ({ at: `${day}T00:00:00.000Z`, by })
  const begun = (document: unknown, others: Life[]): ExperimentEvent[] => {
    const planned = agreed(plan(null, document, around(others), at(from)))
    return [...planned, ...agreed(start(lifeOf(planned), around(others), at(from)))]
  }
  const first = begun(words, [])
  const second = begun(weights, [lifeOf(first)])
  const moved = newPhase(lifeOf(second), { ...weights, arms: later }, around([lifeOf(first)]), at(change))
  return [first, [...second, ...agreed(moved)]]
}

function agreed(decided: ReturnType<typeof plan>): ExperimentEvent[] {
  if (decided.ok) return decided.events
  throw new Error(JSON.stringify(decided.problems))
}
