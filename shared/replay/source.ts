import * as z from 'zod'

const column = z.string().min(1).max(200)

export interface Lookup {
  column: string
  table: Record<string, unknown>
  otherwise?: unknown
}

/** Where one fact comes from. */
export type Source =
  | { value: unknown }
  | { column: string }
  | Lookup
  | { column: string; times: (number | Lookup)[] }
  | { share: string[]; is: string[] }
  | { column: string; daysSince: true }
  | { column: string; monthsAgo: true }
  | { column: string; bands: { medium: number; high: number } }

const lookup = (fact: z.ZodType) =>
  z.strictObject({ column, table: z.record(z.string(), fact), otherwise: fact.optional() })

const factor = z.unknown().transform((input, context) => {
  return parsed<number | Lookup>(typeof input === 'object' ? lookup(z.number()) : z.number(), input, context)
})

/**
 * The forms a source may have, by the key that tells them apart. What `value` and `table` hold is held to the fact's
 * own schema. An empty cell is null, unless a table lists it as `""`.
 */
const forms = {
  /** `{ "value": v }` the same for everybody. */
  value: (fact: z.ZodType) => z.strictObject({ value: fact }),
  /** `{ "column": c, "table": { "cell": v }, "otherwise": v }` looked up; without `otherwise` a strange cell is a problem. */
  table: lookup,
  /** `{ "column": c, "times": [100, …] }` multiplied, then rounded to a whole number; a factor may be a table. */
  times: () => z.strictObject({ column, times: z.array(factor).min(1).max(4) }),
  /** `{ "share": [c, …], "is": ["Yes", …] }` how many of these columns hold one of these values, out of 100. */
  share: () =>
    z.strictObject({
      share: z.array(column).min(1).max(100),
      is: z.array(z.string().max(200)).min(1).max(100),
    }),
  /** `{ "column": c, "daysSince": true }` whole days from that day to the day of the replay. */
  daysSince: () => z.strictObject({ column, daysSince: z.literal(true) }),
  /** `{ "column": c, "monthsAgo": true }` the day so many whole months before the replay. */
  monthsAgo: () => z.strictObject({ column, monthsAgo: z.literal(true) }),
  /** `{ "column": c, "bands": { "medium": 4000, "high": 5500 } }` low, medium, high, each from that number on. */
  bands: () => z.strictObject({ column, bands: z.strictObject({ medium: z.number(), high: z.number() }) }),
  /** `{ "column": c }` the cell: a text, a number, a day (`2026-11-22`), or yes/no, true/false, 1/0, as the fact needs. */
  column: () => z.strictObject({ column }),
} satisfies Record<string, (fact: z.ZodType) => z.ZodType<Source>>

/** Takes the first form whose key is there, so that a mistake is told of the form that was meant. */
const sourceOf =
  (...names: (keyof typeof forms)[]) =>
  (fact: z.ZodType) =>
    z.unknown().transform((input, context): Source => {
      const keys = typeof input === 'object' && input !== null ? Object.keys(input) : []
      const name = names.find((name) => keys.includes(name)) ?? names.at(-1) ?? 'column'
      return parsed<Source>(forms[name](fact), input, context)
    })

export const textFrom = sourceOf('value', 'table', 'column')
export const flagFrom = textFrom
export const planFrom = sourceOf('value', 'table')
export const numberFrom = sourceOf('value', 'table', 'times', 'share', 'daysSince', 'column')
export const dayFrom = sourceOf('value', 'monthsAgo', 'column')
export const bandFrom = sourceOf('value', 'table', 'bands', 'column')

/** Parses within a transform; what is wrong keeps its place. */
export function parsed<T>(schema: z.ZodType<T>, input: unknown, context: z.RefinementCtx): T {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  for (const { path, message } of result.error.issues) {
    context.addIssue({ code: 'custom', path: [...path], message })
  }
  return z.NEVER
}
