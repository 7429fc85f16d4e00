/** A figure as a line of its own, so that a spreadsheet can set any of them against any other. */

/**
 * What a value is. `count` may have a fraction where it is an estimate. `minor` and `money` are of `currency`: in its
 * minor units, and in whole ones. A name with `_squared` is a sum of squares. `word` and `day` are no numbers.
 */
export type Unit =
  | 'count'
  | 'share'
  | 'basis_points'
  | 'ratio'
  | 'score'
  | 'seconds'
  | 'seconds_squared'
  | 'days'
  | 'months'
  | 'minor'
  | 'money'
  | 'money_squared'
  | 'log_odds'
  | 'word'
  | 'day'

export interface Measured {
  /** Where it stands in the JSON document: the names on the way, without the places in lists. */
  measure: string
  /** Of which of many it is: the kind of group, and the group; both null where it is of all. */
  by: string | null
  key: string | null
  unit: Unit
  currency: string | null
  /** Null is what is not known. */
  value: number | string | null
}

/** As columns of a table, behind those that say when and where. */
export const measuredColumns = [
  'measure',
  'by',
  'key',
  'unit',
  'currency',
  'value',
] as const satisfies (keyof Measured)[]

export type Of = Partial<Pick<Measured, 'by' | 'key' | 'currency'>>

export const measured = (
  measure: string,
  unit: Unit,
  value: Measured['value'] | boolean,
  { by = null, key = null, currency = null }: Of = {},
): Measured => ({
  measure,
  by,
  key,
  unit,
  currency,
  value: typeof value === 'boolean' ? (value ? 'yes' : 'no') : value,
})

/** Some fields of a record, all in one unit; of a record that is not there, all unknown. */
export const allOf = <T>(
  path: string,
  record: T | null,
  fields: readonly (keyof T & string)[],
  unit: Unit,
  of: Of = {},
): Measured[] =>
  fields.map((field) => measured(`${path}.${field}`, unit, (record?.[field] ?? null) as number | null, of))
