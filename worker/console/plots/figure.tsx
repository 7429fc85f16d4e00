/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import { Cells } from '../cells.tsx'
import type { Words } from '../words.ts'

/** Rows of finished texts; the first of each names its row. */
export interface Table {
  head: readonly string[]
  rows: readonly (readonly string[])[]
}

/** What every plot is given. */
export interface PlotProps {
  words: Words
  /** Its own on the page: letters, digits and hyphens. */
  id: string
  /** What is to be seen, in words of the page's language, as are all labels. */
  title: string
  /** What is counted, of whom, and how. */
  lead?: string
}

interface FigureProps extends PlotProps {
  /** What a reader must know before reading anything out of it. */
  warning?: string
  /** The picture in sentences, for those who do not see it. */
  told: string
  table: Table
  /** Height of the picture, in rem. */
  height: number
  /** With labels beside the last values, where there is room for them; else `legend` stands above. */
  hasTail?: boolean
  /** With room for figures beside a scale of heights. */
  hasScale?: boolean
  /** Lines of words below. */
  axis?: 1 | 2
  legend?: Child
  /** What is said below the picture. */
  below?: Child
  /** What is drawn, in percent of the picture's box. */
  children: Child
}

/**
 * A picture, and behind it all it was drawn from as a table: for those who cannot see it, and for those who want to
 * know exactly. Without rows there is no picture, and that is said.
 *
 * Time and number lines run from left to right in Hebrew too, as Hebrew schoolbooks and newspapers draw them, and only
 * the words around them turn; bars that begin at a name begin at the right. So the inside of a picture is `ltr` by the
 * style sheet, and words in it are isolates.
 */
export const Figure = (props: FigureProps) => {
  const { words, id, title, lead, warning, table } = props
  return (
    <figure class="plot" id={id}>
      <figcaption>
        <strong id={`${id}-name`}>{title}</strong>
        {lead === undefined ? null : <span>{lead}</span>}
        {warning === undefined ? null : <em>{warning}</em>}
      </figcaption>
      {table.rows.length === 0 ? (
        <p class="plot-empty">{words.say('plots.empty')}</p>
      ) : (
        <>
          {props.legend}
          <Drawing {...props} />
          {props.below}
          <Details words={words} id={id} table={table} />
        </>
      )}
    </figure>
  )
}

const Drawing = ({ id, title, told, height, hasTail, hasScale, axis, children }: FigureProps) => (
  <svg
    class={[
      'plot-box',
      hasScale ? 'plot-scale' : 'plot-rows',
      hasTail ? 'plot-tail' : '',
      axis === undefined ? '' : `plot-axis-${axis}`,
    ].join(' ')}
    height={`${height}rem`}
    role="img"
    aria-labelledby={`${id}-title`}
    aria-describedby={`${id}-told`}
  >
    <title id={`${id}-title`}>{title}</title>
    <desc id={`${id}-told`}>{told}</desc>
    {children}
  </svg>
)

/** The table is wider or longer than its place at times: it scrolls within itself, by the keyboard too. */
const Details = ({ words, id, table: { head, rows } }: { words: Words; id: string; table: Table }) => (
  <details>
    <summary>{words.say('plots.table')}</summary>
    <div class="plot-table" role="region" aria-labelledby={`${id}-name`} tabindex={0}>
      <table>
        <Cells head={head} rows={rows} />
      </table>
    </div>
  </details>
)
