/** I1 and I6: what billing was told, held against what was stored before. */
import { isDeepStrictEqual } from 'node:util'
import { effectKey, effectsOf } from '#shared/engine/effects.ts'
import type { Event } from '#shared/engine/events.ts'
import { everErased, folded, grouped, told, whose, type Folded } from './books.ts'
import { otherWords, type Asked, type Evidence, type Order } from './evidence.ts'

/** Also, whatever came again under a key was the same order: other words under an old key would be another effect. */
export function oneEffectPerKey({ orders }: Evidence): string[] {
  const named = orders.filter(({ key }) => key !== '')
  return [...grouped(named, ({ key }) => key)].flatMap(([key, all]) => {
    const [first] = all as [Order, ...Order[]]
    const done = all.filter(({ did }) => did === 'done').length
    const other = all.find(
      ({ change, subscription }) =>
        change.type === otherWords ||
        !isDeepStrictEqual([change, subscription], [first.change, first.subscription]),
    )
    return [
      ...(done > 1 ? [`${whose(first)}: ${key} was done ${done} times`] : []),
      ...(other ? [`${whose(first)}: ${key} was ${told(first.change)}, then ${told(other.change)}`] : []),
    ]
  })
}

/** Stored as it was told, under its key, by an event that was there before billing heard of it. */
export function noEffectWithoutIntent(evidence: Evidence): string[] {
  const outbox = evidence.logs.flatMap((log) => log.outbox)
  const intents = new Map(outbox.map((asked) => [asked.key, asked] as const))
  const asking = new Map(folded(evidence).flatMap(keysOf))
  const strange = evidence.orders
    .filter(({ key }) => key !== '')
    .flatMap((order) => {
      const about = `${whose(order)}: ${order.key}`
      const intent = intents.get(order.key)
      const asked = asking.get(order.key)
      if (!intent || !asked)
        return everErased(evidence, order) ? [] : [`${about} was told to billing and is not in the log`]
      if (differs(order, intent))
        return [`${about} was told as ${told(order.change)}, stored as ${told(intent.effect.change)}`]
      return Date.parse(asked.at) > order.at
        ? [`${about} was told before ${asked.at}, when it was decided`]
        : []
    })
  return [...strange, ...moreThanAsked(evidence, outbox)]
}

/** In any figure that billing's books keep. A reason may be told in words of the provider's, or go with an erasure. */
function differs({ change }: Order, { effect }: Asked): boolean {
  const stored: Record<string, unknown> = { ...effect.change }
  return Object.entries(change).some(
    ([name, value]) => name !== 'reason' && !isDeepStrictEqual(value, stored[name]),
  )
}

/** Also where its books name no effect: nothing was done more often than it was asked for. */
function moreThanAsked(evidence: Evidence, outbox: Asked[]): string[] {
  const done = evidence.orders.filter(({ did }) => did === 'done')
  const kinds = grouped(done, ({ subscription, change }) => `${change.type} of ${subscription}`)
  return [...kinds].flatMap(([kind, all]) => {
    const [{ subscription, change }] = all as [Order]
    const asked = outbox.filter(
      (one) => one.subscription === subscription && one.effect.change?.type === change.type,
    ).length
    if (all.length <= asked || everErased(evidence, all[0]!)) return []
    return [`${whose(all[0]!)}: ${kind} was done ${all.length} times and asked for ${asked} times`]
  })
}

const keysOf = ({ events, session }: Folded): [string, Event][] =>
  events.flatMap((event, position) =>
    effectsOf(event).map(
      (_, index) => [effectKey(session.started.session, position, index), event] as [string, Event],
    ),
  )
