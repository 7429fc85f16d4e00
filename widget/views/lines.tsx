import type { Line } from '#shared/protocol/turn.ts'

/** Terms, points, a receipt. A line without a label goes on with the one above. */
export const Lines = ({ lines }: { lines: Line[] }) => (
  <dl class="card">{lines.map(({ label, value }) => [label && <dt>{label}</dt>, <dd>{value}</dd>])}</dl>
)
