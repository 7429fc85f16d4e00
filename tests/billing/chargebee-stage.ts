import { open, type Opening } from '../peers/chargebee/shop.ts'
import { aChargebee } from './chargebee-harness.ts'
import { staged } from './stage.ts'

export async function stage(opening: Opening = {}) {
  const stood = staged(await aChargebee(), (books) => open(books, opening))
  /** Writes in order: the last part of each address, and its fields. */
  const written = () =>
    stood.peer.seen
      .filter(({ method }) => method === 'POST')
      .map(
        ({ path, body }) => [path.split('/').at(-1), Object.fromEntries(new URLSearchParams(body))] as const,
      )
  return { ...stood, written }
}
