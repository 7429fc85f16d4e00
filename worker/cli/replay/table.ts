/** Columns that line up in a terminal. Control characters of the data stay out of it. */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const lines = [header, ...rows].map((cells) => cells.map(harmless))
  const widths = header.map((_, column) => Math.max(...lines.map((cells) => width(cells[column] ?? ''))))
  return lines.map((cells) => lineOf(cells, widths, right)).join('')
}

function lineOf(cells: readonly string[], widths: readonly number[], right: readonly number[]): string {
  const padded = cells.map((cell, column) => {
    const gap = ' '.repeat((widths[column] ?? 0) - width(cell))
    return right.includes(column) ? gap + cell : cell + gap
  })
  return `${padded.join('  ').trimEnd()}\n`
}

const harmless = (text: string): string => text.replaceAll(/\p{Cc}/gu, ' ')

const segmenter = new Intl.Segmenter()

/** What a reader counts as one character, as far as terminals go along. */
const width = (text: string): number =>
  /^[\x20-\x7e]*$/.test(text) ? text.length : [...segmenter.segment(text)].length
