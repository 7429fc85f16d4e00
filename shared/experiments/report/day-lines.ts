/** What a report is made of, day by day: who came in, and what became of those whose day is closed. */
import { allOf } from '#shared/csv/measured.ts'
import type { ExperimentSums } from '#shared/outcomes/experiment-sums.ts'
import { placed, type ReportLine } from './lines.ts'

/** Of one phase; closed days of each horizon whose days are in the sums. A part for each arm and horizon. */
export function* dayLines({ phase, arms }: ExperimentSums): Generator<ReportLine[]> {
  for (const { arm, exposedOn, matured } of arms) {
    yield exposedOn.flatMap(({ day, ...counts }) =>
      placed({ phase, day, arm }, allOf('days.exposed', counts, ['n', 'lost'], 'count')),
    )
    for (const { horizon, days } of matured)
      yield days.flatMap(({ day, currency, ...sums }) => {
        const of = { currency: currency === '' ? null : currency }
        return placed({ phase, day, arm, horizon }, [
          ...allOf('days.judged', sums, ['n', 'known', 'kept', 'valued'], 'count', of),
          ...allOf('days.judged', sums, ['value'], 'money', of),
          ...allOf('days.judged', sums, ['valueSquares'], 'money_squared', of),
        ])
      })
  }
}
