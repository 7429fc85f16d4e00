/** Where a text stops being JSON, and why; null where it is JSON. */
export function jsonFault(text: string): { offset: number; message: string } | null {
  const failure = jsonFailure(text)
  if (failure === null) return null
  const what = failure.replace(/(, (\.\.\.)?"| in JSON at ).*$/s, '')
  return { offset: validUpTo(text), message: `not JSON from here on: ${what}` }
}

function jsonFailure(text: string): string | null {
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The parser names a place for some mistakes only, so it is asked how far it gets. */
function validUpTo(text: string): number {
  let [good, bad] = [0, text.length + 1]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (startsWell(text.slice(0, middle))) good = middle
    else bad = middle
  }
  return good
}

/** The beginning of something that could become JSON: whole, or wrong only in that it ends here. */
function startsWell(text: string): boolean {
  const failure = jsonFailure(text)
  return (
    failure === null ||
    failure.includes('end of JSON input') ||
    failure.includes(`at position ${text.length} `)
  )
}
