/** A year of made-up customers, day by day. The same seed, size and end give the same year, to the last event. */
import { addDays } from '#shared/rules/derived.ts'
import type { Arms } from './arms.ts'
import { grownLog } from './asked-later.ts'
import { chanceOf, type Chance } from './chance.ts'
import { keepsOf, lossOf, seenLater } from './later.ts'
import { personOf, usualReasons, type Person } from './population.ts'
import { talk, type Talk } from './talk.ts'
import type { Truth } from './truth.ts'

export interface YearPlan {
  seed: number
  /** Customers who begin a conversation; some of them begin another one later. */
  customers: number
  /** The day after the year's last; nothing is known of what comes later. */
  now: Date
}

/** A day and those who come on it first: `first` of them is the number of the first one. */
export interface YearDay {
  day: string
  first: number
  count: number
}

/** A conversation, and by how much more its customer was likely to be kept for what was shown in it. */
export interface Played extends Talk {
  keeps: number
}

const days = 365

/** Last day of the year that ends before an instant. */
export const lastDay = (now: Date): string => addDays(now.toISOString().slice(0, 10), -1)

/** How many come on each day: more in winter and at the beginning of a week, and never quite as many as one thinks. */
export function daysOf({ seed, customers, now }: YearPlan): YearDay[] {
  const chance = chanceOf(seed, 'days')
  const last = lastDay(now)
  const all = Array.from({ length: days }, (_, index) => addDays(last, index + 1 - days))
  const weights = all.map((day) => weightOf(day) * (0.88 + 0.24 * chance.next()))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  let before = 0
  let first = 0
  return all.map((day, index) => {
    before += weights[index] ?? 0
    const until = Math.round((before / sum) * customers)
    const one = { day, first, count: until - first }
    first = until
    return one
  })
}

const weekdays = [0.7, 1.25, 1.15, 1.1, 1.05, 1, 0.75]

function weightOf(day: string): number {
  const at = new Date(day)
  const ofYear = (at.getTime() - Date.UTC(at.getUTCFullYear(), 0, 15)) / (days * 86_400_000)
  return (1 + 0.12 * Math.cos(2 * Math.PI * ofYear)) * (weekdays[at.getUTCDay()] ?? 1)
}

/** The last whole week: something broke, and people say so. */
export function isBadWeek(day: string, now: Date): boolean {
  const last = lastDay(now)
  const sunday = addDays(last, -new Date(last).getUTCDay())
  return addDays(sunday, -6) <= day && day <= sunday
}

const badReasons = usualReasons.map(
  ([reason, share]) => [reason, reason === 'service' ? share * 5 : share] as const,
)

/** All conversations of those who come first on a day, the later ones of the same people among them. */
export function* playDay(plan: YearPlan, { day, first, count }: YearDay, arms: Arms, truth: Truth) {
  const reasons = isBadWeek(day, plan.now) ? badReasons : usualReasons
  for (let index = first; index < first + count; index++)
    yield* playPerson(plan, { index, day, reasons }, arms, truth)
}

interface Comes {
  index: number
  day: string
  reasons: typeof usualReasons
}

function playPerson(plan: YearPlan, { index, day, reasons }: Comes, arms: Arms, truth: Truth): Played[] {
  const person = personOf(plan.seed, index, day, reasons)
  const chance = chanceOf(plan.seed, `talk ${index}`)
  const who = { person, seed: index, arms, truth, chance }
  const session = `made-up-${plan.seed}-${index}`
  const at = momentOn(day, chance)
  const one = talk({ ...who, session, at, before: { exposed: [], offers: [] } })
  const lost = lossOf(person, one.session, truth, chance)
  const isBack = lost !== null && one.session.outcome !== 'cancelled' && chance.happens(40)
  const grow = { person, lost, truth, chance, now: plan.now }
  const back = isBack ? momentOn(lost, chance) : null
  if (lost === null || back === null || back >= endOf(plan)) return [grown(one, grow)]
  const { exposed, offers } = one.session
  const gone = { ...asOf(lost, person), rank: 1, failsToPay: false }
  const before = { exposed, offers }
  const again = talk({ ...who, person: gone, session: `${session}-again`, at: back, before })
  const leaves = again.session.outcome === 'cancelled' ? lost : addDays(lost, 10)
  return [
    grown({ ...one, beside: again.session.offers }, { ...grow, person: { ...person, failsToPay: false } }),
    grown(again, { ...grow, person: gone, lost: leaves }),
  ]
}

const endOf = ({ now }: YearPlan): Date => new Date(`${now.toISOString().slice(0, 10)}T00:00:00.000Z`)

/** Some time between seven and twenty-two, in UTC, so that it is over on the same day. */
const momentOn = (day: string, chance: Chance): Date =>
  new Date(Date.parse(day) + Math.floor((7 + 15 * chance.next()) * 3_600_000))

/** As billing has them when they come back: another period runs. */
function asOf(day: string, person: Person): Person {
  const { facts } = person
  if (facts.periodEnd >= day) return { ...person, manner: 'presses' }
  return { ...person, manner: 'presses', facts: { ...facts, periodEnd: addDays(day, 20), status: 'active' } }
}

interface Growing {
  person: Person
  lost: string | null
  truth: Truth
  chance: Chance
  now: Date
}

function grown(one: Talk, { person, lost, truth, chance, now }: Growing): Played {
  const seen = seenLater(one.session, person, lost, now)
  return { ...one, ...grownLog(one.events, { seen, lost, now, chance }), keeps: keepsOf(one.session, truth) }
}
