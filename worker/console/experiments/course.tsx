/** @jsxImportSource hono/jsx */
import type { ExperimentReport } from '#shared/experiments/report.ts'
import type { ArmReport } from '#shared/experiments/report/arms.ts'
import type { OtherDay } from '#shared/experiments/report/later-days.ts'
import type { ExperimentSums } from '#shared/outcomes/experiment-sums.ts'
import { addDays, daysBetween } from '#shared/rules/derived.ts'
import { Figures } from '../overview/parts.tsx'
import { Section } from '../parts.tsx'
import { Funnel } from '../plots/funnel.tsx'
import { isolate } from '../plots/marks.tsx'
import { Survival } from '../plots/survival.tsx'
import { TimeSeries } from '../plots/time-series.tsx'
import { figuresOf } from '../plots/unit.ts'
import type { Words } from '../words.ts'
import { rangeIn } from './verdict-words.ts'
import { offersIn } from './verdicts.tsx'
import type { Watched } from './watch-page.tsx'

/** Lines that one picture has room for, and days; more of them are taken together. */
const mostLines = 4
const mostDays = 91

/** Other days than the one that is judged: an early sign before it, a confirmation after it, and no verdict. */
export const Later = (props: Watched) => {
  const { words, report } = props
  const rows = offersIn(props).flatMap(({ name, against }) =>
    against.otherDays.map((day) => [
      <bdi>{name}</bdi>,
      words.say(`watch.later.${day.role}`, { n: day.day }),
      ...[day.holdout, day.offer].map((arm) => rateIn(arm, words)),
      day.range === null ? words.say('exp.verdict.collecting') : rangeIn(day.range, words),
    ]),
  )
  if (rows.length === 0) return null
  return (
    <Section title={words.say('watch.later')}>
      <p class="faint">{words.say('watch.later.lead', { n: report.horizon })}</p>
      <Figures
        id="later"
        title={words.say('watch.later')}
        head={(['arm', 'day', 'holdout', 'offer', 'difference'] as const).map((name) =>
          words.say(`watch.later.${name}`),
        )}
        rows={rows}
      />
    </Section>
  )
}

/** `12 of 400 (3%)`, or the word for what nobody knows. */
export function rateIn({ n, yes }: OtherDay['offer'], words: Words): string {
  const whole = figuresOf({ type: 'count' }, words).full
  const of = words.say('overview.of', { n: whole(yes), all: whole(n) })
  return n === 0 ? words.say('plots.unknown') : `${of} (${figuresOf({ type: 'share' }, words).full(yes / n)})`
}

const More = ({ words, n }: { words: Words; n: number }) =>
  n <= mostLines ? null : <p class="faint">{words.say('watch.first_four', { n: n - mostLines })}</p>

export const Exposures = ({ words, report, sums }: Watched & { sums: readonly ExperimentSums[] }) => {
  const restated = new Set(report.restated.days.map(({ day }) => day))
  const arms = report.arms.map(({ arm, name }) => ({ name, came: cameTo(arm, sums) }))
  const days = daysShown(
    report,
    arms.flatMap(({ came }) => [...came.keys()]),
  )
  const span = days.length > mostDays ? 'week' : 'day'
  const points = span === 'week' ? wholeWeeks(days) : days.map((day) => [day])
  return (
    <Section title={words.say('watch.exposures')}>
      <TimeSeries
        words={words}
        id="exposures"
        title={words.say('watch.exposures.plot')}
        lead={words.say(`watch.exposures.by_${span}`)}
        unit={{ type: 'count' }}
        span={span}
        series={arms.slice(0, mostLines).map(({ name, came }) => ({
          label: name,
          points: points.map((own) => ({
            day: own[0] ?? '',
            value: own.reduce((sum, day) => sum + (came.get(day) ?? 0), 0),
            isRestated: own.some((day) => restated.has(day)),
          })),
        }))}
      />
      <More words={words} n={report.arms.length} />
    </Section>
  )
}

/** Seven days each, from the first; the days after the last whole week are not shown. */
const wholeWeeks = (days: readonly string[]): string[][] =>
  Array.from({ length: Math.floor(days.length / 7) }, (_, week) => days.slice(week * 7, week * 7 + 7))

/** Customers by day. */
function cameTo(arm: string, sums: readonly ExperimentSums[]): Map<string, number> {
  const days = new Map<string, number>()
  for (const one of sums.flatMap(({ arms }) => arms.filter(({ arm: id }) => id === arm)))
    for (const { day, n } of one.exposedOn) days.set(day, (days.get(day) ?? 0) + n)
  return days
}

/**
 * Every day from the first on which anybody came, for nobody is a figure too: to yesterday while it runs, as today is not
 * over, else to the last on which anybody came.
 */
function daysShown({ state, today }: ExperimentReport, came: readonly string[]): string[] {
  const over = came.filter((day) => day < today).toSorted()
  const [first, last] = [over[0], over.at(-1)]
  if (first === undefined || last === undefined) return []
  const until = state === 'running' ? addDays(today, -1) : last
  return Array.from({ length: daysBetween(first, until) + 1 }, (_, index) => addDays(first, index))
}

/** From everybody judged to those who would not have stayed without it. */
export const Funnels = (props: Watched) => {
  const { words, report } = props
  const judged = report.arms.filter((arm) => arm.judged.n > 0)
  if (judged.length === 0) return null
  return (
    <Section title={words.say('watch.funnel')}>
      <p class="faint">{words.say('watch.funnel.lead', { n: report.horizon })}</p>
      <div class="side-by-side">
        {judged.map((arm) => (
          <Funnel
            words={words}
            id={`funnel-${arm.arm}`}
            title={isolate(arm.name)}
            steps={stepsOf(arm, words)}
          />
        ))}
      </div>
    </Section>
  )
}

function stepsOf({ judged, isHoldout, against }: ArmReport, words: Words) {
  const { n, known, accepted, deflected, kept } = judged
  const step = (name: 'judged' | 'accepted' | 'deflected' | 'kept' | 'saved', count: number | null) => ({
    label: words.say(`watch.step.${name}`),
    count,
    isMain: name === 'saved',
  })
  const saved = against?.saved ?? null
  return [
    step('judged', n),
    ...(isHoldout ? [] : [step('accepted', accepted)]),
    step('deflected', deflected),
    step('kept', kept),
    ...(isHoldout ? [] : [step('saved', saved && Math.round(saved.difference * known))]),
  ]
}

/** A picture from the first day on, and marked as no verdict. */
export const Survived = ({ words, report }: Watched) => {
  const curves = report.arms.slice(0, mostLines).map(({ name, curve: { ages } }) => ({
    label: name,
    steps: ages.map(({ share, range, atRisk }, age) => ({ age, kept: share, ...range, atRisk })),
  }))
  const means = report.arms.flatMap(({ name, curve: { meanDays } }) =>
    meanDays === null
      ? []
      : [
          words.say('watch.survival.mean', {
            name: isolate(name),
            days: figuresOf({ type: 'count' }, words).full(meanDays),
          }),
        ],
  )
  return (
    <Section title={words.say('watch.survival')}>
      <Survival
        words={words}
        id="survival"
        title={words.say('watch.survival.plot')}
        lead={words.say('watch.survival.lead', { n: report.horizon })}
        curves={curves}
      />
      {means.length === 0 ? null : <p class="faint">{means.join(' ')}</p>}
      <More words={words} n={report.arms.length} />
    </Section>
  )
}
