import { Given, Month } from '#shared/figures/given.ts'
import { decimalsOf } from '#shared/money.ts'
import type { Visit } from '../visit.ts'

/** Fields of the form, in its order; those of money are written in whole units and kept in minor ones. */
export const fields = [
  'month',
  'currency',
  'customers',
  'revenue',
  'margin',
  'acquisition',
  'process',
  'nps',
  'answers',
] as const
export type GivenField = (typeof fields)[number]

const money: readonly GivenField[] = ['revenue', 'acquisition', 'process']

/** As it was filled in; it comes back that way where something is wrong with it. */
export type Filled = Record<GivenField, string>

export async function filledIn(c: Visit): Promise<Filled> {
  const body: Record<string, unknown> = await c.req.parseBody().catch(() => ({}))
  const text = (name: GivenField): string => {
    const value = body[name]
    return typeof value === 'string' ? value.trim().slice(0, 40) : ''
  }
  return Object.fromEntries(fields.map((name) => [name, text(name)])) as Filled
}

export type Read = { ok: true; month: string; given: Given } | { ok: false; wrong: GivenField[] }

/** Reads the form, with all that is wrong in it. `today`: nobody knows a month that has not begun. */
export function readForm(filled: Filled, today: string): Read {
  const currency = filled.currency.toUpperCase()
  const { month } = filled
  const isMonth = Month.safeParse(month).success && month <= today.slice(0, 7)
  const numbers = fields
    .slice(2)
    .map((name) => [name, filled[name] === '' ? null : numberIn(filled[name], name, currency)])
  const parsed = Given.safeParse({ currency, ...Object.fromEntries(numbers) })
  if (parsed.success && isMonth) return { ok: true, month, given: parsed.data }
  const wrong = parsed.success ? [] : parsed.error.issues.map(({ path }) => path[0])
  return { ok: false, wrong: fields.filter((name) => (name === 'month' ? !isMonth : wrong.includes(name))) }
}

/** `NaN` is refused by the schema, as is money with more decimals than its currency has. */
function numberIn(text: string, name: GivenField, currency: string): number {
  const number = /^-?\d{1,12}([.,]\d{1,4})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
  if (!money.includes(name) || !/^[A-Z]{3}$/.test(currency)) return number
  // 19.99 × 100 is a hair beside 1999.
  return Number((number * 10 ** decimalsOf(currency)).toFixed(6))
}

/** What was said of a month, as the form has it. */
export function filledOf(month: string, given: Given | null, currency: string): Filled {
  const write = (name: Exclude<GivenField, 'month' | 'currency'>): string => {
    const value = given?.[name] ?? null
    if (value === null) return ''
    return money.includes(name)
      ? String(value / 10 ** decimalsOf(given?.currency ?? currency))
      : String(value)
  }
  const rest = fields.slice(2).map((name) => [name, write(name as Exclude<GivenField, 'month' | 'currency'>)])
  return { ...Object.fromEntries(rest), month, currency: given?.currency ?? currency } as Filled
}
