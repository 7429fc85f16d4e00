import type { Facts } from './facts.ts'

/** What a condition reads under a name. Numbers are CEL's `double`; any fact may also be null, which is not known. */
export type FactType = { type: 'double' | 'bool' } | { type: 'string'; oneOf: readonly string[] | null }

const number = { type: 'double' } as const
const flag = { type: 'bool' } as const
const text = { type: 'string', oneOf: null } as const
const oneOf = <T extends string>(...values: T[]) => ({ type: 'string', oneOf: values }) as const

/** The facts that conditions may name, each with its type. A playbook that names another is not published. */
export const factTypes = {
  plan: text,
  period: oneOf<Facts['period']>('month', 'year'),
  currency: text,
  monthlyPrice: number,
  tenureMonths: number,
  status: oneOf<Facts['status']>('active', 'trialing', 'past_due', 'cancelling'),
  use: number,
  idleDays: number,
  potential: oneOf<NonNullable<Facts['potential']>>('low', 'medium', 'high'),
  anchor: flag,
  openCases: number,
  complaints: number,
  marginPercent: number,
  place: text,
  hasSmallerPlan: flag,
  hasOtherPeriod: flag,
  useTrend: oneOf<NonNullable<Facts['useTrend']>>('falling', 'steady', 'rising'),
  futureValue: number,
  contractDaysLeft: number,
  contactConsent: flag,
} satisfies Record<string, FactType>
export type FactName = keyof typeof factTypes
