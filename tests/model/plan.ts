/** What a round of the model run is: who comes and what goes wrong meanwhile. Pure, from the seed and its number. */
import { chanceOf, type Chance } from '#shared/simulate/chance.ts'

export const tenants = ['alder', 'birch'] as const
export type TenantId = (typeof tenants)[number]

export const billingNames = ['home-made', 'stripe', 'paddle', 'chargebee'] as const
export type BillingName = (typeof billingNames)[number]

/** Who bills by what: each tenant by another, drawn by the seed. */
export function billingsOf(seed: number): Record<TenantId, BillingName> {
  const chance = chanceOf(seed, 'billing')
  const alder = chance.pick(billingNames)
  const [first, ...rest] = billingNames.filter((name) => name !== alder) as [BillingName, ...BillingName[]]
  return { alder, birch: chance.pick([first, ...rest]) }
}

/** The same at every billing, so it is made as the strictest has it: Paddle's are 26 small letters and digits. */
export const subscriptionOf = (tenant: TenantId, customer: string): string =>
  `sub_${`${tenant}${customer.replace('-', 'x')}`.padEnd(26, 'x')}`

export const tenantOfSubscription = (subscription: string): TenantId | undefined =>
  tenants.find((one) => subscription.startsWith(`sub_${one}`))

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
/** How a mail server fails. `cut`: it has the letter, and the line breaks before it says so; `bounce`: nobody lives there. */
export type MailFault = 'down' | 'hang' | 'busy' | 'cut' | 'bounce'

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

/** The process is killed; while it is away, its clock is set on or back by so many milliseconds, or left alone. */
export interface Crash {
  at: number
  sets: number
}

/** A customer asks to be erased. */
export interface Erasing {
  tenant: TenantId
  customer: string
  at: number
}

/** A payment of a customer fails, and is made up for later. */
export interface Owing {
  tenant: TenantId
  customer: string
  from: number
  to: number
}

export interface Round {
  visits: Visit[]
  crashes: Crash[]
  freezes: { at: number; lasts: number }[]
  billing: Spell<BillingFault>[]
  sink: Spell<SinkFault>[]
  mail: Spell<MailFault>[]
  erasures: Erasing[]
  debts: Owing[]
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
const mailFaults = ['down', 'down', 'hang', 'busy', 'cut', 'cut', 'bounce'] as const

const minute = 60_000
/** A few minutes; longer than a silence may be; three days; and a clock that is wrong until it is set right. */
const settings = [[4 * minute], [90 * minute], [3 * 24 * 60 * minute], [-60 * minute, 60 * minute]] as const
/** Milliseconds for which a wrong clock stays wrong. */
const wrongFor = 1500

export function roundOf(seed: number, number: number): Round {
  const chance = chanceOf(seed, `round ${number}`)
  const visits = tenants.flatMap((tenant) => visitsOf(tenant, number, chance))
  const kills = some(chance, 2, () => ({ at: chance.between(300, roundLasts), sets: 0 }))
  return {
    visits,
    freezes: some(chance, 1, () => ({ at: chance.between(0, roundLasts), lasts: chance.between(200, 3000) })),
    billing: some(chance, 4, () => spellOf(chance, billingFaults, 2500)),
    sink: some(chance, 3, () => spellOf(chance, sinkFaults, 2000)),
    mail: some(chance, 3, () => spellOf(chance, mailFaults, 2000)),
    erasures: some(chance, 2, () => ({
      tenant: chance.pick(tenants),
      customer: `${generationOf(number)}-${chance.between(0, customersEach - 1)}`,
      at: chance.between(500, roundLasts),
    })),
    crashes: [...kills, ...clockOf(chance)].toSorted((one, other) => one.at - other.at),
    debts: some(chance, 2, () => owingOf(chance, number)),
  }
}

/** In two rounds of five the clock is set, once or there and back. */
function clockOf(chance: Chance): Crash[] {
  if (!chance.happens(40)) return []
  const at = chance.between(500, roundLasts - wrongFor)
  return chance.pick(settings).map((sets, index) => ({ at: at + index * wrongFor, sets }))
}

const generationOf = (number: number): string => `c${Math.floor(number / generation)}`

/** The same names at both tenants: they must never meet. */
export const customersOf = (number: number): string[] =>
  Array.from({ length: customersEach }, (_, index) => `${generationOf(number)}-${index}`)

/** Where a customer's letters go; the last of each generation has no address. */
export const addressOf = (tenant: TenantId, customer: string): string | null =>
  customer.endsWith(`-${customersEach - 1}`) ? null : `person_${tenant}_${customer}@mail.example`

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
            answers: chance.between(2, 9),
            ending: chance.happens(45) ? 'leaves' : 'goes',
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

function owingOf(chance: Chance, number: number): Owing {
  const from = chance.between(0, roundLasts - 500)
  return {
    tenant: chance.pick(tenants),
    customer: `${generationOf(number)}-${chance.between(0, customersEach - 1)}`,
    from,
    to: from + chance.between(200, 2500),
  }
}

const some = <T>(chance: Chance, most: number, make: () => T): T[] =>
  Array.from({ length: chance.between(0, most) }, make)
