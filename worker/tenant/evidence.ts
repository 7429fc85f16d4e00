import { judged } from '#shared/engine/standing.ts'
import type { OfferKind } from '#shared/playbook/offers.ts'
import type { OfferEvidence, Tally } from '#shared/rules/chance.ts'
import { keepExposures } from './experiments/exposures.ts'
import { keepFigures } from './figures/keep.ts'
import { findRow, keepRow } from './reports.ts'
import type { SessionRow } from './session-row.ts'

/**
 * Keeps a row, and the sums of what the rows tell of taken offers, for the overview and of experiments: what the one
 * before it had added is taken off first, so a row counts once however often it comes. `now`: when it came, in
 * milliseconds. Call in a transaction.
 */
export function keepCounted(sql: SqlStorage, row: SessionRow, now = Date.now()): void {
  const before = findRow(sql, row.session)
  keepRow(sql, row)
  const after = findRow(sql, row.session)
  add(sql, before, -1)
  add(sql, after, 1)
  keepFigures(sql, before, after)
  keepExposures(sql, after, now)
}

function add(sql: SqlStorage, row: SessionRow | null, times: 1 | -1): void {
  const told = row?.followed && judged(row.followed)
  if (!told) return
  sql.exec(
    `INSERT INTO evidence VALUES (?, ?, ?)
     ON CONFLICT (kind) DO UPDATE SET taken = taken + excluded.taken, stayed = stayed + excluded.stayed`,
    told.kind,
    times,
    told.stayed ? times : 0,
  )
}

/** Makes the sums of taken offers anew from the rows. Call in a transaction. */
export function rebuildEvidence(sql: SqlStorage): void {
  sql.exec('DELETE FROM evidence')
  for (const { body } of sql.exec<{ body: string }>('SELECT body FROM sessions'))
    add(sql, JSON.parse(body) as SessionRow, 1)
}

/** What is known of offers taken before, over all playbooks. */
export function evidenceIn(sql: SqlStorage): OfferEvidence {
  const rows = sql.exec<Record<keyof Tally, number> & { kind: OfferKind }>(
    'SELECT kind, taken, stayed FROM evidence WHERE taken > 0 ORDER BY kind',
  )
  return Object.fromEntries(rows.toArray().map(({ kind, taken, stayed }) => [kind, { taken, stayed }]))
}
