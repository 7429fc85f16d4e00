import type { Guardrail } from '#shared/statistics/guardrail.ts'
import type { Range } from '#shared/statistics/range.ts'
import type { Calls, KeptCall, MoneyCall } from '#shared/statistics/verdict.ts'
import type { GuardrailId } from './guardrail-ids.ts'

/** What was called at some look, on which data, and what the range was then. Kept as it is: later looks take nothing back. */
export type Latched = {
  /** That ran when it was called. */
  phase: number
  arm: string
  /** The day of the look, in UTC. */
  day: string
  /** Of the data: 1, and one more for each time a closed day was restated. */
  revision: number
} & (
  | { metric: 'kept'; call: KeptCall; range: Range }
  | { metric: 'money'; call: MoneyCall; range: Range }
  | { metric: GuardrailId; call: 'harm'; range: Pick<Guardrail, 'difference' | 'bound'> }
)

/** As verdicts take them. */
export const callsOf = (latched: readonly Latched[]): Calls => ({
  kept: latched.flatMap((one) => (one.metric === 'kept' ? [callOf(one)] : [])),
  money: latched.flatMap((one) => (one.metric === 'money' ? [callOf(one)] : [])),
})

const callOf = <C>({
  arm: offer,
  call,
  range,
  day: date,
  revision,
}: Omit<Latched, 'call' | 'range'> & { call: C; range: Range }) => ({
  offer,
  call,
  range,
  date,
  revision,
})
