import * as z from 'zod'
import { Money } from '#shared/money.ts'

/** What billing says was paid for a subscription from a moment on, less what was given back of it. */
export const Paid = z.strictObject({
  ...Money.shape,
  /** What was given back of it: minor units, 0 where nothing was; null where that is not told by itself. */
  refunded: z.int().min(0).max(1e12).nullable().default(null),
})
export type Paid = z.infer<typeof Paid>
