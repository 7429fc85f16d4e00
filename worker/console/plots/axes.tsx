/** @jsxImportSource hono/jsx */
import { datesOf } from './calendar.ts'
import { sentence } from './marks.tsx'
import type { Scale } from './scale.ts'
import { dayTicks, fewer } from './ticks.ts'
import type { Words } from '../words.ts'

interface HeightsProps {
  words: Words
  ticks: readonly number[]
  /** From a value to its height in percent. */
  y: Scale
  write: (value: number) => string
}

/** Few and faint lines across, and a strong one at zero, from which heights are read. */
export const Heights = ({ words, ticks, y, write }: HeightsProps) => (
  <g class="plot-heights">
    {ticks.map((value) => (
      <>
        <line
          class={value === 0 ? 'plot-base' : 'plot-rule'}
          x1="0%"
          x2="100%"
          y1={`${y(value)}%`}
          y2={`${y(value)}%`}
        />
        <text x="0%" y={`${y(value)}%`} dx="-8" dy=".35em" text-anchor="end">
          {sentence(words, write(value))}
        </text>
      </>
    ))}
  </g>
)

export interface Along {
  /** In percent from the left. */
  place: number
  text: string
  /** A second line, where something begins. */
  under?: string | null
  isMore: boolean
}

/** A long label at the end leans inwards, so that it stays on a narrow page. */
const anchorAt = (place: number, text: string): string => (place > 96 && text.length > 4 ? 'end' : 'middle')

/** Words below the picture; some of them only where it is wide. */
export const Below = ({ words, labels }: { words: Words; labels: readonly Along[] }) => (
  <g class="plot-below">
    {labels.map(({ place, text, under, isMore }) => (
      <g class={isMore ? 'plot-more' : undefined}>
        <text x={`${place}%`} y="100%" dy="1.6em" text-anchor={anchorAt(place, text)}>
          {sentence(words, text)}
        </text>
        {under ? (
          <text x={`${place}%`} y="100%" dy="2.8em" text-anchor={anchorAt(place, text)}>
            {sentence(words, under)}
          </text>
        ) : null}
      </g>
    ))}
  </g>
)

/** As many labels as 320 pixels have room for. */
export const mostNarrow = 4

/** Dates under a time that runs from the first day to the last. */
export function datesAlong(days: readonly string[], x: (day: string) => number, words: Words): Along[] {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const dated = datesOf(dayTicks(first, last), words)
  const stays = fewer(dated.length, mostNarrow)
  return dated.map(({ day, text, year }, index) => ({
    place: x(day),
    text,
    under: year,
    isMore: !stays(index),
  }))
}
