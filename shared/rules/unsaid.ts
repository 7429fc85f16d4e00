import type { Facts } from './facts.ts'

/** What no payment provider knows of a customer: others say it, or nobody does. */
export const unsaid = {
  use: null,
  idleDays: null,
  potential: null,
  anchor: false,
  openCases: 0,
  complaints: 0,
  costToServe: null,
  place: null,
  useTrend: null,
  futureValue: null,
  contractEnd: null,
  contactConsent: null,
  accountGroup: null,
} satisfies Partial<Facts>
