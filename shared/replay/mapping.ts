import * as z from 'zod'
import { Facts, SmallerPlan } from '#shared/rules/facts.ts'
import { bandFrom, dayFrom, flagFrom, numberFrom, parsed, planFrom, textFrom } from './source.ts'

const fact = Facts.shape
const id = z.string().min(1).max(64)

const OneReason = id.transform((reason) => ({ reasons: [reason], probe: null }))
const Reasons = z.strictObject({ reasons: z.array(id).min(1).max(20), probe: id.nullable().default(null) })
const Phrase = z.unknown().transform((input, context) => {
  return parsed<z.infer<typeof Reasons>>(typeof input === 'string' ? OneReason : Reasons, input, context)
})

/**
 * Which columns of a CSV give what a replay needs to know: a JSON file beside the CSV, `customers.mapping.json` for
 * `customers.csv`. The forms of a fact's source are told in `source.ts`.
 * ```json
 * {
 *   "customer": "id",
 *   "leaver": { "column": "left" },
 *   "reasons": { "column": "why", "phrases": { "Too dear": "price", "Slow": { "reasons": ["product"], "probe": "too_slow" } } },
 *   "facts": {
 *     "plan": { "id": { "value": "basic" }, "name": { "value": "Basic" } },
 *     "period": { "value": "month" },
 *     "price": { "amount": { "column": "dollars", "times": [100] }, "currency": { "value": "USD" } }
 *   }
 * }
 * ```
 */
export const Mapping = z.strictObject({
  /** The column with the customer's id. */
  customer: z.string().min(1).max(200),
  /** Which rows are leavers; without it, all of them. */
  leaver: flagFrom(z.boolean()).optional(),
  reasons: z.strictObject({
    column: z.string().min(1).max(200),
    /** What each phrase says: a reason, or several and the answer to the follow-up question. An empty cell says nothing. */
    phrases: z.record(z.string(), Phrase),
    /** Any other phrase is the customer's own words, and is read as the conversation would read them. */
    ownWords: z.boolean().default(false),
  }),
  /**
   * Facts without a source are unknown: null, no, or none. `status` is then active, and `periodEnd` the end of the
   * period that runs now, counted from `since`.
   */
  facts: z.strictObject({
    name: textFrom(fact.name).optional(),
    plan: z.strictObject({ id: textFrom(fact.plan.shape.id), name: textFrom(fact.plan.shape.name) }),
    period: textFrom(fact.period),
    /** `amount` is in minor units: cents, agorot, yen. */
    price: z.strictObject({
      amount: numberFrom(fact.price.shape.amount),
      currency: textFrom(fact.price.shape.currency),
    }),
    since: dayFrom(fact.since).optional(),
    periodEnd: dayFrom(fact.periodEnd).optional(),
    status: textFrom(fact.status).optional(),
    use: numberFrom(fact.use).optional(),
    idleDays: numberFrom(fact.idleDays).optional(),
    potential: bandFrom(fact.potential).optional(),
    anchor: flagFrom(fact.anchor).optional(),
    openCases: numberFrom(fact.openCases).optional(),
    complaints: numberFrom(fact.complaints).optional(),
    costToServe: numberFrom(fact.costToServe).optional(),
    place: textFrom(fact.place).optional(),
    /** The plan is null where there is no smaller one; its price is a period's, in the same currency. */
    smallerPlan: z
      .strictObject({
        plan: planFrom(SmallerPlan.omit({ price: true }).nullable()),
        price: numberFrom(fact.price.shape.amount.nullable()),
      })
      .optional(),
    /** What a year of the same plan costs one who pays by the month, and a month one who pays by the year. */
    otherPeriod: z.strictObject({ price: numberFrom(fact.price.shape.amount.nullable()) }).optional(),
  }),
})
export type Mapping = z.infer<typeof Mapping>

/** What is wrong with a JSON file, one line each: where in it, and what. */
export const complaints = (error: z.ZodError): string[] =>
  error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`)
