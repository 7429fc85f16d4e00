/** What is wrong with one row. The row is left out and told; the others are played. */
export interface Problem {
  /** Of the file, both from 1, as an editor shows them. */
  line: number
  column: number
  /** The column's own name; null where the row as a whole is meant. */
  name: string | null
  code: ProblemCode
  message: string
}

export type ProblemCode =
  | 'quote_open'
  | 'quote_stray'
  | 'cells'
  | 'no_customer'
  | 'customer_twice'
  | 'empty_cell'
  | 'not_a_number'
  | 'not_a_day'
  | 'not_yes_or_no'
  | 'not_in_table'
  | 'unknown_phrase'
  | 'too_long'
  | 'bad_fact'
  | 'unknown_intent'
  | 'bad_line'

/** Why nothing can be played at all. */
export type ReplayErrorCode =
  | 'bad_usage'
  | 'unreadable'
  | 'not_utf8'
  | 'no_header'
  | 'bad_header'
  | 'bad_json'
  | 'bad_mapping'
  | 'bad_playbook'
  | 'column_missing'
  | 'column_twice'
  | 'unknown_reason'
  | 'unknown_probe'

/** The file that is wrong, and the place in it where that is known. */
export interface Where {
  file: 'customers' | 'mapping' | 'playbook'
  line?: number
  column?: number
}

export class ReplayError extends Error {
  readonly code: ReplayErrorCode
  readonly where: Where | null

  constructor(code: ReplayErrorCode, where: Where | null, message: string) {
    super(message)
    this.code = code
    this.where = where
  }
}

/** A value as it stands in the file, short and harmless to a terminal. */
export const quoted = (text: string): string =>
  JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text)
