/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import type { WordKey, Words } from './words.ts'

export interface Column<Row> {
  name: WordKey
  cell: (row: Row) => Child
}

interface TableProps<Row> {
  words: Words
  rows: readonly Row[]
  /** What each row is known by. */
  head: Column<Row>
  columns: readonly Column<Row>[]
  caption: WordKey
  /** Says how many there are. */
  shown: WordKey
  /** How the table is styled beside what all have. */
  look?: string
  idOf?: (row: Row) => string
}

/** Built as the table of exits is, and shown as cards where that is. */
export function CardsTable<Row>(props: TableProps<Row>) {
  const { rows, head, columns, caption, shown, look = '', idOf } = props
  const { say } = props.words
  return (
    <table class={`exits ${look}`.trim()} role="table">
      <caption>
        <span class="unseen">{say(caption)}: </span>
        {say(shown, { n: rows.length })}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          {[head, ...columns].map(({ name }) => (
            <th scope="col" role="columnheader">
              {say(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" id={idOf?.(row)}>
            <th scope="row" role="rowheader">
              {head.cell(row)}
            </th>
            {columns.map(({ name, cell }) => (
              <td role="cell" data-name={say(name)}>
                <div class="stack">{cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
