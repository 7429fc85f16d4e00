import { open, type Opening } from '../peers/stripe/shop.ts'
import { staged } from './stage.ts'
import { aStripe } from './stripe-harness.ts'

export async function stage(opening: Opening = {}) {
  const stood = staged(await aStripe(), (books) => open(books, opening))
  /** The first write to an address, as its fields. */
  const form = (path: RegExp) => {
    const one = stood.peer.seen.find((request) => request.method !== 'GET' && path.test(request.path))
    return Object.fromEntries(new URLSearchParams(one?.body))
  }
  return { ...stood, form }
}
