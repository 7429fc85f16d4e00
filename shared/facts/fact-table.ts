import type { FactKey, Facts } from '#shared/rules/facts.ts'

/** Who said so: the tenant in a signed token, the payment provider, or the tenant ahead of time. */
export type FactSource = 'token' | 'billing' | 'pushed'

export interface FactRule {
  /**
   * Whose word counts, the first first: the next is heard only where the one before has nothing fresh to say. Those
   * of one rank are equal witnesses, and where they differ nobody is believed.
   */
  ranks: readonly (readonly FactSource[])[]
  /** Days for which a word counts; null where what it says does not age. A playbook may set its own. */
  days: number | null
  /** What stands where nothing can be believed. */
  otherwise: null | false | 0
  /** Not knowing it would be the kinder: the latest stale word goes on to count, of two words the larger one. */
  burden?: true
  /** Null is an answer: there is none. */
  none?: true
}

const billing: FactRule = { ranks: [['billing']], days: 1, otherwise: null }
const tenants = [['token'], ['pushed'], ['billing']] as const
/** What the tenant thinks of a customer. A token is read by the customer's own browser, so it may not say this. */
const judgement = [['pushed'], ['billing']] as const
const anybody = [['billing', 'token', 'pushed']] as const

/**
 * Whose word counts for each fact, how long, and what stands instead. `docs/facts.md` tells the same in words.
 * The money side is billing's alone: an offer is worked out from it and must be true at billing. What the tenant sees
 * better than its billing, the tenant says. The law of a place and a consent are believed only where nobody differs.
 */
export const factTable: Record<FactKey, FactRule> = {
  plan: billing,
  period: billing,
  price: billing,
  periodEnd: billing,
  status: billing,
  smallerPlan: { ...billing, none: true },
  otherPeriod: { ...billing, none: true },
  name: { ranks: tenants, days: null, otherwise: null },
  since: { ranks: [['billing'], ['token'], ['pushed']], days: null, otherwise: null },
  place: { ranks: anybody, days: 400, otherwise: null },
  contactConsent: { ranks: anybody, days: 730, otherwise: null },
  // An account does not leave its household by nobody repeating it.
  accountGroup: { ranks: [['token'], ['pushed']], days: null, otherwise: null },
  contractEnd: { ranks: anybody, days: 400, otherwise: null, none: true },
  use: { ranks: tenants, days: 35, otherwise: null },
  useTrend: { ranks: tenants, days: 35, otherwise: null },
  idleDays: { ranks: tenants, days: 7, otherwise: null },
  openCases: { ranks: tenants, days: 7, otherwise: 0 },
  complaints: { ranks: tenants, days: 35, otherwise: 0 },
  potential: { ranks: judgement, days: 180, otherwise: null },
  futureValue: { ranks: judgement, days: 180, otherwise: null },
  anchor: { ranks: judgement, days: 365, otherwise: false },
  costToServe: { ranks: judgement, days: 180, otherwise: null, burden: true },
}

export const factKeys = Object.keys(factTable) as FactKey[]

/** The facts that a source may state. */
export const factsOfSource = (source: FactSource): FactKey[] =>
  factKeys.filter((fact) => factTable[fact].ranks.some((rank) => rank.includes(source)))

/** Without these no price is known, so nothing can be offered. */
export const needed = ['plan', 'period', 'price', 'periodEnd', 'status'] as const satisfies (keyof Facts)[]
