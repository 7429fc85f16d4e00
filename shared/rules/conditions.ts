import { celEnv, isCelError, parse, plan } from '@bufbuild/cel'

/** What a condition may read. */
export interface Scope {
  facts: Record<string, unknown>
  tier: string
  reasons: readonly string[]
  /** Options pressed at the follow-up question. */
  said: readonly string[]
}

/** `unknown`: a fact it needs is missing or of another type. It never counts as holding. */
export type Verdict = 'yes' | 'no' | 'unknown'
export type Condition = (scope: Scope) => Verdict

export const env = celEnv()

/**
 * Compiles one condition of the Common Expression Language (https://cel.dev), which is linear in time and cannot
 * call out.
 * @throws Error with the place of the mistake, where `source` is not CEL.
 */
export function condition(source: string): Condition {
  const evaluate = plan(env, parse(source))
  return (scope) => {
    const result = evaluate({
      facts: scope.facts,
      tier: scope.tier,
      reasons: [...scope.reasons],
      said: [...scope.said],
    } as never)
    if (isCelError(result) || typeof result !== 'boolean') return 'unknown'
    return result ? 'yes' : 'no'
  }
}
