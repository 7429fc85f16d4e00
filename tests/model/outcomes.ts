/** I2: what is kept, what billing shows and what customers were shown are one truth. */
import { erasedSessions, everErased, folded, grouped, told, whose, type Folded } from './books.ts'
import type { Asked, Evidence, Order } from './evidence.ts'

/** An effect that is over is over in the same way here and there. What billing showed already needed no order. */
export function outcomeIsState(evidence: Evidence): string[] {
  const orders = grouped(evidence.orders, ({ key }) => key)
  const settled = evidence.logs
    .flatMap(({ outbox }) => outbox.filter(isBilling))
    .flatMap((asked) => {
      const did = orders.get(asked.key)?.find((order) => order.did !== 'repeat')?.did ?? null
      const isShown =
        evidence.orders.some((order) => order.did === 'done' && showsAs(order, asked)) ||
        isNothing(asked, evidence.orders)
      if (asked.state === 'done' && did !== 'done' && !isShown)
        return [`${asked.subscription}: ${asked.key} is done here and ${did ?? 'never told'} at billing`]
      if (asked.state === 'failed' && did === 'done' && !isOvertaken(asked, evidence.orders))
        return [
          `${asked.subscription}: ${asked.key} ${told(asked.effect.change)} failed here and is done at billing`,
        ]
      return []
    })
  return [
    ...settled,
    ...endsAsSaid(evidence),
    ...owesAsTold(evidence),
    ...heardAsKept(evidence),
    ...endsOnce(evidence),
    ...twinsDiffer(evidence),
  ]
}

const isBilling = ({ lane }: Asked): boolean => lane === 'billing'
const showsAs = ({ subscription, change }: Order, { subscription: mine, effect }: Asked): boolean =>
  subscription === mine && change.type === effect.change?.type && !isGiven.has(change.type)

/** What is given may have been there before: that it shows proves nothing. */
const isGiven = new Set(['discount', 'credit', 'trial_extension', 'benefit'])

/** A way back from what was never entered: there was nothing to tell billing, and `endsAsSaid` looks at what it shows. */
const isNothing = ({ session, effect }: Asked, orders: readonly Order[]): boolean =>
  effect.type === 'take_back' &&
  !orders.some(({ key, change }) => change.type === 'cancel' && key.startsWith(session))

/** A way back whose answer was lost, and a cancellation after it that was done: the later word stands, both times. */
const isOvertaken = (asked: Asked, orders: readonly Order[]): boolean => {
  const mine = orders.findIndex(({ key }) => key === asked.key)
  const later = orders
    .slice(mine + 1)
    .filter(({ did, subscription }) => did === 'done' && subscription === asked.subscription)
  return asked.effect.type === 'take_back' && later.some(({ change }) => change.type === 'cancel')
}

/** Of all that was done about one subscription's end, the last word stands. */
function endsAsSaid(evidence: Evidence): string[] {
  const asked = evidence.logs.flatMap(({ outbox }) => outbox)
  return evidence.accounts.flatMap((account) => {
    if (everErased(evidence, account)) return []
    const last = asked.findLast(
      ({ subscription, state, effect: { type } }) =>
        subscription === account.subscription &&
        state === 'done' &&
        (type === 'cancel_subscription' || type === 'take_back'),
    )
    const isToEnd = last?.effect.type === 'cancel_subscription'
    if (isToEnd === (account.endsOn !== null)) return []
    return [
      `${whose(account)}: the last word done is ${last?.effect.type ?? 'none'}, and billing ends it on ${account.endsOn}`,
    ]
  })
}

/** Billing has told of a payment that failed and of the one that made up for it: the last word of it stands. */
function owesAsTold(evidence: Evidence): string[] {
  const ended = folded(evidence).filter(({ session }) => session.outcome !== null)
  return evidence.accounts.flatMap(({ subscription, owes, ...who }) => {
    const theirs = ended.filter(({ session }) => session.started.subscription === subscription)
    const [last] = theirs.toSorted((one, other) => (endOf(one) < endOf(other) ? 1 : -1))
    const told = last?.session.told?.standing
    return told === 'past_due' && !owes ? [`${whose(who)}: said to owe, and has paid`] : []
  })
}

const endOf = ({ events }: Folded): string => events.find(({ type }) => type === 'ended')?.at ?? ''

/** Nothing that was acknowledged is lost, and nobody was told another end. */
function heardAsKept(evidence: Evidence): string[] {
  const kept = new Map(folded(evidence).map(({ session }) => [session.started.session, session]))
  const erased = erasedSessions(evidence)
  return evidence.heard.flatMap(({ session: id, turn, outcome }) => {
    const session = kept.get(id)
    if (!session && (erased.has(id) || isAtOnce(evidence, id))) return []
    if (!session) return [`${id}: a session was shown and is not on the record`]
    const about = `${whose(session.started)} ${id}`
    if (turn > session.turn) return [`${about}: turn ${turn} was shown, the record ends at ${session.turn}`]
    if (outcome !== null && outcome !== session.outcome)
      return [`${about}: ${outcome} was shown, ${session.outcome} is kept`]
    return []
  })
}

/** Let in while they were being erased: it may have been of either. */
const isAtOnce = ({ opened, erased }: Evidence, id: string): boolean =>
  opened.some(
    ({ tenant, customer, session, asked, told }) =>
      session === id &&
      erased.some(
        (one) => one.tenant === tenant && one.customer === customer && one.asked <= told && asked <= one.told,
      ),
  )

/** Never saved and cancelled both. */
function endsOnce(evidence: Evidence): string[] {
  return folded(evidence).flatMap(({ events, session }) => {
    const ends = events.flatMap((event) => (event.type === 'ended' ? [event.outcome] : []))
    const isCancelled = events.some(({ type }) => type === 'cancel_confirmed')
    const about = `${whose(session.started)} ${session.started.session}`
    if (ends.length > 1) return [`${about} ended ${ends.length} times: ${ends.join(', ')}`]
    return isCancelled !== (ends[0] === 'cancelled')
      ? [`${about} ended ${ends[0]}, confirmed: ${isCancelled}`]
      : []
  })
}

/** One answer from two tabs counts once and is answered once. */
const twinsDiffer = ({ twins }: Evidence): string[] =>
  twins
    .filter(({ told }) => new Set(told).size > 1)
    .map(
      ({ session, turn, told }) =>
        `${session}: turn ${turn}, the same answer from two tabs, was met with ${told.join(' and ')}`,
    )
