/** The name of a customer's object. Each part is preceded by its length, so no two customers share one. */
export const objectName = (tenant: string, mode: 'live' | 'test', customer: string): string =>
  [tenant, mode, customer].map((part) => `${part.length}:${part}`).join('')

/** Whose customer an object is of, by its name; null where the platform does not tell the name. */
export function tenantIn(name: string | undefined): string | null {
  const [head, length] = /^(\d+):/.exec(name ?? '') ?? []
  return head === undefined || name === undefined
    ? null
    : name.slice(head.length, head.length + Number(length))
}
