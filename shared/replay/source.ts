import * as z from 'zod'

const column = z.string().min(1).max(200)

const constant = <T extends z.ZodType>(value: T) => z.strictObject({ value })
const lookup = <T extends z.ZodType>(value: T) =>
  z.strictObject({ column, table: z.record(z.string(), value), otherwise: value.optional() })

/**
 * Where one fact comes from. `value` and what stands in a `table` are held to the fact's own schema.
 * - `{ "value": v }` the same for everybody
 * - `{ "column": c }` the cell: a text, a number, a day (`2026-11-22`), or yes/no, true/false, 1/0, as the fact needs
 * - `{ "column": c, "table": { "cell": v }, "otherwise": v }` looked up; without `otherwise` a strange cell is a problem
 * An empty cell is null, unless a table lists it as `""`.
 */
export const textFrom = <T extends z.ZodType>(fact: T) => z.union([z.strictObject({ column }), constant(fact), lookup(fact)])
export const flagFrom = textFrom
export const planFrom = <T extends z.ZodType>(fact: T) => z.union([constant(fact), lookup(fact)])

/**
 * Also, for numbers:
 * - `{ "column": c, "times": [100, …] }` multiplied, then rounded to a whole number; a factor may be a table
 * - `{ "share": [c, …], "is": ["Yes", …] }` how many of these columns hold one of these values, out of 100
 * - `{ "column": c, "daysSince": true }` whole days from that day to the day of the replay
 */
export const numberFrom = <T extends z.ZodType>(fact: T) =>
  z.union([
    z.strictObject({ column }),
    z.strictObject({ column, times: z.array(z.union([z.number(), lookup(z.number())])).min(1).max(4) }),
    z.strictObject({ share: z.array(column).min(1).max(100), is: z.array(z.string().max(200)).min(1).max(100) }),
    z.strictObject({ column, daysSince: z.literal(true) }),
    constant(fact),
    lookup(fact),
  ])

/** Also, for days: `{ "column": c, "monthsAgo": true }` counts whole months back from the day of the replay. */
export const dayFrom = <T extends z.ZodType>(fact: T) =>
  z.union([z.strictObject({ column }), z.strictObject({ column, monthsAgo: z.literal(true) }), constant(fact)])

/** Also, for bands: `{ "column": c, "bands": { "medium": 4000, "high": 5500 } }`, each from that number on. */
export const bandFrom = <T extends z.ZodType>(fact: T) =>
  z.union([
    z.strictObject({ column }),
    z.strictObject({ column, bands: z.strictObject({ medium: z.number(), high: z.number() }) }),
    constant(fact),
    lookup(fact),
  ])

/** Any of the forms above. */
export type Source =
  | { value: unknown }
  | { share: string[]; is: string[] }
  | {
      column: string
      table?: Record<string, unknown>
      otherwise?: unknown
      times?: (number | { column: string; table: Record<string, number>; otherwise?: number | undefined })[]
      daysSince?: true
      monthsAgo?: true
      bands?: { medium: number; high: number }
    }
