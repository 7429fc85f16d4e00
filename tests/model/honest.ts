/** The books of a small run in which nothing went wrong, for planting faults in: one left, one stayed, one was erased. */
import type { Event } from '#shared/engine/events.ts'
import { effectKey, effectsOf, laneOf } from '#shared/engine/effects.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import { toldOf } from '#shared/webhooks/told.ts'
import { rowOf, type SessionRow } from '#worker/tenant/session-row.ts'
import { aCustomer } from '../fixtures/a-customer.ts'
import { aTalk, type Talk } from '../fixtures/a-talk.ts'
import type { Arrived, Asked, Evidence, Exposure, Log, Order, Posted } from './evidence.ts'
import { addressOf, subscriptionOf, type TenantId } from './plan.ts'

interface One {
  tenant: TenantId
  customer: string
  talk: Talk
}

const usual = { experiment: 'holdout', phase: 20_264, arm: 'usual' }

function talkAt(tenant: TenantId, session: string, customer = 'c0-1'): Talk {
  const facts = aCustomer({ potential: 'high' })
  const talk = aTalk({ facts, session, subscription: subscriptionOf(tenant, customer) })
  talk.events[0] = { ...talk.events[0], tenant, customer } as Event
  talk.record({ type: 'exposed', ...usual, bucket: 9000, horizon: 30, plain: true })
  return talk
}

/** Billing has done it, the letter is out, and so the log says. */
function settled(talk: Talk): Talk {
  for (const { key, effect } of askedIn(talk).filter(({ effect: { type } }) => type !== 'report'))
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

function leftAt(tenant: TenantId, session = `${tenant}-left`, customer = 'c0-1'): Talk {
  const talk = talkAt(tenant, session, customer)
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

const ordersOf = ({ tenant, customer, talk }: One): Order[] =>
  askedIn(talk).flatMap(({ key, subscription, lane, effect: { change } }) =>
    lane === 'billing' && change
      ? [{ tenant, key, customer, subscription, change, at: talk.clock.now().getTime() + 1, did: 'done' }]
      : [],
  )

const postedTo = ({ tenant, customer, talk }: One): Posted[] =>
  askedIn(talk).flatMap(({ key, effect: { type } }) =>
    type === 'notify'
      ? [
          {
            tenant,
            id: `<${key}@${tenant}.example>`,
            to: addressOf(tenant, customer) ?? '',
            text: '',
            took: true,
            at: 20,
          },
        ]
      : [],
  )

const arrivedOf = ({ tenant, talk }: One): Arrived[] =>
  toldOf(talk.events).map(({ key, event }) => ({
    tenant,
    id: `msg_${key}`,
    body: JSON.stringify(event),
    took: true,
    isSigned: true,
    at: 20,
  }))

const exposureIn = (talk: Talk): Exposure => ({ ...usual, session: talk.session().started.session })

/** The row of somebody who was erased: the figures, and nobody's. */
function nobodys(talk: Talk): SessionRow {
  const { subscription: _, ...row } = rowOf(talk.session(), talk.events.length)
  return { ...row, customer: 'erased-0123456789abcdef', erased: true }
}

export function honest(): Evidence {
  const kept: One[] = [
    { tenant: 'alder', customer: 'c0-1', talk: leftAt('alder') },
    { tenant: 'birch', customer: 'c0-1', talk: stayedAt('birch') },
  ]
  const gone: One = { tenant: 'birch', customer: 'c0-2', talk: leftAt('birch', 'birch-gone', 'c0-2') }
  const all = [...kept, gone]
  return {
    orders: all.flatMap(ordersOf),
    accounts: all.map(({ tenant, customer, talk }) => {
      const subscription = subscriptionOf(tenant, customer)
      return { tenant, customer, subscription, endsOn: talk.session().endsOn, owes: false }
    }),
    logs: kept.map(({ talk }): Log => ({
      sessions: [talk.events],
      outbox: askedIn(talk),
      exposures: [exposureIn(talk)],
    })),
    tenants: kept.map(({ tenant, talk }) => ({
      tenant,
      rows: [rowOf(talk.session(), talk.events.length), ...(tenant === 'birch' ? [nobodys(gone.talk)] : [])],
      exposures: [exposureIn(talk), ...(tenant === 'birch' ? [exposureIn(gone.talk)] : [])],
    })),
    arrived: all.flatMap(arrivedOf),
    posted: all.flatMap(postedTo),
    opened: all.map(({ tenant, customer, talk }) => {
      const { session } = talk.session().started
      return { tenant, customer, session, asked: 0, told: 10 }
    }),
    erased: [{ tenant: 'birch', customer: 'c0-2', asked: 30, told: 40, isThere: true }],
    heard: all.map(({ talk }) => {
      const { started, turn, outcome } = talk.session()
      return { session: started.session, turn, outcome }
    }),
    twins: [{ session: 'alder-left', turn: 1, told: ['the same', 'the same'] }],
    left: [{ session: 'alder-left', from: 'choice', answers: 2, outcome: 'cancelled' }],
    strayed: [],
    quiet: { took: 900, bound: 60_000, pending: [] },
  }
}
