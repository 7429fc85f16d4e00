/** The line and column of an offset, both from 1, as an editor shows them. */
export function placesIn(text: string): (offset: number) => { line: number; column: number } {
  const lines = [0, ...Array.from(text.matchAll(/\r\n?|\n/g), ({ index, 0: end }) => index + end.length)]
  return (offset) => {
    let [line, after] = [0, lines.length]
    while (after - line > 1) {
      const middle = (line + after) >> 1
      if ((lines[middle] ?? 0) <= offset) line = middle
      else after = middle
    }
    return { line: line + 1, column: offset - (lines[line] ?? 0) + 1 }
  }
}
