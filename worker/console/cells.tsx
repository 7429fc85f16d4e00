/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'

interface CellsProps {
  head: readonly string[]
  /** The first cell of each names its row. */
  rows: readonly (readonly Child[])[]
}

/**
 * What is in a table of figures: who reads by cells hears the names of their row and column. The roles stand there because
 * a table that is shown as cards would lose its own.
 */
export const Cells = ({ head, rows }: CellsProps) => (
  <>
    <thead role="rowgroup">
      <tr role="row">
        {head.map((name) => (
          <th scope="col" role="columnheader">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map(([name, ...cells]) => (
        <tr role="row">
          <th scope="row" role="rowheader">
            {name}
          </th>
          {cells.map((cell, index) => (
            <td role="cell" data-name={head[index + 1]}>
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </>
)
