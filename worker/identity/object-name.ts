/** The name of a customer's object. Each part is preceded by its length, so no two customers share one. */
export const objectName = (tenant: string, mode: 'live' | 'test', customer: string): string =>
  [tenant, mode, customer].map((part) => `${part.length}:${part}`).join('')
