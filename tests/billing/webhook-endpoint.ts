/** One address of a home-made billing as the suite meets it: signed as Parley signs, and wrongly on purpose. */
import type { Change } from '#shared/engine/change.ts'
import { callingBy } from '#worker/billing/webhook/call.ts'
import { orderTypeOf, type Question } from '#worker/billing/webhook/messages.ts'
import { patience } from '#worker/billing/webhook/webhook.ts'
import { newSecret, signedHeaders } from '#worker/webhooks/signature.ts'

export interface Endpoint {
  /** What makes the keys of one run its own. */
  run: string
  /** How often a pending order is asked for. */
  tries: number
  ask(
    type: Exclude<Question['type'], 'billing.paid'>,
    key?: string,
    other?: { customer?: string },
  ): Promise<unknown>
  /** `since`: milliseconds. */
  askPaid(since: number): Promise<unknown>
  tell(change: Change, key: string): Promise<unknown>
  /** The status of an answer to what nobody may answer. */
  raw(kind: 'question' | 'order', flaw: Flaw): Promise<number>
  wait(seconds: number): Promise<void>
}

export type Flaw = 'none' | 'other' | 'old' | 'early' | 'changed'

interface At {
  url: string
  secret: string
  customer: string
  subscription: string
}

const minutes = 60_000

export function endpointAt({ url, secret, customer, subscription }: At): Endpoint {
  const outside = { fetch, fetchHere: fetch, loopback: true, patience }
  const calling = callingBy({ url, secrets: [secret], mode: 'test' }, outside, Date.now)
  const who = { mode: 'test' as const, customer, subscription }
  const run = crypto.randomUUID()
  return {
    run,
    tries: 60,
    ask(type, key = '', other = {}) {
      const data = { ...who, ...other }
      return calling.ask(type === 'billing.effect' ? { type, data: { ...data, key } } : { type, data })
    },
    askPaid: (since) =>
      calling.ask({ type: 'billing.paid', data: { ...who, since: new Date(since).toISOString() } }),
    tell: (change, key) => calling.tell({ type: orderTypeOf(change), data: { key, ...who, change } }),
    async raw(kind, flaw) {
      const key = `contract-${run}-${flaw}`
      const data = { key, ...who, ...(kind === 'order' && { change: { type: 'take_back' } }) }
      const body = JSON.stringify({ type: kind === 'order' ? 'billing.take_back' : 'billing.effect', data })
      const headers = await headersWith(flaw, { id: key, body }, secret)
      const sent = flaw === 'changed' ? body.replace(customer, `${customer}-2`) : body
      const to = new URL(url)
      if (kind === 'question') to.searchParams.set('payload', sent)
      const init: RequestInit = kind === 'order' ? { method: 'POST', body: sent } : {}
      const signal = AbortSignal.timeout(patience)
      const response = await fetch(to, { ...init, headers, redirect: 'manual', signal })
      await response.body?.cancel()
      return response.status
    },
    wait: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
  }
}

async function headersWith(flaw: Flaw, message: { id: string; body: string }, secret: string) {
  const json = { 'content-type': 'application/json' }
  if (flaw === 'none') return json
  const shift = { old: -6 * minutes, early: 6 * minutes, other: 0, changed: 0 }[flaw]
  const by = flaw === 'other' ? newSecret() : secret
  return { ...json, ...(await signedHeaders(message, [by], Date.now() + shift)) }
}
