import * as z from 'zod'

/** A month, as `2026-11`. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** ISO 4217, as `Intl` knows it: a slip would put figures beside each other that are none of one kind. */
const isCurrency = (code: string): boolean => Intl.supportedValuesOf('currency').includes(code)

const money = z.int().min(0).max(1e12).nullable().default(null)

/** What only the business knows of one month. Money in minor units of `currency`; null is what nobody said. */
export const Given = z
  .strictObject({
    currency: z.string().refine(isCurrency, 'is no currency of ISO 4217'),
    /** Customers on the first day of the month. */
    customers: z.int().min(0).max(1e9).nullable().default(null),
    /** What all of them paid in the month. */
    revenue: money,
    /** Of what they pay, percent that is left after the cost of serving them. */
    margin: z.number().min(0).max(100).nullable().default(null),
    /** What winning one customer costs. */
    acquisition: money,
    /** What keeping customers cost in the month beside the offers: people, tools, fees. */
    process: money,
    /** Net promoter score as measured elsewhere, and how many answered. */
    nps: z.number().min(-100).max(100).nullable().default(null),
    answers: z.int().min(1).max(1e9).nullable().default(null),
  })
  .refine(({ nps, answers }) => (nps === null) === (answers === null), {
    path: ['answers'],
    message: 'goes with nps: both or neither',
  })
export type Given = z.infer<typeof Given>

export type GivenMonths = Readonly<Record<string, Given>>
