/** The books of a small run in which nothing went wrong, for planting faults in: somebody left, somebody stayed. */
import type { Event } from '#shared/engine/events.ts'
import { effectKey, effectsOf, laneOf } from '#shared/engine/effects.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import { toldOf } from '#shared/webhooks/told.ts'
import { rowOf } from '#worker/tenant/session-row.ts'
import { aCustomer } from '../fixtures/a-customer.ts'
import { aTalk, type Talk } from '../fixtures/a-talk.ts'
import { subscriptionOf } from './billing-peer.ts'
import type { Asked, Evidence, Log, Order } from './evidence.ts'
import type { TenantId } from './plan.ts'

const customer = 'c0-1'

function talkAt(tenant: TenantId, session: string): Talk {
  const facts = aCustomer({ potential: 'high' })
  const talk = aTalk({ facts, session, subscription: subscriptionOf(tenant, customer) })
  talk.events[0] = { ...talk.events[0], tenant, customer } as Event
  return talk
}

/** Billing has done it, and so the log says. */
function settled(talk: Talk): Talk {
  for (const { key, effect } of askedIn(talk).filter(({ lane }) => lane === 'billing'))
    talk.record({ type: 'effect_done', key, effect: effect.type as 'apply_offer', late: false })
  return talk
}

const askedIn = ({ events }: Talk): Asked[] =>
  events.flatMap((event, position) =>
    effectsOf(event).map((effect, index) => {
      const { session, subscription } = sessionOf(events).started
      const key = effectKey(session, position, index)
      return {
        key,
        session,
        subscription,
        lane: laneOf[effect.type],
        state: 'done',
        effect,
      }
    }),
  )

function leftAt(tenant: TenantId): Talk {
  const talk = talkAt(tenant, `${tenant}-left`)
  talk.say({ type: 'leaving' })
  talk.say({ type: 'accepted' })
  return settled(talk)
}

function stayedAt(tenant: TenantId): Talk {
  const talk = talkAt(tenant, `${tenant}-stayed`)
  talk.say({ type: 'chose', options: ['price'] })
  talk.say({ type: 'accepted' })
  return settled(talk)
}

const ordersOf = (tenant: TenantId, talk: Talk): Order[] =>
  askedIn(talk).flatMap(({ key, subscription, lane, effect: { change } }) =>
    lane === 'billing' && change
      ? [{ tenant, key, customer, subscription, change, at: talk.clock.now().getTime() + 1, did: 'done' }]
      : [],
  )

export function honest(): Evidence {
  const talks = [
    { tenant: 'alder' as const, talk: leftAt('alder') },
    { tenant: 'birch' as const, talk: stayedAt('birch') },
  ]
  return {
    orders: talks.flatMap(({ tenant, talk }) => ordersOf(tenant, talk)),
    accounts: talks.map(({ tenant, talk }) => {
      const subscription = subscriptionOf(tenant, customer)
      return { tenant, customer, subscription, endsOn: talk.session().endsOn }
    }),
    logs: talks.map(({ talk }): Log => ({ sessions: [talk.events], outbox: askedIn(talk) })),
    tenants: talks.map(({ tenant, talk }) => ({ tenant, rows: [rowOf(talk.session(), talk.events.length)] })),
    arrived: talks.flatMap(({ tenant, talk }) =>
      toldOf(talk.events).map(({ key, event }) => ({
        tenant,
        id: `msg_${key}`,
        body: JSON.stringify(event),
        took: true,
        isSigned: true,
      })),
    ),
    heard: talks.map(({ talk }) => {
      const { started, turn, outcome } = talk.session()
      return { session: started.session, turn, outcome }
    }),
    twins: [{ session: 'alder-left', turn: 1, told: ['the same', 'the same'] }],
    left: [{ session: 'alder-left', from: 'choice', answers: 2, outcome: 'cancelled' }],
    strayed: [],
    quiet: { took: 900, bound: 60_000, pending: [] },
  }
}
