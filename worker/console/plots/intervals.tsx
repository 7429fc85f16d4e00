/** @jsxImportSource hono/jsx */
import { Below, mostNarrow, type Along } from './axes.tsx'
import { Figure, type PlotProps, type Table } from './figure.tsx'
import { Mark, RowText, toneOf } from './marks.tsx'
import { isKnown, niceTicks, scaleOf, type Scale } from './scale.ts'
import { fewer } from './ticks.ts'
import { figureOr, figuresOf, type Unit } from './unit.ts'
import type { Words } from '../words.ts'

export interface ArmRange {
  point: number
  low: number
  high: number
}

export interface Arm {
  /** In words, in the language of the page. */
  label: string
  /** Difference from the holdout and its range, in the unit; null while too little is known to have one. */
  range: ArmRange | null
  /** The verdict, or why there is no range. */
  said: string
}

export interface IntervalsProps extends PlotProps {
  unit: Unit
  arms: readonly Arm[]
  /** Differences up to this, either way, do not matter; as declared at the start, in the unit's own measure. */
  smallest?: number
}

/** In rem: three lines of words and the range below them. */
const armHeight = 5.75

/** Differences from the holdout, each a point in its range, against zero and what is too small to matter. */
export const Intervals = (props: IntervalsProps) => {
  const { words, unit, arms, smallest = 0 } = props
  const bounds = arms.map(drawnOf).flatMap((range) => (range ? [range.point, range.low, range.high] : []))
  const ticks = niceTicks([...bounds, smallest, -smallest], { about: 6 })
  const [low, high] = [Math.min(0, -smallest, ...bounds), Math.max(0, smallest, ...bounds)]
  const x = scaleOf(low < high ? [low, high] : [-1, 1], [3, 97])
  const shown = ticks.filter((value) => value >= low && value <= high)
  const labels = alongZero(shown, x, figuresOf(unit, words).short)
  return (
    <Figure
      {...props}
      told={arms.map((arm) => toldOf(arm, unit, words)).join(' ')}
      table={tableOf(props)}
      height={Math.max(1, arms.length) * armHeight}
      axis={1}
      below={<Notes {...props} />}
    >
      {arms.map((arm, index) => (
        <ArmRow {...{ arm, index, x, unit, words, smallest }} rules={shown} of={arms.length} />
      ))}
      <Below words={words} labels={labels} />
    </Figure>
  )
}

/** Where there is little room every second label goes, but never zero's. */
function alongZero(ticks: readonly number[], x: Scale, write: (value: number) => string): Along[] {
  const stays = fewer(ticks.length, mostNarrow)
  const zero = ticks.indexOf(0)
  return ticks.map((value, index) => ({
    place: x(value),
    text: write(value),
    isMore: !stays(Math.abs(index - zero)),
  }))
}

const drawnOf = ({ range }: Arm): ArmRange | null =>
  range !== null && [range.point, range.low, range.high].every(isKnown) ? range : null

function rangeIn(range: ArmRange, unit: Unit, words: Words): string {
  const { signed, bound } = figuresOf(unit, words)
  const { point, low, high } = range
  return words.say('plots.range', { point: signed(point), low: bound(low), high: bound(high) })
}

function toldOf(arm: Arm, unit: Unit, words: Words): string {
  const range = drawnOf(arm)
  return [`${arm.label}: ${arm.said}`, ...(range ? [rangeIn(range, unit, words)] : [])].join(', ') + '.'
}

interface ArmRowProps {
  words: Words
  unit: Unit
  arm: Arm
  index: number
  of: number
  x: Scale
  rules: readonly number[]
  smallest: number
}

const mostLetters = 36

const ArmRow = ({ words, unit, arm, index, of, x, rules, smallest }: ArmRowProps) => {
  const at = (share: number): number => Math.round((10_000 * (index + share)) / of) / 100
  const lane = { y1: `${at(0.68)}%`, y2: `${at(0.94)}%` }
  const range = drawnOf(arm)
  return (
    <g>
      <rect
        class="plot-small"
        x={`${x(-smallest)}%`}
        width={`${(x(smallest) - x(-smallest)).toFixed(2)}%`}
        y={lane.y1}
        height={`${(26 / of).toFixed(2)}%`}
      />
      {rules.map((value) => (
        <line
          class={value === 0 ? 'plot-base' : 'plot-rule'}
          x1={`${x(value)}%`}
          x2={`${x(value)}%`}
          {...lane}
        />
      ))}
      <RowText words={words} text={arm.label} y={`${at(0.18)}%`} most={mostLetters} isName />
      <RowText words={words} text={arm.said} y={`${at(0.39)}%`} most={mostLetters} />
      {range === null ? null : (
        <>
          <RowText
            words={words}
            text={rangeIn(range, unit, words)}
            y={`${at(0.6)}%`}
            most={2 * mostLetters}
          />
          <line
            class={`plot-range ${toneOf(0)}`}
            x1={`${x(range.low)}%`}
            x2={`${x(range.high)}%`}
            y1={`${at(0.81)}%`}
            y2={`${at(0.81)}%`}
          />
          <Mark at={[x(range.point), at(0.81)]} index={0} />
        </>
      )}
    </g>
  )
}

function tableOf({ words, unit, arms }: IntervalsProps): Table {
  const { signed, bound } = figuresOf(unit, words)
  return {
    head: (['arm', 'difference', 'low', 'high', 'verdict'] as const).map((key) => words.say(`plots.${key}`)),
    rows: arms.map(({ label, range, said }) => [
      label,
      figureOr(range?.point, signed, words),
      ...[range?.low, range?.high].map((value) => figureOr(value, bound, words)),
      said,
    ]),
  }
}

const Notes = ({ words, unit, smallest = 0 }: IntervalsProps) =>
  smallest > 0 ? (
    <p class="plot-note">
      <svg width="14" height="14" aria-hidden="true">
        <rect class="plot-small" width="14" height="14" />
      </svg>
      {words.say('plots.smallest', { figure: figuresOf(unit, words).full(smallest) })}
    </p>
  ) : null
