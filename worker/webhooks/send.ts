import { timed } from '../patience.ts'
import { isLoopback, troubleWith, type AddressRules } from './address.ts'
import { wishOf, type Outcome } from './schedule.ts'
import { signedHeaders, type Message } from './signature.ts'

/** Milliseconds a receiver has for its answer, and bytes of it that are read. Nothing of it is kept or shown. */
export const patience = 15_000
const mostRead = 64 * 1024
/** Milliseconds for the look at an address that somebody wants to save. */
const patienceForLook = 5000

type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** How the world outside is reached. */
export interface Outside {
  fetch: Fetch
  /** Leads to this machine, where the tests or the demonstration say that it may be written to. */
  fetchHere: Fetch
  loopback: boolean
  patience: number
}

export interface Parcel extends Message {
  url: string
  own: AddressRules['own']
  secrets: readonly string[]
}

/** One try. Never throws; redirects are answers like any other, and none of those that count. */
export async function sendOnce({ url, own, secrets, ...message }: Parcel, outside: Outside, now: number) {
  if (troubleWith(url, { own, loopback: outside.loopback })) return { type: 'refused' } satisfies Outcome
  const headers = {
    ...(await signedHeaders(message, secrets, now)),
    'content-type': 'application/json',
    'user-agent': 'Parley-Webhooks/1',
  }
  const asked = await ask(url, { method: 'POST', headers, body: message.body }, outside)
  if (!asked.ok) return { type: asked.isLate ? 'late' : 'unreachable' } satisfies Outcome
  const { status } = asked
  return { type: 'answered', status, wish: wishOf(status, asked.retryAfter, now) } satisfies Outcome
}

/**
 * Whether nothing at all can be reached there: no such name, one that leads inside, or a certificate that is not good.
 * A receiver that is slow, or not yet there, may be saved.
 */
export async function isOutOfReach(url: string, outside: Outside): Promise<boolean> {
  const asked = await ask(url, { method: 'HEAD' }, { ...outside, patience: patienceForLook })
  return !asked.ok && !asked.isLate && !asked.isForNow
}

type Asked =
  | { ok: true; status: number; retryAfter: string | null }
  /** `isForNow`: it may be otherwise in a moment. */
  | { ok: false; isLate: boolean; isForNow: boolean }

const ask = (url: string, init: RequestInit, outside: Outside): Promise<Asked> =>
  timed(outside.patience, async (signal) => {
    try {
      const response = await fetchFor(url, outside)(url, { ...init, redirect: 'manual', signal })
      await drained(response.body)
      return { ok: true, status: response.status, retryAfter: response.headers.get('retry-after') }
    } catch (fault) {
      const isForNow = (fault as { retryable?: unknown }).retryable === true
      return { ok: false, isLate: signal.aborted, isForNow }
    }
  })

export const fetchFor = (url: string, { fetch, fetchHere, loopback }: Outside): Fetch =>
  loopback && isLoopback(new URL(url)) ? fetchHere : fetch

/** Reads a short body whole, so that the connection serves again, and of a long one no more than the limit. */
async function drained(body: Response['body']): Promise<void> {
  const reader = body?.getReader()
  if (!reader) return
  try {
    for (let size = 0; size <= mostRead;) {
      const { done, value } = await reader.read()
      if (done) return
      size += value.length
    }
    await reader.cancel()
  } catch {
    // What counts has been said by then: the status.
  }
}
