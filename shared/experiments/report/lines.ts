/** All figures of a report, a line for each: the same as in the JSON document, under the same names. */
import { allOf, measured, measuredColumns, type Measured } from '#shared/csv/measured.ts'
import type { ExperimentReport } from '#shared/experiments/report.ts'
import type { Counts } from '#shared/outcomes/cohort.ts'
import type { Exposed } from '#shared/outcomes/experiment-sums.ts'
import { againstLines } from './against-lines.ts'
import type { ArmReport } from './arms.ts'
import { rangeLines } from './range-lines.ts'

export interface ReportLine extends Measured {
  /** Null for all phases together. */
  phase: number | null
  /** Of exposure, in UTC; null for all days together. */
  day: string | null
  /** Null for what is of no arm. */
  arm: string | null
  /** Days after the exposure on which customers are judged; null for what is of no such day. */
  horizon: number | null
}

export const reportColumns = [
  'phase',
  'day',
  'arm',
  'horizon',
  ...measuredColumns,
] as const satisfies (keyof ReportLine)[]

type Place = Partial<Pick<ReportLine, 'phase' | 'day' | 'arm' | 'horizon'>>

export const placed = (
  { phase = null, day = null, arm = null, horizon = null }: Place,
  lines: readonly Measured[],
): ReportLine[] => lines.map((line) => ({ phase, day, arm, horizon, ...line }))

/** A part after the other, so that nobody has to hold them all. */
export function* reportLines(report: ExperimentReport): Generator<ReportLine[]> {
  const { horizon, arms, segments } = report
  yield placed({}, ofWhole(report))
  yield splitLines(report)
  for (const one of arms) {
    const { arm, against } = one
    yield placed({ arm }, ofArm(one))
    yield placed({ arm, horizon }, ofJudged(one))
    yield placed({ arm }, ofCurve(one))
    if (against === null) continue
    yield placed({ arm, horizon }, againstLines(against, one.money?.currency ?? null))
    for (const { day, ...other } of against.otherDays) yield placed({ arm, horizon: day }, ofOtherDay(other))
  }
  yield pairLines(report)
  for (const { by, key, arms: own } of segments)
    for (const { arm, ...counts } of own)
      yield placed(
        { arm, horizon },
        allOf('segments.arms', counts, ['n', 'known', 'kept'], 'count', { by, key: key ?? 'others' }),
      )
  yield restatedLines(report)
}

function ofWhole(report: ExperimentReport): Measured[] {
  const { progress, advice, restated } = report
  return [
    measured('state', 'word', report.state),
    measured('today', 'day', report.today),
    measured('method', 'word', report.method),
    measured('smallestEffect', 'share', report.smallestEffect),
    measured('advice', 'word', advice),
    measured('isBlocked', 'word', report.isBlocked),
    ...allOf('progress', progress, ['planned', 'letIn', 'judged', 'perDay'], 'count'),
    ...allOf('progress', progress, ['daysToPlanned', 'daysToJudged'], 'days'),
    measured('restated.revision', 'count', restated.revision),
  ]
}

const splitLines = ({ splits }: ExperimentReport): ReportLine[] =>
  splits.flatMap(({ check, logOdds, isAlarm, arms }) => {
    const of = { by: 'check', key: check }
    return [
      ...placed({}, [
        measured('splits.logOdds', 'log_odds', logOdds, of),
        measured('splits.isAlarm', 'word', isAlarm, of),
      ]),
      ...arms.flatMap(({ arm, ...counts }) =>
        placed({ arm }, allOf('splits.arms', counts, ['count', 'expected'], 'count', of)),
      ),
    ]
  })

const exposedCounts = [
  'n',
  'accepted',
  'deflected',
  'lost',
  'askedToLeave',
  'cancelled',
] as const satisfies (keyof Exposed)[]

const ofArm = ({ weight, isHoldout, exposed }: ArmReport): Measured[] => [
  measured('arms.weight', 'basis_points', weight),
  measured('arms.isHoldout', 'word', isHoldout),
  ...allOf('arms.exposed', exposed, exposedCounts, 'count'),
  measured('arms.exposed.seconds', 'seconds', exposed.seconds),
  measured('arms.exposed.secondsSquares', 'seconds_squared', exposed.secondsSquares),
]

const judgedCounts = [
  'n',
  'known',
  'kept',
  'involuntary',
  'accepted',
  'deflected',
  'askedAgain',
  'refundsKnown',
  'refunded',
  'complaintsKnown',
  'complained',
] as const satisfies (keyof Counts)[]

/** On the day on which the experiment judges its customers. */
function ofJudged({ judged, deflected, kept, money, curve }: ArmReport): Measured[] {
  const of = { currency: money?.currency ?? null }
  return [
    ...allOf('arms.judged', judged, judgedCounts, 'count'),
    measured('arms.deflected', 'share', deflected),
    measured('arms.kept', 'share', kept),
    ...allOf('arms.money', money, ['n', 'payers', 'apart'], 'count', of),
    ...allOf('arms.money', money, ['meanValue', 'meanCost'], 'money', of),
    measured('arms.curve.meanDays', 'days', curve.meanDays),
  ]
}

const ofCurve = ({ curve }: ArmReport): Measured[] =>
  curve.ages.flatMap(({ range, ...age }, index) => {
    const of = { by: 'age', key: String(index) }
    return [
      measured('arms.curve.ages.atRisk', 'count', age.atRisk, of),
      ...allOf('arms.curve.ages', age, ['share', 'se'], 'share', of),
      ...allOf('arms.curve.ages.range', range, ['low', 'high'], 'share', of),
    ]
  })

type OtherDay = Omit<NonNullable<ArmReport['against']>['otherDays'][number], 'day'>

const ofOtherDay = ({ role, holdout, offer, range }: OtherDay): Measured[] => [
  measured('arms.against.otherDays.role', 'word', role),
  ...allOf('arms.against.otherDays.holdout', holdout, ['n', 'yes'], 'count'),
  ...allOf('arms.against.otherDays.offer', offer, ['n', 'yes'], 'count'),
  ...rangeLines('arms.against.otherDays.range', range, 'share'),
]

/** The arm is the one that the other is taken from. */
const pairLines = ({ pairs, horizon }: ExperimentReport): ReportLine[] =>
  pairs.flatMap(({ a, b, kept }) =>
    placed({ arm: b, horizon }, rangeLines('pairs.kept', kept, 'share', { by: 'minus', key: a })),
  )

const restatedLines = ({ restated }: ExperimentReport): ReportLine[] =>
  restated.days.flatMap(({ phase, day, horizon, revision, on }) =>
    placed({ phase, day, horizon }, [
      measured('restated.days.revision', 'count', revision),
      measured('restated.days.on', 'day', on),
    ]),
  )
