/** The made-up people of the demonstration: each differs from the others in something a decision may turn on. */
import type { Facts } from '#shared/rules/facts.ts'
import type { Currency, Period, PlanId } from './plans.ts'

type Known = Pick<
  Facts,
  'name' | 'use' | 'idleDays' | 'potential' | 'anchor' | 'openCases' | 'complaints' | 'costToServe' | 'place'
>

export type CustomerId =
  | 'mara'
  | 'tomas'
  | 'noa'
  | 'eitan'
  | 'obrien'
  | 'jonas'
  | 'walter'
  | 'priya'
  | 'lina'
  | 'sam'
  | 'yuki'
  | 'ruth'
  | 'unknown'

export interface Customer extends Known {
  id: CustomerId
  plan: PlanId
  period: Period
  currency: Currency
  status: Facts['status']
  /** Periods from the beginning to the end of the one now running; null where nobody knows. */
  periods: number | null
  /** Days from the first start to the last day already paid for. */
  paidDays: number
}

const ordinary = {
  period: 'month',
  currency: 'USD',
  status: 'active',
  potential: 'medium',
  anchor: false,
  openCases: 0,
  complaints: 0,
} as const

export const customers: readonly Customer[] = [
  {
    ...ordinary,
    id: 'mara',
    name: 'Mara Quinn',
    plan: 'studio',
    periods: 38,
    paidDays: 17,
    use: 82,
    idleDays: 0,
    potential: 'high',
    anchor: true,
    costToServe: 3_100,
    place: 'US-CA',
  },
  {
    ...ordinary,
    id: 'tomas',
    name: 'Tomas Oakes',
    plan: 'team',
    periods: 14,
    paidDays: 9,
    use: 41,
    idleDays: 4,
    costToServe: 400,
    place: 'US-MN',
  },
  {
    ...ordinary,
    id: 'noa',
    name: 'נועה פרץ',
    plan: 'team',
    period: 'year',
    currency: 'ILS',
    periods: 3,
    paidDays: 143,
    use: 67,
    idleDays: 1,
    potential: 'high',
    costToServe: 1_600,
    place: 'IL',
  },
  {
    ...ordinary,
    id: 'eitan',
    name: 'Eitan Sharabi',
    plan: 'solo',
    currency: 'ILS',
    periods: 7,
    paidDays: 21,
    use: 6,
    idleDays: 52,
    potential: 'low',
    costToServe: 300,
    place: 'IL',
  },
  {
    ...ordinary,
    id: 'obrien',
    name: "O'Brien & Co",
    plan: 'studio',
    currency: 'GBP',
    periods: 19,
    paidDays: 12,
    use: 74,
    idleDays: 0,
    openCases: 2,
    complaints: 3,
    costToServe: 5_200,
    place: 'GB',
  },
  {
    ...ordinary,
    id: 'jonas',
    name: 'Jonas Weber',
    plan: 'team',
    period: 'year',
    currency: 'EUR',
    periods: 3,
    paidDays: 201,
    use: 58,
    idleDays: 2,
    costToServe: 500,
    place: 'DE',
  },
  {
    ...ordinary,
    id: 'walter',
    name: 'Walter Hayes',
    plan: 'studio',
    period: 'year',
    periods: 8,
    paidDays: 64,
    use: 11,
    idleDays: 33,
    potential: 'low',
    costToServe: 1_900,
    place: 'US-FL',
  },
  {
    ...ordinary,
    id: 'priya',
    name: 'Priya Nair',
    plan: 'solo',
    periods: 11,
    paidDays: 26,
    use: 93,
    idleDays: 0,
    potential: 'low',
    complaints: 2,
    costToServe: 1_400,
    place: 'US-TX',
  },
  {
    ...ordinary,
    id: 'lina',
    name: 'Lina Haddad',
    plan: 'team',
    status: 'trialing',
    periods: 1,
    paidDays: 5,
    use: 22,
    idleDays: 1,
    potential: 'high',
    costToServe: 200,
    place: 'US-NY',
  },
  {
    ...ordinary,
    id: 'sam',
    name: 'Sam Ortega',
    plan: 'team',
    status: 'past_due',
    periods: 16,
    paidDays: 6,
    use: 49,
    idleDays: 3,
    costToServe: 450,
    place: 'US-CO',
  },
  {
    ...ordinary,
    id: 'yuki',
    name: 'Yuki Tanaka',
    plan: 'solo',
    period: 'year',
    currency: 'JPY',
    periods: 2,
    paidDays: 117,
    use: 35,
    idleDays: 8,
    costToServe: 60,
    place: 'JP',
  },
  {
    ...ordinary,
    id: 'ruth',
    name: 'Ruth Adler',
    plan: 'team',
    status: 'cancelling',
    periods: 23,
    paidDays: 13,
    use: 30,
    idleDays: 15,
    costToServe: 350,
    place: 'US-WA',
  },
  {
    ...ordinary,
    id: 'unknown',
    name: null,
    plan: 'team',
    periods: null,
    paidDays: 24,
    use: null,
    idleDays: null,
    potential: null,
    costToServe: null,
    place: null,
  },
]

export const customerOf = (id: string): Customer | undefined =>
  customers.find((customer) => customer.id === id)
