import type { Facts } from '#shared/rules/facts.ts'
import type { SessionRow } from '../tenant/session-row.ts'

type Of = (facts: Facts) => string | number | null

const columns: Record<string, Of> = {
  plan: ({ plan }) => plan.id,
  since: ({ since }) => since,
  use: ({ use }) => use,
  use_trend: ({ useTrend }) => useTrend,
  idle_days: ({ idleDays }) => idleDays,
  complaints: ({ complaints }) => complaints,
  open_cases: ({ openCases }) => openCases,
  status: ({ status }) => status,
}

/**
 * What was known of a customer when they came to leave, for whoever looks for signs that come before it (S0.3). Empty
 * where it was not known, and once a row is nobody's any more.
 */
export const beforeLeaving: Record<string, (row: SessionRow) => string> = Object.fromEntries(
  Object.entries(columns).map(([name, of]) => [
    name,
    ({ recorded }: SessionRow) => String((recorded?.facts && of(recorded.facts)) ?? ''),
  ]),
)
