/**
 * Comma-separated values as RFC 4180 has them. A row that breaks its rules is told as a fault, and reading goes on
 * with the next line, so that one stray quote swallows nothing. Places are offsets in the text.
 */
export interface CsvRow {
  cells: string[]
  /** Where each cell begins. */
  starts: number[]
}

export interface CsvFault {
  fault: 'quote_open' | 'quote_stray'
  start: number
}

interface Cell {
  value: string
  end: number
}

const plain = /[^",\r\n]*/y
const lineEnd = /\r\n?|\n|$/y
const nextLine = /\r\n?|\n|$/g

/** Rows in order; empty lines carry none. */
export function csvRows(text: string): (CsvRow | CsvFault)[] {
  const rows: (CsvRow | CsvFault)[] = []
  for (let at = 0; at < text.length;) {
    const row = rowAt(text, at)
    if ('fault' in row || !isEmpty(text, at)) rows.push(row)
    at = 'fault' in row ? (find(nextLine, text, at) ?? text.length) : row.end
  }
  return rows
}

function rowAt(text: string, start: number): (CsvRow & { end: number }) | CsvFault {
  const row = { cells: [] as string[], starts: [] as number[] }
  for (let at = start; ; at++) {
    const cell = text[at] === '"' ? quotedAt(text, at) : plainAt(text, at)
    if (cell === null) return { fault: 'quote_open', start: at }
    row.cells.push(cell.value)
    row.starts.push(at)
    at = cell.end
    if (text[at] === ',') continue
    const end = find(lineEnd, text, at)
    return end === null ? { fault: 'quote_stray', start: at } : { ...row, end }
  }
}

function plainAt(text: string, start: number): Cell {
  const end = find(plain, text, start) ?? start
  return { value: text.slice(start, end), end }
}

/** Null where the quote is never closed; two in a row stand for one. */
function quotedAt(text: string, start: number): Cell | null {
  let end = text.indexOf('"', start + 1)
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
  return end === -1 ? null : { value: text.slice(start + 1, end).replaceAll('""', '"'), end: end + 1 }
}

/** The offset after a match at `at` (a `g` pattern: at or after it); null where there is none. */
function find(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : null
}

const isEmpty = (text: string, at: number): boolean => text[at] === '\n' || text[at] === '\r'
