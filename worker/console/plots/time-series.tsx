/** @jsxImportSource hono/jsx */
import { Below, datesAlong, Heights } from './axes.tsx'
import { dateIn, type Span } from './calendar.ts'
import { Figure, type PlotProps } from './figure.tsx'
import { Columns, Curves, Legend, lineSign, Mark, Tails, toneOf, type Labelled } from './marks.tsx'
import { linePath, runsOf, type Place } from './path.ts'
import { ends, isKnown, niceTicks, scaleOf, type Scale } from './scale.ts'
import { byDay, daysOf, knownOf, lastKnown, valuesOf, type Series } from './series.ts'
import { numberOfDay } from './ticks.ts'
import { figureOr, figuresOf, type Unit } from './unit.ts'
import type { Words } from '../words.ts'

/** A day on which something rose sharply, and what is said of it. */
export interface Alarm {
  day: string
  text: string
}

export interface TimeSeriesProps extends PlotProps {
  unit: Unit
  span: Span
  /** One to four. */
  series: readonly Series[]
  /** Those outside the days of the series are told, not drawn. */
  alarms?: readonly Alarm[]
}

/** Lines over days, weeks or months, each with its name beside it. */
export const TimeSeries = (props: TimeSeriesProps) => {
  const { words, unit, span, series, alarms = [] } = props
  const figures = figuresOf(unit, words)
  const days = valuesOf(series).length === 0 ? [] : daysOf(series)
  const ticks = niceTicks(valuesOf(series), { isWhole: unit.type === 'count' })
  const y = scaleOf(ends(ticks), [100, 0])
  const x = overDays(days)
  const rows = rowsOf(props, days)
  const labels = series.map((one): Labelled => {
    const last = lastKnown(one)
    return { label: one.label, figure: figureOr(last?.value, figures.full, words), y: y(last?.value ?? 0) }
  })
  return (
    <Figure
      {...props}
      told={toldOf(props)}
      table={{ head: [words.say(`plots.${span}`), ...series.map(({ label }) => label)], rows }}
      height={lineHeight}
      hasTail
      hasScale
      axis={2}
      legend={<Legend of={labels} sign={lineSign} />}
      below={<Notes {...props} alarms={alarms} />}
    >
      <Heights words={words} ticks={ticks} y={y} write={figures.short} />
      <Below words={words} labels={datesAlong(days, x, words)} />
      <Columns places={days.map(x)} texts={rows.map((row) => spoken(row, series))} />
      <Alarms alarms={alarms} days={days} x={x} />
      <Lines series={series} days={days} x={x} y={y} />
      <Tails
        words={words}
        of={labels}
        height={lineHeight}
        sign={reachEdge(series, days) ? undefined : lineSign}
      />
    </Figure>
  )
}

/** Whether every line ends beside its label. */
const reachEdge = (series: readonly Series[], days: readonly string[]): boolean =>
  days.length > 1 && series.every((one) => lastKnown(one)?.day === days.at(-1))

/** In rem. */
const lineHeight = 15

type Days = (day: string) => number

/** From a day to its place in percent. */
function overDays(days: readonly string[]): Days {
  const scale = scaleOf([numberOfDay(days[0] ?? ''), numberOfDay(days.at(-1) ?? '')])
  return (day) => scale(numberOfDay(day))
}

function rowsOf({ words, unit, span, series }: TimeSeriesProps, days: readonly string[]): string[][] {
  const { full } = figuresOf(unit, words)
  const found = series.map(byDay)
  const cell = (day: string, points: ReturnType<typeof byDay>): string => {
    const point = points.get(day)
    const text = figureOr(point?.value, full, words)
    return point?.isRestated ? words.say('plots.restated', { figure: text }) : text
  }
  return days.map((day) => [dateIn(words, span, day), ...found.map((points) => cell(day, points))])
}

/** One row in a line of its own: what a pointer is told. */
const spoken = ([day = '', ...cells]: readonly string[], series: readonly Series[]): string =>
  [day, ...cells.map((cell, index) => `${series[index]?.label ?? ''}: ${cell}`)].join('\n')

function toldOf({ words, unit, span, series }: TimeSeriesProps): string {
  const { full } = figuresOf(unit, words)
  const sentences = series.map((one) => {
    const known = knownOf(one)
    const [first, last] = [known[0], known.at(-1)]
    if (!first || !last) return words.say('plots.told.unknown', { label: one.label })
    const values = known.map(({ value }) => value)
    return words.say('plots.told.line', {
      label: one.label,
      first: full(first.value),
      from: dateIn(words, span, first.day),
      last: full(last.value),
      until: dateIn(words, span, last.day),
      least: full(Math.min(...values)),
      greatest: full(Math.max(...values)),
    })
  })
  return sentences.join(' ')
}

/** Up to here every point is marked, not only the last. */
const mostMarked = 16

interface LinesProps {
  series: readonly Series[]
  days: readonly string[]
  x: Days
  y: Scale
}

const Lines = ({ series, days, x, y }: LinesProps) => {
  const lines = series.map((one) => {
    const points = byDay(one)
    return days.map((day): Place | null => {
      const value = points.get(day)?.value
      return isKnown(value) ? [x(day), y(value)] : null
    })
  })
  return (
    <>
      <Curves>
        {lines.map((places, index) => (
          <path class={`plot-line ${toneOf(index)}`} d={linePath(places)} />
        ))}
      </Curves>
      {lines.map((places, index) => marked(places).map((at) => <Mark at={at} index={index} />))}
      {series.map((one, index) =>
        knownOf(one)
          .filter(({ isRestated }) => isRestated)
          .map(({ day, value }) => <Mark at={[x(day), y(value)]} index={index} isHollow />),
      )}
    </>
  )
}

/** All of a few, else the last and those that no line reaches. */
function marked(places: readonly (Place | null)[]): Place[] {
  const runs = runsOf(places)
  const all = runs.flat()
  if (all.length <= mostMarked) return all
  return [...runs.filter((run) => run.length === 1).flat(), ...all.slice(-1)]
}

const Alarms = ({ alarms, days, x }: { alarms: readonly Alarm[]; days: readonly string[]; x: Days }) => (
  <g class="plot-alarms">
    {alarms.map(({ day }, index) =>
      day < (days[0] ?? '') || day > (days.at(-1) ?? '') ? null : (
        <>
          <line x1={`${x(day)}%`} x2={`${x(day)}%`} y1="0%" y2="100%" />
          <svg x={`${x(day)}%`} y="0%">
            <circle r="9" />
            <text text-anchor="middle" dy=".35em">
              {index + 1}
            </text>
          </svg>
        </>
      ),
    )}
  </g>
)

type NotesProps = Pick<TimeSeriesProps, 'words' | 'series'> & { alarms: readonly Alarm[] }

const Notes = ({ words, series, alarms }: NotesProps) => (
  <>
    {alarms.length === 0 ? null : (
      <ol class="plot-alarm-list" aria-label={words.say('plots.alarms')}>
        {alarms.map(({ day, text }) => (
          <li>
            <b>{dateIn(words, 'day', day)}</b> {text}
          </li>
        ))}
      </ol>
    )}
    {series.some(({ points }) => points.some(({ isRestated }) => isRestated)) ? (
      <HollowNote words={words} />
    ) : null}
  </>
)

const HollowNote = ({ words }: { words: Words }) => (
  <p class="plot-note">
    <svg width="12" height="12" aria-hidden="true">
      <circle class="plot-hollow" cx="6" cy="6" r="4" />
    </svg>
    {words.say('plots.hollow')}
  </p>
)
