/** One small file and its mapping, for tests to break. */
import { Mapping } from '#shared/replay/mapping.ts'

export const aMapping = {
  customer: 'id',
  leaver: { column: 'left' },
  reasons: { column: 'why', phrases: { dear: 'price' } },
  facts: {
    plan: { id: { column: 'plan', table: { B: 'basic' } }, name: { value: 'Basic' } },
    period: { value: 'month' },
    price: { amount: { column: 'price', times: [100] }, currency: { value: 'USD' } },
    since: { column: 'months', monthsAgo: true },
    use: { column: 'use' },
    idleDays: { column: 'seen', daysSince: true },
    anchor: { column: 'vip' },
    place: { column: 'place' },
  },
}

export const mapping = Mapping.parse(aMapping)
export const header = 'id,left,why,plan,price,months,use,seen,vip,place'
export const aRow = '1,yes,dear,B,9.90,12,50,2026-11-01,no,US-CA'

/** The row with other cells in it, by the name of their column. */
export function row(cells: Record<string, string>): string {
  const names = header.split(',')
  return aRow
    .split(',')
    .map((cell, column) => cells[names[column] ?? ''] ?? cell)
    .join(',')
}
