import * as z from 'zod'

const count = z.int().min(1).max(1000)
const days = z.int().min(1).max(365)

/**
 * From when on a fact is a sign that somebody may leave. What is left out is ours. A trend that falls and a payment that
 * failed are signs by themselves and have no figure.
 */
export const SignalSettings = z.strictObject({
  /** Severe complaints in the time that the fact counts, 90 days. */
  complaints: count.default(2),
  /** Days since the product was last used. */
  idleDays: days.default(45),
  /** Cases that nobody has closed yet. */
  openCases: count.default(2),
  /** Days until a contract for a fixed time is over. */
  contractDays: days.default(45),
})
export type SignalSettings = z.infer<typeof SignalSettings>

export const statedSignals: SignalSettings = SignalSettings.parse({})
