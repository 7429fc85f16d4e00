/** Files of tests share a runtime: to start one for each takes longer than most of their tests. */
import { reset, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { Customer } from '#worker/customer/customer.ts'
import { Tenant } from '#worker/tenant/tenant.ts'

type Made = new (ctx: DurableObjectState, own: typeof env) => object

/** The ids of all objects of a class that come into memory from now on. */
function awake(made: Made): ReadonlySet<string> {
  const ids = new Set<string>()
  const Base = Object.getPrototypeOf(made) as Made
  class Noted extends Base {
    constructor(ctx: DurableObjectState, own: typeof env) {
      super(ctx, own)
      ids.add(ctx.id.toString())
    }
  }
  Object.setPrototypeOf(made, Noted)
  return ids
}

const all = [
  { objects: env.CUSTOMER, ids: awake(Customer) },
  { objects: env.TENANT, ids: awake(Tenant) },
]

/** Whatever was kept so far is gone. `reset` passes over objects that are out of memory, so each is woken for it. */
export async function forget(): Promise<void> {
  const used = all.flatMap(({ objects, ids }) => [...ids].map((id) => objects.get(objects.idFromString(id))))
  await Promise.all(used.map((object) => runInDurableObject(object, () => undefined)))
  await reset()
  await env.DEMO?.fetch('http://demo/forget', { method: 'POST' })
}
