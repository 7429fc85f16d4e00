/** @jsxImportSource hono/jsx */
import { Below, Heights, mostNarrow, type Along } from './axes.tsx'
import { dateIn, datesOf, type Span } from './calendar.ts'
import { Figure, type PlotProps } from './figure.tsx'
import { fillOf, fillSign, mostFills, Patterns } from './fills.tsx'
import { Columns, Legend, Tails, type Labelled } from './marks.tsx'
import { ends, isKnown, niceTicks, scaleOf, type Scale } from './scale.ts'
import { byDay, daysOf, valuesOf, type Series } from './series.ts'
import { fewer } from './ticks.ts'
import { figureOr, figuresOf, type Unit } from './unit.ts'
import type { Words } from '../words.ts'

export interface StackedBarsProps extends PlotProps {
  unit: Unit
  span: Span
  /** The most important first: it stands at the bottom. Beyond the fifth they are drawn as one; the table has all. */
  series: readonly Series[]
  /** What the sum of the parts is called, where it is no plain total. */
  total?: string
}

/** In rem. */
const height = 15

/** Parts of a whole over time. Figures below nought have no height here; the table has them. */
export const StackedBars = (props: StackedBarsProps) => {
  const { words, unit, id, series, span } = props
  const figures = figuresOf(unit, words)
  const days = valuesOf(series).length === 0 ? [] : daysOf(series)
  const layers = layersOf(series, days, words)
  const stacks = days.map((_, day) => stackOf(layers.map(({ values }) => values[day] ?? 0)))
  const ticks = niceTicks(
    stacks.map((stack) => stack.at(-1)?.until ?? 0),
    { isWhole: unit.type === 'count' },
  )
  const y = scaleOf(ends(ticks), [100, 0])
  const x = bandsOf(days.length)
  const rows = rowsOf(props, days)
  const latest = stacks.at(-1) ?? []
  const shares = layers.map(({ label }, index): Labelled => {
    const { from = 0, until = 0 } = latest[index] ?? {}
    return { label, figure: figures.full(until - from), y: y((from + until) / 2) }
  })
  const total = props.total ?? words.say('plots.total')
  const head = [words.say(`plots.${span}`), ...series.map(({ label }) => label), total]
  return (
    <Figure
      {...props}
      told={rows.length === 0 ? '' : toldOf(props, head, rows)}
      table={{ head, rows }}
      height={height}
      hasTail
      hasScale
      axis={2}
      legend={<Legend of={shares} sign={fillSign(id)} width={16} />}
    >
      <Patterns id={id} />
      <Heights words={words} ticks={ticks} y={y} write={figures.short} />
      <Below words={words} labels={labelsOf(days, x, words)} />
      {stacks.map((stack, day) =>
        stack.map((part, index) => <Part {...{ id, part, index, y }} band={x(day)} />),
      )}
      <line class="plot-base" x1="0%" x2="100%" y1="100%" y2="100%" />
      <Columns
        places={days.map((_, day) => x(day).middle)}
        texts={rows.map((row) =>
          row.map((cell, at) => (at === 0 ? cell : `${head[at]}: ${cell}`)).join('\n'),
        )}
      />
      <Tails words={words} of={shares} sign={fillSign(id)} height={height} />
    </Figure>
  )
}

interface Layer {
  label: string
  values: number[]
}

/** As many as there are fills; the last of them takes up all the rest. */
function layersOf(series: readonly Series[], days: readonly string[], words: Words): Layer[] {
  const all = series.map((one): Layer => {
    const points = byDay(one)
    const values = days.map((day) => points.get(day)?.value)
    return { label: one.label, values: values.map((value) => (isKnown(value) ? Math.max(0, value) : 0)) }
  })
  if (all.length <= mostFills) return all
  const rest = all.slice(mostFills - 1)
  const values = days.map((_, day) => rest.reduce((sum, layer) => sum + (layer.values[day] ?? 0), 0))
  return [...all.slice(0, mostFills - 1), { label: words.say('plots.rest', { n: rest.length }), values }]
}

interface Stacked {
  from: number
  until: number
}

function stackOf(values: readonly number[]): Stacked[] {
  let from = 0
  return values.map((value) => ({ from, until: (from += value) }))
}

interface Band {
  from: number
  width: number
  middle: number
}

/** A few bars are no wider than many, so that one alone is not a wall. In percent. */
function bandsOf(count: number): (index: number) => Band {
  const room = 100 / Math.max(1, count)
  const width = Math.min(room * 0.76, 14)
  return (index) => {
    const middle = room * (index + 0.5)
    return { from: middle - width / 2, width, middle }
  }
}

interface PartProps {
  id: string
  part: Stacked
  index: number
  band: Band
  y: Scale
}

const Part = ({ id, part, index, band, y }: PartProps) => {
  const [top, bottom] = [y(part.until), y(part.from)]
  return bottom - top <= 0 ? null : (
    <rect
      class="plot-part"
      fill={fillOf(id, index)}
      x={`${band.from.toFixed(2)}%`}
      width={`${band.width.toFixed(2)}%`}
      y={`${top}%`}
      height={`${(bottom - top).toFixed(2)}%`}
    />
  )
}

function rowsOf({ words, unit, span, series }: StackedBarsProps, days: readonly string[]): string[][] {
  const { full } = figuresOf(unit, words)
  const found = series.map(byDay)
  return days.map((day) => {
    const values = found.map((points) => points.get(day)?.value)
    const known = values.filter(isKnown)
    const total = known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
    return [dateIn(words, span, day), ...[...values, total].map((value) => figureOr(value, full, words))]
  })
}

/** The first and the last bar in words: what has changed is what is looked for. */
function toldOf({ words }: StackedBarsProps, head: readonly string[], rows: readonly string[][]): string {
  const [first, last] = [rows[0] ?? [], rows.at(-1) ?? []]
  const sayOf = (row: readonly string[]): string =>
    words.say('plots.told.bar', {
      day: row[0] ?? '',
      parts: words.copy.list(row.slice(1).map((cell, index) => `${head[index + 1]} ${cell}`)),
    })
  return rows.length === 1 ? sayOf(first) : `${sayOf(first)} ${sayOf(last)}`
}

const mostWide = 8

function labelsOf(days: readonly string[], x: (index: number) => Band, words: Words): Along[] {
  const isNamed = fewer(days.length, mostWide)
  const named = days.map((day, index) => ({ day, index })).filter(({ index }) => isNamed(index))
  const stays = fewer(named.length, mostNarrow)
  const dated = datesOf(
    named.map(({ day }) => day),
    words,
  )
  return dated.map(({ text, year }, at) => ({
    place: x(named[at]?.index ?? 0).middle,
    text,
    under: year,
    isMore: !stays(at),
  }))
}
