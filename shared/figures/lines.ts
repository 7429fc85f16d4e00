/** All figures of the overview, a line for each: the same as in the JSON document, under the same names. */
import { allOf, measured, measuredColumns, type Measured } from '#shared/csv/measured.ts'
import { outcomes } from '#shared/protocol/outcome.ts'
import { addDays, addMonths } from '#shared/rules/derived.ts'
import type { MonthFigures } from './business.ts'
import type { Days, Week } from './counts.ts'
import type { MoneyFigures } from './money.ts'
import type { Group, Overview } from './overview.ts'

export interface FigureLine extends Measured {
  /**
   * `span`: the days asked for. `cohort`: as many, whose day 60 has come in them. `year`: of such conversations.
   * `holdout`: from its beginning, with no days. `week` and `month`: each of them, whole.
   */
  period: 'span' | 'cohort' | 'year' | 'holdout' | 'week' | 'month'
  /** Both included. */
  from: string | null
  until: string | null
}

export const figureColumns = [
  'period',
  'from',
  'until',
  ...measuredColumns,
] as const satisfies (keyof FigureLine)[]

/** A part after the other, so that nobody has to hold them all. */
export function* figureLines(overview: Overview): Generator<FigureLine[]> {
  const { span, cohort, weeks, business } = overview
  yield during('span', span, ofSpan(overview))
  yield during('cohort', cohort, [...ofCohort(overview), ...ofMoney(overview.money)])
  yield during('holdout', null, ofHoldout(overview))
  yield during('year', { from: addDays(cohort.until, -364), until: cohort.until }, ofProgrammes(overview))
  for (const week of weeks)
    yield during('week', { from: week.day, until: addDays(week.day, 6) }, ofWeek(week, overview))
  for (const month of business.months)
    yield during('month', monthDays(month), ofMonth(month, business.fallen))
}

const during = (period: FigureLine['period'], days: Days | null, lines: readonly Measured[]): FigureLine[] =>
  lines.map((line) => ({ period, from: days?.from ?? null, until: days?.until ?? null, ...line }))

const monthDays = ({ month }: MonthFigures): Days => ({
  from: `${month}-01`,
  until: addDays(addMonths(`${month}-01`, 1), -1),
})

function ofSpan({ ended, outcomes: counts, shown, took, leaving, fatigue, money }: Overview): Measured[] {
  return [
    measured('ended', 'count', ended),
    ...outcomes.map((key) => measured('outcomes', 'count', counts[key], { by: 'outcome', key })),
    measured('shown', 'count', shown),
    measured('took', 'count', took),
    measured('leaving.timed', 'count', leaving.timed),
    measured('leaving.seconds', 'seconds', leaving.seconds),
    ...fatigue.flatMap(({ earlier, ...one }) => {
      const of = { by: 'earlier', key: String(earlier) }
      return [
        ...allOf('fatigue', one, ['shown', 'took'], 'count', of),
        ...allOf('fatigue', one, ['share'], 'share', of),
      ]
    }),
    ...Object.entries(money.signs).map(([key, sign]) =>
      measured('money.signs', 'word', sign, { by: 'sign', key }),
    ),
  ]
}

const ofCohort = ({ deflected, saved: { cohort }, decided }: Overview): Measured[] => [
  ...allOf('deflected', deflected, ['count', 'known', 'kept'], 'count'),
  ...allOf('saved.cohort', cohort, ['offered', 'saved', 'low', 'high'], 'count'),
  measured('saved.cohort.isProven', 'word', cohort?.isProven ?? null),
  ...ofGroup('decided.all', decided.all, null),
  ...decided.reasons.flatMap((group) => ofGroup('decided.reasons', group, 'reason')),
  ...decided.tiers.flatMap((group) => ofGroup('decided.tiers', group, 'tier')),
]

function ofGroup(path: string, { key, ...group }: Group, by: 'reason' | 'tier' | null): Measured[] {
  const of = by === null ? {} : { by, key }
  return [
    ...allOf(path, group, ['known', 'kept'], 'count', of),
    ...allOf(path, group, ['share'], 'share', of),
  ]
}

function ofMoney({ kept, keptCustomers, currency, return: made }: MoneyFigures): Measured[] {
  const path = 'money.return'
  const worked = 'missing' in made ? null : made
  const { type = null, ...replacement } = worked?.replacement ?? {}
  return [
    ...kept.flatMap(({ currency: its, ...one }) => [
      ...allOf('money.kept', one, ['customers'], 'count', { currency: its }),
      ...allOf('money.kept', one, ['monthly', 'cost'], 'minor', { currency: its }),
    ]),
    measured('money.keptCustomers', 'count', keptCustomers),
    ...('missing' in made ? made.missing : []).map((one) => measured(`${path}.missing`, 'word', one)),
    ...allOf(path, worked, ['value', 'cost', 'keeping'], 'minor', { currency }),
    ...allOf(path, worked, ['ratio'], 'ratio'),
    ...allOf(path, worked, ['saved'], 'count'),
    ...allOf(path, worked, ['months'], 'months'),
    measured(`${path}.isProven`, 'word', worked?.isProven ?? null),
    measured(`${path}.replacement.type`, 'word', type),
    ...Object.entries(replacement).map(([name, value]) =>
      name === 'times'
        ? measured(`${path}.replacement.times`, 'ratio', value)
        : measured(`${path}.replacement.${name}`, 'minor', value, { currency }),
    ),
  ]
}

function ofHoldout({ saved }: Overview): Measured[] {
  const lack = saved.state === 'collecting' ? saved.lack : null
  const known = saved.state === 'known' ? saved : null
  return [
    measured('saved.state', 'word', saved.state),
    ...(['offered', 'held'] as const).flatMap((arm) => [
      ...allOf(`saved.${arm}`, saved[arm], ['n', 'yes'], 'count'),
      ...(lack ? allOf(`saved.lack.${arm}`, lack[arm], ['mature', 'yes', 'no'], 'count') : []),
    ]),
    ...allOf('saved', known, ['share', 'low', 'high'], 'share'),
  ]
}

const ofProgrammes = ({ programmes }: Overview): Measured[] =>
  programmes.flatMap((one) => {
    const of = { by: 'offer', key: one.offer }
    return [
      ...allOf('programmes', one, ['rank', 'shown', 'took', 'known', 'kept', 'taken'], 'count', of),
      measured('programmes.success', 'share', one.success, of),
      measured('programmes.retire', 'word', one.retire, of),
      measured('programmes.review', 'day', one.review, of),
    ]
  })

/** Every reason of the span in every week: one that nobody gave was given by none. */
function ofWeek({ day, outcome, reason, left }: Week, { reasons, alarms }: Overview): Measured[] {
  const alarm = alarms.find((one) => one.day === day) ?? null
  return [
    ...outcomes.map((key) => measured('weeks.outcome', 'count', outcome[key] ?? 0, { by: 'outcome', key })),
    ...reasons.map((key) => measured('weeks.reason', 'count', reason[key] ?? 0, { by: 'reason', key })),
    measured('weeks.left', 'count', left),
    ...(alarm ? allOf('alarms', alarm, ['count', 'usual'], 'count') : []),
  ]
}

function ofMonth(month: MonthFigures, fallen: string | null): Measured[] {
  const { currency, score } = month
  const path = 'business.months'
  return [
    measured(`${path}.isWhole`, 'word', month.isWhole),
    ...allOf(path, month, ['ended', 'left', 'customers'], 'count'),
    ...allOf(path, month, ['stayed', 'churn'], 'share'),
    ...allOf(path, month, ['value'], 'minor', { currency }),
    ...allOf(`${path}.score`, score, ['score'], 'score'),
    ...allOf(`${path}.score`, score, ['answers'], 'count'),
    measured(`${path}.score.by`, 'word', score?.by ?? null),
    measured('business.fallen', 'word', month.month === fallen),
  ]
}
