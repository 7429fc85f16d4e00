import { noCounts, noSums, type Counts, type Sums } from '#shared/outcomes/cohort.ts'
import { noExposed, type Exposed } from '#shared/outcomes/experiment-sums.ts'

export const countFields = Object.keys(noCounts) as (keyof Counts)[]
export const sumFields = Object.keys(noSums) as (keyof Sums)[]

/** Figures of a cell, in the order of their columns. */
export const cellFields = [...countFields, ...sumFields]

/** Counts of an exposure day, in the order of their columns. */
export const exposedFields = Object.keys(noExposed) as (keyof Exposed)[]

/** `valueSquares` stands in `value_squares`. */
export const columnOf = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Selects columns under the names of their fields. */
export const selected = (fields: readonly string[]): string =>
  fields.map((field) => `${columnOf(field)} AS ${field}`).join(', ')

export const summed = (fields: readonly string[]): string =>
  fields.map((field) => `sum(${columnOf(field)}) AS ${field}`).join(', ')

export const marks = (count: number): string => Array.from({ length: count }, () => '?').join(', ')
