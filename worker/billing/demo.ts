import { Subscription } from '#shared/engine/change.ts'
import { Paid } from '#shared/engine/paid.ts'
import { Facts } from '#shared/rules/facts.ts'
import { timed } from '../patience.ts'
import { BillingBarred, BillingBusy, BillingRefused, type Billed, type Billing } from './billing.ts'
import { waitOf } from './retry-after.ts'

/** Milliseconds for one call; the caller's own patience may be shorter. */
const patience = 8000

interface Demo {
  fetch(url: string, init: RequestInit): Promise<Response>
}

/** The demonstration business's own little ledger, over plain HTTP with a shared key. */
export function demoBilling(demo: Demo, key: string): Billing {
  const call = async ({ customer }: Billed, path: string, init: RequestInit = {}): Promise<unknown> => {
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${key}`)
    const url = `http://demo/billing/customers/${encodeURIComponent(customer)}${path}`
    return timed(patience, async (signal) => {
      const response = await demo.fetch(url, { ...init, headers, signal })
      if (response.ok) return response.json()
      await response.body?.cancel()
      throw faultOf(response)
    })
  }
  return {
    facts: async (who) => Facts.parse(await call(who, '')),
    subscription: async (who) => Subscription.parse(await call(who, '/subscription')),
    paid: async (who, since) => Paid.parse(await call(who, `/paid?since=${encodeURIComponent(since)}`)),
    async change(who, change, idempotencyKey) {
      const headers = { 'content-type': 'application/json', 'idempotency-key': idempotencyKey }
      await call(who, '/changes', { method: 'POST', headers, body: JSON.stringify(change) })
    },
  }
}

/** What an answer that is no success comes to. One that is not plainly a no leaves open what happened. */
function faultOf({ status, headers }: Response): Error {
  const said = `billing said ${status}`
  if (status === 401 || status === 403) return new BillingBarred(said)
  if (status === 429) return new BillingBusy(said, waitOf(headers.get('retry-after')))
  return status >= 400 && status < 500 ? new BillingRefused(said, status === 404) : new Error(said)
}
