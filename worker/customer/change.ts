import type { Change, Subscription } from '#shared/engine/change.ts'
import type { Effect } from '#shared/engine/effects.ts'
import type { Started } from '#shared/engine/events.ts'
import { whyVoid } from '#shared/engine/still-stands.ts'
import type { Billing } from '../billing/billing.ts'
import { shows } from '../billing/read-back.ts'
import { logFault } from '../errors.ts'
import type { Settled, Tried, Waiting } from './outbox.ts'

const done: Settled = { type: 'done' }

/** Times a change is looked for, once billing took it, before a person is. */
const mostUnlike = 4

/** An effect that is a change at billing. */
type Changing = Extract<Effect, { change: Change }>

interface Around {
  billing: Billing
  started: Started
  /** Writes down that the call is about to leave, and whether billing showed the change already. */
  leave: (isShown: boolean) => void
}

/**
 * Tells billing, then reads back: *done* is said only of what is there (S1.10). Where an earlier call left and nobody
 * knows what came of it, and before an offer is entered at all, it reads first.
 */
export async function change(waiting: Waiting, { change: wanted }: Changing, around: Around): Promise<Tried> {
  const { billing, started, leave } = around
  const before = await readBefore(waiting, wanted, around)
  if (before !== null && isDone(waiting, wanted, before.subscription)) return done
  if (waiting.isOvertaken) return overtaken(wanted)
  // What an earlier call of ours may have done to the price is no change of the customer's.
  const now = before && waiting.shownBefore ? { ...before, facts: null } : before
  const reason = now && started.facts ? whyVoid(started.facts, now, wanted) : null
  if (reason !== null) return { type: 'failed', why: `changed since it was offered: ${reason}`, void: reason }
  leave(before !== null && shows(before.subscription, wanted))
  await billing.change(started, wanted, waiting.key)
  if (shows(await billing.subscription(started), wanted)) return done
  return waiting.unlike + 1 < mostUnlike ? { type: 'again', unlike: true } : { type: 'stuck', why: 'unlike' }
}

/** Of a cancellation that was taken back since, and of whatever a later cancellation made pointless. */
const overtaken = ({ type }: Change): Tried =>
  type === 'cancel'
    ? { type: 'failed', why: 'the customer has taken it back since', void: 'taken_back' }
    : { type: 'failed', why: 'the customer has cancelled since', void: 'ending' }

type Before = Parameters<typeof whyVoid>[1]

/** Leaving does not wait to be read first, unless a call for it has left before. */
async function readBefore(
  waiting: Waiting,
  wanted: Change,
  { billing, started }: Around,
): Promise<Before | null> {
  const isOffer = wanted.type !== 'cancel' && wanted.type !== 'take_back'
  if (!isOffer && waiting.leftAt === null) return null
  const [subscription, facts] = await Promise.all([
    billing.subscription(started),
    isOffer ? billing.facts(started).catch((fault: unknown) => (logFault('facts', fault), null)) : null,
  ])
  return { subscription, facts }
}

/**
 * Whether what billing shows is the change. What is given, a discount or a credit, may have been there before: that it
 * shows then proves nothing, and the same call goes again with its key.
 */
function isDone({ leftAt, shownBefore }: Waiting, wanted: Change, now: Subscription): boolean {
  return shows(now, wanted) && (!isGiven.has(wanted.type) || (leftAt !== null && !shownBefore))
}

const isGiven = new Set<Change['type']>(['discount', 'credit', 'trial_extension', 'benefit'])
