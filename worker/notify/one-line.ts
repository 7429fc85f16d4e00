/** Code points of the longest subject and name; mail programs show fewer. */
const longest = 150

/** A header is one line: what would begin another one becomes a space, and what is too long ends in an ellipsis. */
export function oneLine(text: string): string {
  // Half a character, left by somebody's cutting, is none.
  const line = text.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\s]+/gu, ' ').trim()
  const points = Array.from(line)
  return points.length <= longest
    ? line
    : `${points
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
}
