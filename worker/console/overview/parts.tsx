/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import { Cells } from '../cells.tsx'
import { figuresOf } from '../plots/unit.ts'
import type { Words } from '../words.ts'

/** A share as the page writes it, or the word for one that nobody knows. */
export const shareIn = (share: number | null, words: Words): string =>
  share === null ? words.say('overview.unknown') : figuresOf({ type: 'share' }, words).full(share)

export const countIn = (count: number, words: Words): string =>
  figuresOf({ type: 'count' }, words).full(count)

export const moneyIn = (amount: number, currency: string, { copy }: Words): string =>
  copy.money({ amount, currency })

export interface Tile {
  name: string
  figure: string
  /** What is counted, and how sure that is. */
  means?: string | undefined
  href?: string
  /** The one that counts. */
  isMain?: boolean
}

/** Figures side by side, to be compared. */
export const Tiles = ({ words, of }: { words: Words; of: readonly Tile[] }) => (
  <dl class="tiles">
    {of.map(({ name, figure, means, href, isMain }) => (
      <div class={isMain ? 'main-tile' : undefined}>
        <dt>{name}</dt>
        <dd class="tile-figure">{isMain ? <strong>{figure}</strong> : figure}</dd>
        {means === undefined ? null : <dd>{means}</dd>}
        {href === undefined ? null : (
          <dd>
            <a href={href}>
              {words.say('overview.more')}
              <span class="unseen">: {name}</span>
            </a>
          </dd>
        )}
      </div>
    ))}
  </dl>
)

interface FiguresProps {
  /** Its own on the page. */
  id: string
  title: string
  head: readonly string[]
  /** The first cell of each names its row. */
  rows: readonly (readonly Child[])[]
  /** Its cells hold sentences rather than single figures. */
  isWordy?: boolean
}

/** Columns that a narrow window has room for; with more, each row is a card there. */
const mostBeside = { figures: 4, words: 3 }

/** A table that scrolls within itself where it is wider than its place, by the keyboard too. */
export const Figures = ({ id, title, head, rows, isWordy }: FiguresProps) => (
  <div
    class={head.length > mostBeside[isWordy ? 'words' : 'figures'] ? 'figures many' : 'figures'}
    role="region"
    aria-labelledby={id}
    tabindex={0}
  >
    <table role="table">
      <caption class="unseen" id={id}>
        {title}
      </caption>
      <Cells head={head} rows={rows} />
    </table>
  </div>
)
