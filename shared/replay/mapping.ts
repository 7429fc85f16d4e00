import * as z from 'zod'
import { Facts, SmallerPlan } from '#shared/rules/facts.ts'
import { bandFrom, dayFrom, flagFrom, numberFrom, planFrom, textFrom } from './source.ts'

const fact = Facts.shape
const reasonId = z.string().min(1).max(64)

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
    phrases: z.record(
      z.string(),
      z.union([reasonId, z.strictObject({ reasons: z.array(reasonId).min(1).max(20), probe: reasonId.optional() })]),
    ),
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
  }),
})
export type Mapping = z.infer<typeof Mapping>

/** What is wrong with a JSON file, one line each: where in it, and what. */
export const complaints = (error: z.ZodError): string[] =>
  error.issues.flatMap(closest).map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`)

type Issue = z.core.$ZodIssue

/** Where none of several forms fits, the complaints about the one that was most likely meant. */
function closest(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const forms = issue.errors.map((form) =>
    form.flatMap((inner) => closest({ ...inner, path: [...issue.path, ...inner.path] })),
  )
  const [best] = forms.toSorted((a, b) => strangeness(a) - strangeness(b) || depth(b) - depth(a))
  return best ?? [issue]
}

/** How many keys a form would have to gain or lose. */
const strangeness = (issues: Issue[]): number =>
  issues.reduce((sum, issue) => {
    if (issue.code === 'unrecognized_keys') return sum + issue.keys.length
    return sum + (issue.code === 'invalid_type' && issue.message.includes('undefined') ? 1 : 0)
  }, 0)

const depth = (issues: Issue[]): number => Math.max(0, ...issues.map(({ path }) => path.length))
