/** One row of comma-separated values, as RFC 4180 has them and as a spreadsheet may be given them. */
export const csvText = (values: readonly string[]): string => `${values.map(cell).join(',')}\r\n`

/** What a spreadsheet takes for the beginning of a formula; the wide forms are those of East Asian keyboards. */
const formula = /^'*[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/

/** Quoted always; an apostrophe keeps a spreadsheet from reckoning with what a customer wrote. */
const cell = (text: string): string => `"${harmless(text).replaceAll('"', '""')}"`

const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text)

/** As it was before it was made harmless. */
export const asWritten = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell
