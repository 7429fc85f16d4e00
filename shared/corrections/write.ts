import { csvText } from '#shared/csv/cell.ts'
import type { CorrectionRow } from './row.ts'

/** Columns of the export, in its order. */
export const columns = [
  'session',
  'position',
  'at',
  'language',
  'text',
  'read_intent',
  'read_reasons',
  'read_sure',
  'read_by',
  'intent',
  'reasons',
  'corrected_at',
  'corrected_by',
] as const
export type Column = (typeof columns)[number]

export const csvHeader = `${columns.join(',')}\r\n`

export const csvLine = (row: CorrectionRow): string => csvText(columns.map((column) => valuesOf(row)[column]))

/** One JSON document on a line of its own. Words that have gone are null. */
export function jsonLine(row: CorrectionRow): string {
  const { expires: _, ...told } = row
  return `${JSON.stringify(told)}\n`
}

function valuesOf({ read, ...row }: CorrectionRow): Record<Column, string> {
  return {
    session: row.session,
    position: String(row.position),
    at: row.at,
    language: row.language,
    text: row.text ?? '',
    read_intent: read.intent,
    read_reasons: read.reasons.join(' '),
    read_sure: String(read.sure),
    read_by: read.by ?? '',
    intent: row.intent,
    reasons: row.reasons.join(' '),
    corrected_at: row.correctedAt,
    corrected_by: row.correctedBy,
  }
}
