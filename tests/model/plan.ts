/** What a round of the model run is: who comes and what goes wrong meanwhile. Pure, from the seed and its number. */
import { chanceOf, type Chance } from './chance.ts'

export const tenants = ['alder', 'birch'] as const
export type TenantId = (typeof tenants)[number]

/** How billing fails. `before` and `after` acting; `late`: it acts when nobody waits any more. */
export type BillingFault =
  | 'down'
  | 'before'
  | 'after'
  | 'cut'
  | 'busy'
  | 'slow'
  | 'late'
  | 'html'
  | 'barred'
  | 'refuse'
export type SinkFault = 'error' | 'hang' | 'close' | 'slow'

/** Milliseconds from the beginning of the round. */
export interface Spell<Fault> {
  tenant: TenantId
  fault: Fault
  from: number
  to: number
}

export interface Visit {
  /** Names the stream of chance that the answers come from. */
  name: string
  tenant: TenantId
  customer: string
  locale: 'en' | 'he'
  way: 'chat' | 'exit'
  tabs: 1 | 2
  /** Answers by chance, before the visitor leaves or goes. */
  answers: number
  /** After those: out by two answers, or away with the question open. */
  ending: 'leaves' | 'goes'
  /** A cancellation is taken back from its receipt. */
  undoes: boolean
  from: number
}

export interface Round {
  visits: Visit[]
  kills: number[]
  freezes: { at: number; lasts: number }[]
  billing: Spell<BillingFault>[]
  sink: Spell<SinkFault>[]
}

/** Milliseconds within which everybody of a round comes. */
export const roundLasts = 5000
const customersEach = 8
/** After so many rounds other customers come: those before have had their offers. */
const generation = 3

const billingFaults = [
  'down',
  'down',
  'before',
  'before',
  'after',
  'after',
  'cut',
  'cut',
  'busy',
  'slow',
  'late',
  'html',
  'barred',
  'refuse',
] as const
const sinkFaults = ['error', 'error', 'hang', 'close', 'close', 'slow'] as const

export function roundOf(seed: number, number: number): Round {
  const chance = chanceOf(seed, `round ${number}`)
  return {
    visits: tenants.flatMap((tenant) => visitsOf(tenant, number, chance)),
    kills: some(chance, 2, () => chance.between(300, roundLasts)).toSorted((a, b) => a - b),
    freezes: some(chance, 1, () => ({ at: chance.between(0, roundLasts), lasts: chance.between(200, 3000) })),
    billing: some(chance, 4, () => spellOf(chance, billingFaults, 2500)),
    sink: some(chance, 3, () => spellOf(chance, sinkFaults, 2000)),
  }
}

/** The same names at both tenants: they must never meet. */
export const customersOf = (number: number): string[] =>
  Array.from({ length: customersEach }, (_, index) => `c${Math.floor(number / generation)}-${index}`)

function visitsOf(tenant: TenantId, number: number, chance: Chance): Visit[] {
  return customersOf(number).flatMap((customer) =>
    chance.happens(75)
      ? [
          {
            name: `${tenant} ${customer} ${number}`,
            tenant,
            customer,
            locale: chance.pick(['en', 'en', 'he']),
            way: chance.happens(15) ? 'exit' : 'chat',
            tabs: chance.happens(50) ? 2 : 1,
            answers: chance.between(1, 7),
            ending: chance.happens(60) ? 'leaves' : 'goes',
            undoes: chance.happens(35),
            from: chance.between(0, roundLasts / 2),
          },
        ]
      : [],
  )
}

function spellOf<F>(chance: Chance, faults: readonly [F, ...F[]], longest: number): Spell<F> {
  const from = chance.between(0, roundLasts - 500)
  return {
    tenant: chance.pick(tenants),
    fault: chance.pick(faults),
    from,
    to: from + chance.between(200, longest),
  }
}

const some = <T>(chance: Chance, most: number, make: () => T): T[] =>
  Array.from({ length: chance.between(0, most) }, make)
