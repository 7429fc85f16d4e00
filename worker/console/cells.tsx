/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'

interface CellsProps {
  head: readonly Child[]
  /** The first cell of each names its row. */
  rows: readonly (readonly Child[])[]
}

/** What is in a table of figures: who reads by cells hears the names of their row and column. */
export const Cells = ({ head, rows }: CellsProps) => (
  <>
    <thead>
      <tr>
        {head.map((name) => (
          <th scope="col">{name}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(([name, ...cells]) => (
        <tr>
          <th scope="row">{name}</th>
          {cells.map((cell) => (
            <td>{cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </>
)
