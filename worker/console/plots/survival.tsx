/** @jsxImportSource hono/jsx */
import { Below, Heights, type Along } from './axes.tsx'
import { Figure, type PlotProps } from './figure.tsx'
import { Columns, Curves, Legend, lineSign, Mark, Tails, toneOf, type Labelled } from './marks.tsx'
import { stepBand, stepPath, type Place } from './path.ts'
import { ends, isKnown, niceTicks, scaleOf, type Scale } from './scale.ts'
import { ageTicks } from './ticks.ts'
import { figureOr, figuresOf } from './unit.ts'
import type { Words } from '../words.ts'

export interface SurvivalStep {
  /** Days since the offer, or since it would have been made. */
  age: number
  /** Share still there, 0 to 1; it holds until the next step. */
  kept: number
  /** Range around it, pointwise. */
  low?: number
  high?: number
  /** People still watched at this age. */
  atRisk?: number
}

export interface Curve {
  /** In words, in the language of the page. */
  label: string
  /** From age 0 to the last day that anybody is watched. */
  steps: readonly SurvivalStep[]
}

export interface SurvivalProps extends PlotProps {
  /** One to four. */
  curves: readonly Curve[]
}

/** In rem. */
const height = 15

/** How many of each arm are still there by day (Kaplan and Meier 1958): drawn early, and marked as no verdict. */
export const Survival = (props: SurvivalProps) => {
  const { words } = props
  const curves = props.curves.map(cleaned)
  const ages = agesOf(curves)
  const x = scaleOf([0, ages.at(-1) ?? 0])
  const { full, short } = figuresOf({ type: 'share' }, words)
  const ticks = niceTicks([0, 1], { about: 5 })
  const y = scaleOf(ends(ticks), [100, 0])
  const rows = rowsOf(curves, ages, props)
  const head = headOf(curves, props)
  const labels = curves.map((curve): Labelled => {
    const last = curve.steps.at(-1)
    return { label: curve.label, figure: figureOr(last?.kept, full, words), y: y(last?.kept ?? 0) }
  })
  return (
    <Figure
      {...props}
      warning={words.say('plots.not_for_decisions')}
      told={toldOf(curves, props)}
      table={{ head, rows }}
      height={height}
      hasTail
      hasScale
      axis={2}
      legend={<Legend of={labels} sign={lineSign} />}
      below={<p class="plot-note">{words.say('plots.pointwise')}</p>}
    >
      <Heights words={words} ticks={ticks} y={y} write={short} />
      <Below words={words} labels={agesAlong(ages.at(-1) ?? 0, x, words)} />
      <Columns
        places={ages.map(x)}
        texts={rows.map((row) => row.map((cell, at) => `${head[at]}: ${cell}`).join('\n'))}
      />
      <Curves>
        {curves.map((curve, index) => (
          <CurveLines curve={curve} index={index} x={x} y={y} />
        ))}
      </Curves>
      {curves.map(({ steps }, index) =>
        steps.slice(-1).map(({ age, kept }) => <Mark at={[x(age), y(kept)]} index={index} />),
      )}
      <Tails
        words={words}
        of={labels}
        height={height}
        sign={reachEdge(curves, ages) ? undefined : lineSign}
      />
    </Figure>
  )
}

/** The first says what all are. */
const agesAlong = (last: number, x: Scale, words: Words): Along[] =>
  ageTicks(last).map((age) => ({
    place: x(age),
    text: String(age),
    under: age === 0 ? words.say('plots.days') : null,
    isMore: false,
  }))

const cleaned = ({ label, steps }: Curve): Curve => ({
  label,
  steps: steps
    .filter(({ age, kept }) => isKnown(age) && age >= 0 && isKnown(kept))
    .toSorted((a, b) => a.age - b.age),
})

/** Whether every curve ends beside its label. */
const reachEdge = (curves: readonly Curve[], ages: readonly number[]): boolean =>
  ages.length > 1 && curves.every(({ steps }) => steps.at(-1)?.age === ages.at(-1))

const agesOf = (curves: readonly Curve[]): number[] =>
  [...new Set(curves.flatMap(({ steps }) => steps.map(({ age }) => age)))].toSorted((a, b) => a - b)

const knownOr = (value: number | undefined, otherwise: number): number => (isKnown(value) ? value : otherwise)

interface CurveLinesProps {
  curve: Curve
  index: number
  x: Scale
  y: Scale
}

const CurveLines = ({ curve: { steps }, index, x, y }: CurveLinesProps) => {
  const along = (pick: (step: SurvivalStep) => number | undefined): Place[] =>
    steps.map((step) => [x(step.age), y(knownOr(pick(step), step.kept))])
  return (
    <g class={toneOf(index)}>
      <path
        class="plot-band"
        d={stepBand(
          along(({ high }) => high),
          along(({ low }) => low),
        )}
      />
      <path class="plot-line" d={stepPath(along(({ kept }) => kept))} />
    </g>
  )
}

type Column = 'kept' | 'kept_range' | 'at_risk'

/** What a curve has to say: its range, and how many are watched, only where that is given. */
const columnsOf = ({ steps }: Curve): Column[] => [
  'kept',
  ...(steps.some(({ low, high }) => isKnown(low) && isKnown(high)) ? (['kept_range'] as const) : []),
  ...(steps.some(({ atRisk }) => isKnown(atRisk)) ? (['at_risk'] as const) : []),
]

const headOf = (curves: readonly Curve[], { words }: SurvivalProps): string[] => [
  words.say('plots.age'),
  ...curves.flatMap((curve) =>
    columnsOf(curve).map((column) => words.say(`plots.${column}`, { label: curve.label })),
  ),
]

const rowsOf = (curves: readonly Curve[], ages: readonly number[], { words }: SurvivalProps): string[][] =>
  ages.map((age) => [
    String(age),
    ...curves.flatMap((curve) => {
      const held = heldAt(curve, age)
      return columnsOf(curve).map((column) => cellOf(column, held, words))
    }),
  ])

/** What held on a day is what its last step said; after the last of all nobody knows. */
const heldAt = ({ steps }: Curve, age: number): SurvivalStep | undefined =>
  age > (steps.at(-1)?.age ?? -1) ? undefined : steps.findLast((step) => step.age <= age)

function cellOf(column: Column, held: SurvivalStep | undefined, words: Words): string {
  const { full } = figuresOf({ type: 'share' }, words)
  switch (column) {
    case 'kept':
      return figureOr(held?.kept, full, words)
    case 'kept_range':
      return isKnown(held?.low) && isKnown(held.high)
        ? words.say('plots.from_until', { low: full(held.low), high: full(held.high) })
        : words.say('plots.unknown')
    case 'at_risk':
      return figureOr(held?.atRisk, figuresOf({ type: 'count' }, words).full, words)
  }
}

const toldOf = (curves: readonly Curve[], { words }: SurvivalProps): string =>
  curves
    .flatMap(({ label, steps }) => {
      const last = steps.at(-1)
      const kept = figureOr(last?.kept, figuresOf({ type: 'share' }, words).full, words)
      return last ? [words.say('plots.told.survival', { label, kept, day: last.age })] : []
    })
    .join(' ')
