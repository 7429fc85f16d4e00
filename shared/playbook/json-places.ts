/** Where everything in a JSON text stands. Paths are joined by dots, as problems have them. */
export interface JsonPlaces {
  /** The offset of what is at this path, or of what is nearest around it; `into`: so far into the text there. */
  offsetOf(path: string, into?: number): number
  /** Names that stand twice in one object: JSON keeps the last alone, and says nothing. */
  doubles: { path: string; offset: number }[]
}

interface Open {
  path: string
  /** Counts the items of a list; null in an object. */
  index: number | null
  /** The name whose value comes next. */
  name: string | null
}

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

/** `text` must be JSON. */
export function jsonPlaces(text: string): JsonPlaces {
  const names = new Map<string, number>()
  const values = new Map<string, number>()
  const doubles: JsonPlaces['doubles'] = []
  const open: Open[] = []
  for (const { 0: token, index: offset } of text.matchAll(tokens)) {
    const top = open.at(-1)
    if (token === '}' || token === ']') open.pop()
    else if (token === ',') next(top)
    else if (token === ':') continue
    else if (top?.index === null && top.name === null) {
      top.name = JSON.parse(token) as string
      const path = join(top.path, top.name)
      const isInside = doubles.some((one) => path.startsWith(`${one.path}.`))
      if (names.has(path) && !isInside) doubles.push({ path, offset })
      names.set(path, offset)
    } else {
      const path = top ? join(top.path, top.name ?? String(top.index)) : ''
      values.set(path, offset)
      if (token === '{' || token === '[') open.push({ path, index: token === '[' ? 0 : null, name: null })
    }
  }
  return { doubles, offsetOf: (path, into) => offsetOf(text, names, values, path, into) }
}

function next(top: Open | undefined): void {
  if (!top) return
  if (top.index !== null) top.index++
  top.name = null
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)

/** An object or a list is pointed at by its name, where it has one: its bracket says nothing to anybody. */
function offsetOf(
  text: string,
  names: ReadonlyMap<string, number>,
  values: ReadonlyMap<string, number>,
  path: string,
  into?: number,
): number {
  const value = values.get(path)
  if (value === undefined && path === '') return 0
  if (value === undefined) return offsetOf(text, names, values, path.replace(/\.?[^.]*$/, ''))
  if (into !== undefined && text[value] === '"') return value + rawLength(text.slice(value + 1), into) + 1
  return '{['.includes(text[value] ?? '') ? (names.get(path) ?? value) : value
}

/** How long the first `count` letters of a text are as JSON writes them, escapes and all. */
function rawLength(raw: string, count: number): number {
  const letters = /\\u[\da-f]{4}|\\.|[^\\]/giy
  for (let letter = 0; letter < count && letters.test(raw); letter++);
  return count === 0 ? 0 : letters.lastIndex
}
