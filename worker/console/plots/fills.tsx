/** @jsxImportSource hono/jsx */
import type { Sign } from './marks.tsx'

/** Solid, hatched, dotted … in turn: two neighbours differ in more than their colour. */
export const patterns = [
  null,
  'M-2 10 10-2M4 16 16 4',
  null,
  'M3 3h.01M9 9h.01',
  null,
  'M-2 2 10 14M4-4 16 8',
] as const
export const mostFills = patterns.length

const fillTone = (index: number): string => `plot-fill-${index + 1}`
export const fillOf = (id: string, index: number): string => `url(#${id}-fill-${index + 1})`

export const Patterns = ({ id }: { id: string }) => (
  <defs>
    {patterns.map((d, index) => (
      <pattern
        id={`${id}-fill-${index + 1}`}
        class={fillTone(index)}
        width="12"
        height="12"
        patternUnits="userSpaceOnUse"
      >
        <rect width="12" height="12" />
        {d === null ? null : <path d={d} />}
      </pattern>
    ))}
  </defs>
)

export const fillSign =
  (id: string): Sign =>
  (index) => <rect class="plot-part" fill={fillOf(id, index)} x="-7.5" y="-6.5" width="15" height="13" />
