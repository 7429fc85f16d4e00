import { allOf, type Measured, type Of, type Unit } from '#shared/csv/measured.ts'
import type { Range } from '#shared/statistics/range.ts'

/** Of one that is not there yet, all ends unknown. */
export const rangeLines = (path: string, range: Range | null, unit: Unit, of: Of = {}): Measured[] => [
  ...allOf(path, range, ['difference', 'se', 'low', 'high'], unit, of),
  ...allOf(path, range, ['p'], 'share', of),
]
