/** @jsxImportSource hono/jsx */
import { Figure, type PlotProps, type Table } from './figure.tsx'
import { RowText, sentence } from './marks.tsx'
import { isKnown, scaleOf, type Scale } from './scale.ts'
import { figureOr, figuresOf, type Unit } from './unit.ts'
import type { Words } from '../words.ts'

export interface Bar {
  /** In words, in the language of the page. */
  label: string
  value: number | null
  /** The one that counts. */
  isMain?: boolean
}

export interface BarsProps extends PlotProps {
  unit: Unit
  /** What the first column of the table is of. */
  of: string
  bars: readonly Bar[]
}

/** Names with figures, and a bar for each, in the order given. */
export const Bars = (props: BarsProps) => {
  const { words, unit, bars, of, title } = props
  const { full } = figuresOf(unit, words)
  const isAnyKnown = bars.some(({ value }) => isKnown(value))
  const rows = bars.map(({ label, value }) => [label, figureOr(value, full, words)])
  const lines = bars.map((bar, index): BarLine => ({ ...bar, figure: rows[index]?.[1] ?? '' }))
  return (
    <BarFigure
      {...props}
      told={told(rows, words)}
      table={{ head: [of, title], rows: isAnyKnown ? rows : [] }}
      lines={lines}
    />
  )
}

const told = (rows: readonly string[][], words: Words): string =>
  words.copy.list(rows.map(([label, figure]) => `${label}: ${figure}`))

export interface BarLine extends Bar {
  /** What stands at the other end of its line. */
  figure: string
}

interface BarFigureProps extends PlotProps {
  told: string
  table: Table
  lines: readonly BarLine[]
}

/** In rem; each line of it is words above a bar, so that long names have the whole width. */
const lineHeight = 2.75
const mostLetters = 26

export const BarFigure = (props: BarFigureProps) => {
  const { words, lines } = props
  const longest = Math.max(0, ...lines.map(({ value }) => value).filter(isKnown))
  const x = scaleOf([0, longest > 0 ? longest : 1])
  return (
    <Figure {...props} height={Math.max(1, lines.length) * lineHeight}>
      {lines.map((line, index) => (
        <BarRow {...{ words, line, index, x }} of={lines.length} />
      ))}
    </Figure>
  )
}

interface BarRowProps {
  words: Words
  line: BarLine
  index: number
  of: number
  x: Scale
}

/** A name, its figure at the other end, and below them the bar from the side the name begins at. */
const BarRow = ({ words, line: { label, figure, value, isMain }, index, of, x }: BarRowProps) => {
  const isMirrored = words.copy.direction === 'rtl'
  const inRow = (share: number): string => `${((100 * (index + share)) / of).toFixed(2)}%`
  const bar = { y: inRow(0.5), height: `${(28 / of).toFixed(2)}%` }
  const length = isKnown(value) ? x(value) : 0
  return (
    <g class={isMain ? 'plot-main' : undefined}>
      <RowText words={words} text={label} y={inRow(0.36)} most={mostLetters} isName />
      <text x={isMirrored ? '0%' : '100%'} y={inRow(0.36)} text-anchor={isMirrored ? 'start' : 'end'}>
        {sentence(words, figure)}
      </text>
      <rect class="plot-lane" width="100%" {...bar} />
      <rect
        class="plot-bar"
        x={isMirrored ? `${(100 - length).toFixed(2)}%` : '0%'}
        width={`${length}%`}
        {...bar}
      />
    </g>
  )
}
