/** I7: nothing of one tenant is seen at another. */
import { folded, told } from './books.ts'
import type { Evidence, Strayed } from './evidence.ts'
import { tenants, type TenantId } from './plan.ts'

/** What stands in everything that belongs to one tenant, and in nothing of another's. */
export const marksOf: Record<TenantId, RegExp> = {
  alder: /of alder|The alder|_alder_|sub_alder|alder-word/,
  birch: /of birch|The birch|_birch_|sub_birch|birch-word/,
}

export function strayedIn(tenant: TenantId, where: string, text: string): Strayed[] {
  return tenants
    .filter((other) => other !== tenant && marksOf[other].test(text))
    .map((other) => ({ where: `${where} of ${tenant}`, what: `something of ${other}` }))
}

export function tenantsApart(evidence: Evidence): string[] {
  const other = (tenant: TenantId, text: string) =>
    (Object.keys(marksOf) as TenantId[]).find((one) => one !== tenant && marksOf[one].test(text))
  const found = (tenant: TenantId, where: string, text: string) =>
    other(tenant, text)
      ? [`${where} of ${tenant} holds something of ${other(tenant, text)}: ${text.slice(0, 200)}`]
      : []
  return [
    ...evidence.strayed.map(({ where, what }) => `${where}: ${what}`),
    ...evidence.orders.flatMap((order) => found(order.tenant, 'billing', told(order))),
    ...evidence.arrived.flatMap(({ tenant, body }) => found(tenant, 'the sink', body)),
    ...evidence.posted.flatMap((letter) => found(letter.tenant, 'the mail', told(letter))),
    ...evidence.tenants.flatMap(({ tenant, rows }) =>
      rows.flatMap((row) => found(tenant, 'a row', told(row))),
    ),
    ...folded(evidence).flatMap(({ events, session }) =>
      found(session.started.tenant as TenantId, 'a log', told(events)),
    ),
  ]
}
