import { isCelError, parse, plan } from '@bufbuild/cel'
import { env, type Scope } from './conditions.ts'
import { factsForConditions } from './derived.ts'
import type { Facts } from './facts.ts'

/** A customer of whom everything is known: whatever a condition may read has a value here. */
const example: Facts = {
  name: 'Example',
  plan: { id: 'example', name: 'Example' },
  period: 'month',
  price: { amount: 1000, currency: 'USD' },
  since: '2025-01-01',
  periodEnd: '2026-01-31',
  status: 'active',
  use: 50,
  idleDays: 1,
  potential: 'medium',
  anchor: false,
  openCases: 1,
  complaints: 1,
  costToServe: 100,
  place: 'GB',
  smallerPlan: null,
}
const facts = factsForConditions(example, new Date('2026-01-01T00:00:00Z'))
const scope: Scope = { facts, tier: 'example', reasons: ['example'], said: ['example'] }

/** What is wrong with a condition, in one sentence; null where it is well. */
export function problemIn(source: string): string | null {
  try {
    const parsed = parse(source)
    const unknown = factsRead(parsed).find((name) => !Object.hasOwn(facts, name))
    if (unknown !== undefined) return `no fact is called ${unknown}`
    const result = plan(env, parsed)(scope as never)
    if (isCelError(result)) return result.message
    return typeof result === 'boolean' ? null : 'is neither yes nor no'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Every `facts.NAME` of a parsed condition, also where evaluation would not reach it. */
function factsRead(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const { operand, field } = node as {
    operand?: { exprKind?: { value?: { name?: string } } }
    field?: string
  }
  const own = operand?.exprKind?.value?.name === 'facts' && field !== undefined ? [field] : []
  return [...own, ...Object.values(node).flatMap(factsRead)]
}
