import type { ExposedCustomer } from '#shared/outcomes/exposed-customer.ts'

/** Rows that one call carries. */
export const exposuresAtOnce = 500

/** Where a page begins: after this row. */
export interface ExposurePlace {
  phase: number
  day: string
  session: string
}

export interface ExposureRow extends ExposurePlace {
  arm: string
  /** Whole days after which they came back with another conversation; null where they have not. */
  cameBack: number | null
  customer: ExposedCustomer
}

interface Row {
  [column: string]: SqlStorageValue
  phase: number
  day: string
  session: string
  arm: string
  came_back: number | null
  body: string
}

/** In the order of phases and days. */
export function exposuresAfter(
  sql: SqlStorage,
  experiment: string,
  after: ExposurePlace | null,
): ExposureRow[] {
  const { phase, day, session } = after ?? { phase: 0, day: '', session: '' }
  const rows = sql.exec<Row>(
    `SELECT phase, day, session, arm, came_back, body FROM exposures
     WHERE experiment = ? AND (phase, day, session) > (?, ?, ?) ORDER BY phase, day, session LIMIT ?`,
    experiment,
    phase,
    day,
    session,
    exposuresAtOnce,
  )
  return rows.toArray().map(({ came_back: cameBack, body, ...row }) => ({
    ...row,
    cameBack,
    customer: JSON.parse(body) as ExposedCustomer,
  }))
}
