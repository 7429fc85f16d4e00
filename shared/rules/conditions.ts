import { celEnv, celList, celMap, isCelError, parse, plan, type CelFunc, type CelInput } from '@bufbuild/cel'

/** What a condition may read. */
export interface Scope {
  facts: Record<string, unknown>
  tier: string
  reasons: readonly string[]
  /** Options pressed at the follow-up question. */
  said: readonly string[]
  /** Signs that the customer may leave, as the facts have them. */
  signals: readonly string[]
}

/** `unknown`: a fact it needs is missing or of another type. It never counts as holding. */
export type Verdict = 'yes' | 'no' | 'unknown'
export type Condition = (scope: Scope) => Verdict

const standard = celEnv()
const isUsual = ({ arguments: [a, b] }: CelFunc): boolean => a?.name === 'double' && b?.name === 'int'
/** CEL tries the forms of a function one by one: those that compare a fact with a whole number come first. */
export const env = celEnv({
  funcs: [...standard.funcs].toSorted((a, b) => Number(isUsual(b)) - Number(isUsual(a))),
})

/** One expression, parsed and planned once: names in, a value or an error out. */
export const program = (source: string, within = env) => plan(within, parse(source))

/**
 * Compiles one condition of the Common Expression Language (https://cel.dev), which is linear in time and cannot
 * call out.
 * @throws Error with the place of the mistake, where `source` is not CEL.
 */
export function condition(source: string): Condition {
  const evaluate = program(source)
  return (scope) => {
    const result = evaluate(bindingsOf(scope))
    if (isCelError(result) || typeof result !== 'boolean') return 'unknown'
    return result ? 'yes' : 'no'
  }
}

type Bindings = Record<string, CelInput>
const bound = new WeakMap<Scope, Bindings>()

/**
 * A decision asks many conditions about one scope, which is turned into CEL's own values once. Every fact is bound by
 * its full name too, which CEL looks for first; the map is there for `has` and the like.
 */
function bindingsOf(scope: Scope): Bindings {
  let bindings = bound.get(scope)
  if (!bindings) {
    const facts = Object.entries(scope.facts) as [string, CelInput][]
    bindings = {
      ...Object.fromEntries(facts.map(([name, value]) => [`facts.${name}`, value])),
      facts: celMap(new Map(facts)),
      tier: scope.tier,
      reasons: celList([...scope.reasons]),
      said: celList([...scope.said]),
      signals: celList([...scope.signals]),
    }
    bound.set(scope, bindings)
  }
  return bindings
}
