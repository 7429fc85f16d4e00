/**
 * Marks of changes that take no `meta_data` along. An update would drop a cancellation that is due, so they are comments
 * on the subscription, which Chargebee keeps beside it and shows to the tenant's people.
 */
import type { Change } from '#shared/engine/change.ts'
import { BillingBarred, BillingRefused } from '../billing.ts'
import { everyPage } from '../pages.ts'
import type { Chargebee } from './send.ts'
import { Commented, Comments, type ChargebeeSubscription } from './shapes.ts'

/** Those whose own mark is how things stand, until something else undoes it. */
const marksItself: Record<Change['type'], boolean> = {
  discount: true,
  credit: true,
  trial_extension: true,
  benefit: true,
  pause: false,
  plan_change: false,
  continuation: false,
  cancel: false,
  take_back: false,
}
export const isNotedApart = ({ type }: Change): boolean => !marksItself[type]

const noteOf = (key: string): string => `parley_effect ${key}`

export async function isNoted(
  chargebee: Chargebee,
  { id }: ChargebeeSubscription,
  key: string,
): Promise<boolean> {
  const query = { entity_type: 'subscription', entity_id: id, limit: 100, sort_by: { desc: 'created_at' } }
  const comments = await unlessBarred(
    everyPage(async (offset) => {
      const { list, next_offset } = await chargebee.look('/comments', { ...query, offset }, Comments)
      return { list: list.map(({ comment }) => comment), next: next_offset }
    }),
  )
  return comments?.some(({ notes }) => notes === noteOf(key)) ?? false
}

/** After the change, which stands and shows whether or not Chargebee takes the note. */
export async function note(chargebee: Chargebee, { id }: ChargebeeSubscription, key: string): Promise<void> {
  const form = { entity_type: 'subscription', entity_id: id, notes: noteOf(key) }
  await unlessBarred(chargebee.write('/comments', form, `${key}:note`, Commented))
}

/** Nobody is kept because a key may not read or write comments. */
const unlessBarred = <T>(work: Promise<T>): Promise<T | null> =>
  work.catch((fault: unknown) => {
    if (fault instanceof BillingRefused || fault instanceof BillingBarred) return null
    throw fault
  })
