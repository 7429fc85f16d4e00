/** Bodies as Stripe and Chargebee read them: `a[b]=1` for what is nested, `a[0]=1` for lists. The same form makes the same bytes. */
export type Form = { readonly [name: string]: Field | undefined }
type Field = string | number | boolean | readonly Field[] | Form

export function encoded(form: Form): string {
  const pairs = new URLSearchParams()
  for (const [name, field] of Object.entries(form)) add(pairs, name, field)
  return pairs.toString()
}

function add(pairs: URLSearchParams, name: string, field: Field | undefined): void {
  if (field === undefined) return
  if (typeof field !== 'object') return pairs.append(name, String(field))
  if (isList(field)) return field.forEach((one, index) => add(pairs, `${name}[${index}]`, one))
  for (const [inner, one] of Object.entries(field)) add(pairs, `${name}[${inner}]`, one)
}

const isList = (field: readonly Field[] | Form): field is readonly Field[] => Array.isArray(field)
