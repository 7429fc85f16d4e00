import { overviewOf, type Overview } from '#shared/figures/overview.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import { withoutWho, type GivenNow } from './given-months.ts'
import type { Tenant } from '../tenant.ts'

/** Days that an overview may be of. */
export const spans = [30, 90, 365] as const
const usualSpan = 90

/** Anything else is the usual one. */
export const spanOf = (text: string | undefined): number =>
  spans.find((days) => String(days) === text) ?? usualSpan

export interface Asked {
  overview: Overview
  said: Record<string, GivenNow>
}

/** The figures of one tenant, as the page and the API show them. */
export async function overviewAt(
  object: DurableObjectStub<Tenant>,
  { days, playbook }: { days: number; playbook: Playbook },
): Promise<Asked> {
  const [counts, said] = await Promise.all([object.counts(days), object.given()])
  const reviews = Object.fromEntries(
    Object.entries(playbook.offers).map(([id, { reviewBy }]) => [id, reviewBy]),
  )
  return { overview: overviewOf(counts, { months: withoutWho(said), reviews }), said }
}
