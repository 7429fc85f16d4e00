/** A form body as Stripe and Chargebee read it: `a[b]=1` nests, `a[0][b]=1` and `a[][b]=1` make lists, `a=` is there and empty. */
export type Decoded = { [name: string]: Field }
export type Field = string | Field[] | Decoded

const bare = (): Decoded => Object.create(null) as Decoded

export function decoded(text: string): Decoded {
  const root = bare()
  for (const [name, value] of new URLSearchParams(text)) put(root, pathOf(name), value)
  return listed(root) as Decoded
}

const pathOf = (name: string): string[] => [
  name.replace(/\[.*$/, ''),
  ...[...name.matchAll(/\[([^\]]*)\]/g)].map(([, inner = '']) => inner),
]

function put(into: Decoded, [first = '', ...rest]: string[], value: string): void {
  const name = first === '' ? String(Object.keys(into).length) : first
  if (rest.length === 0) {
    into[name] = value
    return
  }
  const there = into[name]
  const inner = typeof there === 'object' && !Array.isArray(there) ? there : bare()
  into[name] = inner
  put(inner, rest, value)
}

/** What has only numbers for names is a list. */
function listed(field: Field): Field {
  if (typeof field === 'string' || Array.isArray(field)) return field
  const entries = Object.entries(field).map(([name, inner]) => [name, listed(inner)] as const)
  if (entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name)))
    return entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner)
  return Object.assign(bare(), Object.fromEntries(entries))
}
