/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import { spread } from './scale.ts'
import type { Words } from '../words.ts'

/** Around a middle of nought, in pixels; one shape for each line, so that none is known by its colour alone. */
export const shapes = [
  'M0-4a4 4 0 1 0 0 8 4 4 0 1 0 0-8Z',
  'M-3.6-3.6h7.2v7.2h-7.2Z',
  'M0-5 4.8 3.6h-9.6Z',
  'M0-5.2 5.2 0 0 5.2-5.2 0Z',
] as const

/** A line's colour, dashes and shape go by its number; there are four. */
export const toneOf = (index: number): string => `plot-tone-${(index % shapes.length) + 1}`

interface MarkProps {
  at: readonly [x: number, y: number]
  index: number
  isHollow?: boolean
}

export const Mark = ({ at: [x, y], index, isHollow }: MarkProps) => (
  <svg x={`${x}%`} y={`${y}%`} class={toneOf(index)}>
    <path class={isHollow ? 'plot-hollow' : 'plot-mark'} d={shapes[index % shapes.length]} />
  </svg>
)

/** Paths are stretched with the box, their strokes are not. */
export const Curves = ({ children }: { children: Child }) => (
  <svg class="plot-curves" viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%">
    {children}
  </svg>
)

/** Keeps a name in its own direction whatever stands around it (Unicode UAX 9, first strong isolate). */
export const isolate = (text: string): string => `\u2068${text}\u2069`

/** A sentence in the direction of the page: inside a picture the direction is that of its numbers. */
export const sentence = ({ copy }: Words, text: string): string =>
  `${copy.direction === 'rtl' ? '\u2067' : '\u2066'}${text}\u2069`

/** Cut where a picture has no room for more; the table has it whole. */
function short(text: string, most: number): string {
  const letters = Array.from(text)
  return letters.length > most
    ? `${letters
        .slice(0, Math.max(1, most - 1))
        .join('')
        .trimEnd()}…`
    : text
}

interface RowTextProps {
  words: Words
  text: string
  y: string
  /** Letters there is room for at 320 pixels. */
  most: number
  isName?: boolean
}

/** Words at the beginning of a row; where the picture is narrow, as many of them as fit. */
export const RowText = ({ words, text, y, most, isName }: RowTextProps) => {
  const [x, anchor] = words.copy.direction === 'rtl' ? ['100%', 'end'] : ['0%', 'start']
  const isLong = text.length > most
  const write = (text: string, also: string) => (
    <text class={`${isName ? 'plot-name' : 'plot-text'} ${also}`} x={x} y={y} text-anchor={anchor}>
      {sentence(words, text)}
    </text>
  )
  return (
    <>
      {write(short(text, 2 * most), isLong ? 'plot-more' : '')}
      {isLong ? write(short(text, most), 'plot-less') : null}
    </>
  )
}

export interface Labelled {
  label: string
  /** Its last figure, written. */
  figure: string
  /** How high that stands, in percent from the top. */
  y: number
}

/** How a line or a part is told from its neighbours, drawn around a middle of nought. */
export type Sign = (index: number) => Child

export const lineSign: Sign = (index) => (
  <g class={toneOf(index)}>
    <path class="plot-line" d="M-14 0h28" />
    <path class="plot-mark" d={shapes[index % shapes.length]} />
  </g>
)

/** Names and last figures above a picture that is too narrow to have them beside its lines. */
export const Legend = ({ of, sign, width = 30 }: { of: readonly Labelled[]; sign: Sign; width?: number }) => (
  <ul class="plot-legend">
    {of.map(({ label, figure }, index) => (
      <li>
        <svg width={width} height="14" viewBox={`${-width / 2} -7 ${width} 14`} aria-hidden="true">
          {sign(index)}
        </svg>
        <span>
          <bdi>{label}</bdi> <b>{figure}</b>
        </span>
      </li>
    ))}
  </ul>
)

/** Letters that fit beside a picture: a name and a figure. */
const tail = 25
/** A line of words, in rem. */
const lineOfWords = 1.2

interface TailsProps {
  words: Words
  of: readonly Labelled[]
  /** Where colour and place do not say enough. */
  sign?: Sign | undefined
  /** Height of the picture, in rem. */
  height: number
}

/** Names and last figures beside the places they speak of. */
export const Tails = ({ words, of, sign, height }: TailsProps) => {
  const places = spread(
    of.map(({ y }) => y),
    (100 * lineOfWords) / height,
  )
  return (
    <g class="plot-beside">
      {of.map(({ label, figure }, index) => (
        <g class={sign ? undefined : toneOf(index)}>
          {sign ? (
            <svg x="100%" y={`${places[index]}%`}>
              <g transform="translate(20 0)">{sign(index)}</g>
            </svg>
          ) : null}
          <text x="100%" y={`${places[index]}%`} dx={sign ? 38 : 12} dy=".35em">
            {sentence(words, `${isolate(short(label, tail - figure.length))} ${isolate(figure)}`)}
          </text>
        </g>
      ))}
    </g>
  )
}

/** What a pointer finds: a column around each place, with all that is known there. Places are in order. */
export const Columns = ({ places, texts }: { places: readonly number[]; texts: readonly string[] }) => (
  <>
    {places.map((place, index) => {
      const from = index === 0 ? 0 : (place + (places[index - 1] ?? 0)) / 2
      const until = index === places.length - 1 ? 100 : (place + (places[index + 1] ?? 100)) / 2
      return (
        <rect
          class="plot-column"
          x={`${from.toFixed(2)}%`}
          width={`${(until - from).toFixed(2)}%`}
          height="100%"
        >
          <title>{texts[index]}</title>
        </rect>
      )
    })}
  </>
)
