import type { KeptVerdict } from '#shared/statistics/verdict.ts'
import type { GuardrailReport } from './guardrails.ts'
import type { Reached } from './progress.ts'

/**
 * Whether to go on. `harm`: a guardrail says stop. `blocked`: nothing can be said until it is found why the arms fill
 * otherwise than they should. `called`: there is an answer. `no_use`: more customers would not change it enough.
 * `planned`: enough have been let in, and are waited for. `wait`: keep going.
 */
export const stoppingAdvice = ['harm', 'blocked', 'called', 'no_use', 'planned', 'wait'] as const
export type StoppingAdvice = (typeof stoppingAdvice)[number]

/** What it is read from, for one offer. */
export interface Told {
  kept: KeptVerdict
  guardrails: readonly GuardrailReport[]
  reached: Reached
}

export function adviceOn({ kept, guardrails, reached }: Told): StoppingAdvice {
  if (guardrails.some(({ state }) => state === 'harm')) return 'harm'
  switch (kept.state) {
    case 'blocked':
      return 'blocked'
    case 'keeps_more':
    case 'keeps_fewer':
      return 'called'
    case 'no_difference':
    case 'not_worth_waiting':
      return 'no_use'
    case 'collecting':
    case 'undecided':
      return reached.letIn >= reached.planned ? 'planned' : 'wait'
  }
}

/**
 * For the experiment as a whole: one harmful or blocked offer stops it, so does the first one that keeps more. Without
 * one it goes on for as long as it does for any offer that new customers come to.
 */
export function adviceOnAll(offers: readonly Told[]): StoppingAdvice {
  const all = offers.map(adviceOn)
  const urgent = (['harm', 'blocked'] as const).find((one) => all.includes(one))
  if (urgent) return urgent
  if (offers.some(({ kept }) => kept.state === 'keeps_more')) return 'called'
  return (['wait', 'planned', 'no_use', 'called'] as const).find((one) => all.includes(one)) ?? 'wait'
}
