/** I1 and I6: what billing was told, held against what was stored before. */
import { isDeepStrictEqual } from 'node:util'
import { effectKey, effectsOf } from '#shared/engine/effects.ts'
import type { Event } from '#shared/engine/events.ts'
import { everErased, folded, grouped, told, whose, type Folded } from './books.ts'
import type { Evidence, Order } from './evidence.ts'

/** Also, whatever came again under a key was the same order: other words under an old key would be another effect. */
export function oneEffectPerKey({ orders }: Evidence): string[] {
  return [...grouped(orders, ({ key }) => key)].flatMap(([key, all]) => {
    const [first] = all as [Order, ...Order[]]
    const done = all.filter(({ did }) => did === 'done').length
    const other = all.find(
      ({ change, subscription }) =>
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
  const intents = new Map(
    evidence.logs.flatMap(({ outbox }) => outbox.map((asked) => [asked.key, asked] as const)),
  )
  const asking = new Map(folded(evidence).flatMap(keysOf))
  return evidence.orders.flatMap((order) => {
    const about = `${whose(order)}: ${order.key}`
    const intent = intents.get(order.key)
    const asked = asking.get(order.key)
    if (!intent || !asked)
      return everErased(evidence, order) ? [] : [`${about} was told to billing and is not in the log`]
    const { reason: _, ...change } = order.change as typeof order.change & { reason?: string }
    const { reason: __, ...stored } = (intent.effect.change ?? {}) as { reason?: string }
    if (!isDeepStrictEqual(change, stored))
      return [`${about} was told as ${told(change)}, stored as ${told(stored)}`]
    return Date.parse(asked.at) > order.at
      ? [`${about} was told before ${asked.at}, when it was decided`]
      : []
  })
}

const keysOf = ({ events, session }: Folded): [string, Event][] =>
  events.flatMap((event, position) =>
    effectsOf(event).map(
      (_, index) => [effectKey(session.started.session, position, index), event] as [string, Event],
    ),
  )
