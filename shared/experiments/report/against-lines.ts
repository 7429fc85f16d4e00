/** An offer against the holdout, a line for each figure. */
import { allOf, measured, type Measured, type Unit } from '#shared/csv/measured.ts'
import type { KeptVerdict, MoneyVerdict } from '#shared/statistics/verdict.ts'
import type { Against } from './arms.ts'
import type { GuardrailReport } from './guardrails.ts'
import { rangeLines } from './range-lines.ts'

const path = 'arms.against'

/** `currency`: of what customers of the offer paid; null where none is known. */
export const againstLines = (against: Against, currency: string | null): Measured[] => [
  ...rangeLines(`${path}.saved`, against.saved, 'share'),
  ...(['holdout', 'offer'] as const).flatMap((arm) =>
    allOf(`${path}.lack.${arm}`, against.lack[arm], ['mature', 'yes', 'no'], 'count'),
  ),
  ...verdictLines(`${path}.verdict`, against.verdict, 'share', null),
  ...moneyLines(against.money, currency),
  measured(`${path}.ship`, 'word', against.ship),
  ...allOf(`${path}.reached`, against.reached, ['planned', 'letIn', 'judged'], 'count'),
  measured(`${path}.stopping`, 'word', against.stopping),
  ...against.guardrails.flatMap(guardrailLines),
  ...allOf(`${path}.belief`, against.belief, ['chanceToBeat', 'expectedLoss'], 'share'),
]

/** What was called, with its day and its range of then, beside the range of today. */
function verdictLines(
  at: string,
  verdict: KeptVerdict | MoneyVerdict,
  unit: Unit,
  currency: string | null,
): Measured[] {
  const call = 'call' in verdict ? verdict.call : null
  const range = 'range' in verdict ? verdict.range : null
  const of = { currency }
  return [
    measured(`${at}.state`, 'word', verdict.state),
    ...rangeLines(`${at}.range`, range, unit, of),
    measured(`${at}.call.call`, 'word', call?.call ?? null),
    measured(`${at}.call.date`, 'day', call?.date ?? null),
    measured(`${at}.call.revision`, 'count', call?.revision ?? null),
    ...rangeLines(`${at}.call.range`, call?.range ?? null, unit, of),
  ]
}

function moneyLines(money: Against['money'], currency: string | null): Measured[] {
  if (money === null) return []
  const at = `${path}.money`
  return [
    ...rangeLines(`${at}.range`, money.range, 'money', { currency }),
    ...(['holdout', 'offer'] as const).flatMap((arm) =>
      allOf(`${at}.lack.${arm}`, money.lack[arm], ['mature', 'payers'], 'count'),
    ),
    ...(money.verdict ? verdictLines(`${at}.verdict`, money.verdict, 'money', currency) : []),
    measured(`${at}.roi`, 'ratio', money.roi),
  ]
}

function guardrailLines({ guardrail, holdout, offer, ...one }: GuardrailReport): Measured[] {
  const at = `${path}.guardrails`
  const of = { by: 'guardrail', key: guardrail }
  const unit = guardrail === 'secondsToLeave' ? 'seconds' : 'share'
  return [
    measured(`${at}.state`, 'word', one.state, of),
    measured(`${at}.harm`, 'word', one.harm, of),
    measured(`${at}.since`, 'day', one.since, of),
    ...allOf(at, one, ['margin', 'difference', 'bound'], unit, of),
    ...Object.entries({ holdout, offer }).flatMap(([arm, count]) => [
      ...allOf(`${at}.${arm}`, count, ['n', 'yes'], 'count', of),
      ...allOf(`${at}.${arm}`, count, ['mean'], unit, of),
    ]),
  ]
}
