import { parse } from '@bufbuild/cel'
import { phrase } from './condition-types.ts'
import { typeOf, type Expr, type Readable, type Tell } from './condition-walk.ts'
import { factTypes } from './fact-types.ts'
import { signals } from './signals.ts'

/** What is wrong with a condition, and where in its text. */
export interface ConditionProblem {
  /** From 0. */
  offset: number
  /** Both from 1. */
  line: number
  column: number
  message: string
}

/** Names a playbook gives to things, as far as conditions can meet them. */
export interface Vocabulary {
  tiers: readonly string[]
  reasons: readonly string[]
  /** Options of the follow-up questions. */
  options: readonly string[]
}

const oneOf = (values: readonly string[]) => ({ name: 'string', oneOf: values })
const facts: Readable['facts'] = Object.fromEntries(
  Object.entries(factTypes).map(([name, { type: kind, ...more }]) => [name, { name: kind, ...more }]),
)

/** A tier is chosen before anything is said: its condition reads facts alone. */
export const forTiers: Readable = { facts, names: {} }
export const forRules = ({ tiers, reasons, options }: Vocabulary): Readable => ({
  facts,
  names: {
    tier: oneOf(tiers),
    reasons: { name: 'list', of: oneOf(reasons) },
    said: { name: 'list', of: oneOf(options) },
    signals: { name: 'list', of: oneOf(signals) },
  },
})

/**
 * What would keep a condition from ever meaning anything: names that do not exist, values that never compare, answers
 * that are neither yes nor no. In the order of the text; a condition that cannot be read has one problem.
 */
export function problemsIn(source: string, readable: Readable): ConditionProblem[] {
  const placed = (offset: number, message: string): ConditionProblem => {
    const before = source.slice(0, offset).split('\n')
    return { offset, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message }
  }
  const parsed = parsedOr(source, placed)
  if ('message' in parsed) return [parsed]
  const found: ConditionProblem[] = []
  const { positions } = parsed.sourceInfo ?? {}
  const tell: Tell = (expr, message) => {
    const { offset } = placeOf(expr, source, positions ?? {})
    if (!found.some((one) => one.offset === offset)) found.push(placed(offset, message))
    return { name: 'dyn' }
  }
  const type = typeOf(parsed.expr, readable, tell)
  if (!['bool', 'dyn'].includes(type.name)) found.push(placed(0, `is ${phrase(type)}, and must be yes or no`))
  return found.toSorted((a, b) => a.offset - b.offset)
}

type Placed = (offset: number, message: string) => ConditionProblem

function parsedOr(source: string, placed: Placed): ReturnType<typeof parse> | ConditionProblem {
  if (source.trim() === '') return placed(0, 'is empty; write true for always')
  try {
    return parse(source)
  } catch (error) {
    const { location, rawMessage } = error as Partial<Mistake>
    const offset = location?.start.offset ?? 0
    return placed(
      offset,
      unreadable(source.slice(offset)) ?? `cannot be read: ${rawMessage ?? String(error)}`,
    )
  }
}

/** What the parser throws, as far as it is of use. */
interface Mistake {
  location: { start: { offset: number } }
  rawMessage: string
}

const slips: [RegExp, string][] = [
  [/^=(?!=)/, '= does not compare; write =='],
  [/^(and)\b/i, 'write && for "and"'],
  [/^(or)\b/i, 'write || for "or"'],
  [/^(not|is)\b/i, 'write ! for "not", == for "is"'],
  [/^&(?!&)/, 'write &&'],
  [/^\|(?!\|)/, 'write ||'],
  [/^(&&|\|\||[<>]=?|[!=]=|in\b|[-+*/%])\s*$/, 'ends here, where something to compare with must follow'],
  [/^["']/, 'a text is opened here and never closed'],
]

const unreadable = (rest: string): string | null => slips.find(([slip]) => slip.test(rest))?.[1] ?? null

/** Where an expression begins: a call stands where its name does, and a field where the value it belongs to does. */
function placeOf(expr: Expr, source: string, positions: Record<string, number>): { offset: number } {
  const marked = positions[String(expr.id)] ?? 0
  const offset = marked + (/^\s*/.exec(source.slice(marked))?.[0].length ?? 0)
  const { exprKind } = expr
  if (exprKind.case === 'selectExpr' && exprKind.value.operand)
    return placeOf(exprKind.value.operand, source, positions)
  if (exprKind.case !== 'callExpr' || !/^[a-z]/i.test(exprKind.value.function)) return { offset }
  const before = source.lastIndexOf(exprKind.value.function, offset)
  const after = source.indexOf(exprKind.value.function, offset)
  return { offset: exprKind.value.target ? Math.max(after, 0) : Math.max(before, 0) }
}
