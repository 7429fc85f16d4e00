/** One row of comma-separated values, as RFC 4180 has them and as a spreadsheet may be given them. */
export const csvText = (values: readonly (string | number)[]): string => `${values.map(cell).join(',')}\r\n`

/** What a spreadsheet takes for the beginning of a formula; the wide forms are those of East Asian keyboards. */
const sign = '=+\\-@\\uff0b\\uff0d\\uff1d\\uff20'
const atStart = new RegExp(`^('*)(?=[${sign}\\t\\r\\n])`)
/** Where semicolons or tabs part cells, the quotes of this file part nothing: a cell can begin behind any of these. */
const inside = new RegExp(`([;\\t\\r\\n]"*)('*)(?=[${sign}])`, 'g')
const keptAtStart = new RegExp(`^'('*)(?=[${sign}\\t\\r\\n])`)
const keptInside = new RegExp(`([;\\t\\r\\n]"*)'('*)(?=[${sign}])`, 'g')

/**
 * Quoted always; an apostrophe keeps a spreadsheet from reckoning with what a customer wrote. A number has nothing in it
 * to reckon with and stays one, also below zero.
 */
const cell = (value: string | number): string =>
  Number.isFinite(value) ? `"${value}"` : `"${harmless(String(value)).replaceAll('"', '""')}"`

const harmless = (text: string): string => text.replace(inside, "$1'$2").replace(atStart, "'$1")

/** As it was before it was made harmless. */
export const asWritten = (cell: string): string => cell.replace(keptInside, '$1$2').replace(keptAtStart, '$1')
