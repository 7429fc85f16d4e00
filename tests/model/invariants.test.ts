/** The checker of the model run is checked itself: each invariant finds what is planted for it, and nothing else does. */
import { describe, expect, test } from 'vitest'
import type { Event } from '#shared/engine/events.ts'
import { otherWords } from './evidence.ts'
import { honest } from './honest.ts'
import { invariants, problemsIn } from './invariants.ts'
import { laterPlants, type Plant } from './later-plants.ts'

test('I1–I8 and the others hold of a run in which nothing went wrong, and it is not an empty one', () => {
  const evidence = honest()
  expect(problemsIn(evidence)).toEqual([])
  expect(evidence.orders.map(({ change }) => change.type)).toEqual(['cancel', 'plan_change', 'cancel'])
  expect(evidence.arrived.length).toBeGreaterThan(2)
})

const cancelled: Event = { type: 'ended', outcome: 'cancelled', at: '2026-11-20T12:00:00.000Z', turn: null }

const owing: Event = {
  type: 'billing_told',
  what: 'payment_failed',
  standing: 'past_due',
  voluntary: null,
  occurred: '2026-11-20T12:00:00.000Z',
  at: '2026-11-20T12:00:00.000Z',
  turn: null,
}

const plants: Plant[] = [
  {
    what: 'an effect done twice under one key',
    of: 'I1',
    plant: ({ orders }) => orders.push({ ...orders[0]! }),
    says: /c0-1 of alder: .* was done 2 times/,
  },
  {
    what: 'another order under an old key',
    of: 'I1',
    plant: ({ orders }) =>
      orders.push({ ...orders[0]!, did: 'repeat', change: { type: 'cancel', endsOn: '2031-01-01' } }),
    says: /then .*2031-01-01/,
  },
  {
    what: 'other words under an old key, that a provider met with a no',
    of: 'I1',
    plant: ({ orders }) => orders.push({ ...orders[0]!, did: 'refused', change: { type: otherWords } }),
    says: /then .*other words/,
  },
  {
    what: 'an effect that is done here and was never told to billing',
    of: 'I2',
    plant: ({ orders }) => orders.splice(1, 1),
    says: /done here and never told at billing/,
  },
  {
    what: 'an effect that failed here and is done at billing',
    of: 'I2',
    plant: ({ logs }) => (logs[1]!.outbox[0]!.state = 'failed'),
    says: /plan_change.* failed here and is done at billing/,
  },
  {
    what: 'a cancellation that billing does not show',
    of: 'I2',
    plant: ({ accounts }) => (accounts[0]!.endsOn = null),
    says: /c0-1 of alder: the last word done is cancel_subscription, and billing ends it on null/,
  },
  {
    what: 'a subscription that ends and nobody cancelled',
    of: 'I2',
    plant: ({ accounts }) => (accounts[1]!.endsOn = '2026-12-01'),
    says: /c0-1 of birch: the last word done is none/,
  },
  {
    what: 'a customer who has paid and is still said to owe',
    of: 'I2',
    plant: ({ logs }) => {
      const [events = []] = logs[1]!.sessions
      logs[1]!.sessions[0] = [...events, owing]
    },
    says: /c0-1 of birch: said to owe, and has paid/,
  },
  {
    what: 'a session saved and cancelled',
    of: 'I2',
    plant: ({ logs, tenants, arrived, heard }) => {
      logs[1]!.sessions[0] = [...logs[1]!.sessions[0]!, cancelled]
      // Its row and its webhooks are others' matter.
      tenants.pop()
      arrived.length = 3
      heard.pop()
    },
    says: /ended 2 times: saved, cancelled/,
  },
  {
    what: 'an outcome that the customer was told and the log does not have',
    of: 'I2',
    plant: ({ heard }) => (heard[1]!.outcome = 'cancelled'),
    says: /c0-1 of birch birch-stayed: cancelled was shown, saved is kept/,
  },
  {
    what: 'two tabs that were told two things of one answer (T1)',
    of: 'I2',
    plant: ({ twins }) => (twins[0]!.told[1] = 'something else'),
    says: /alder-left: turn 1, the same answer from two tabs/,
  },
  {
    what: 'an acknowledged answer that is lost (T20)',
    of: 'I2',
    plant: ({ heard }) => (heard[0]!.turn += 1),
    says: /the record ends at/,
  },
  {
    what: 'a missing row',
    of: 'I3',
    plant: ({ tenants }) => (tenants[0]!.rows = []),
    says: /c0-1 of alder alder-left has 0 rows/,
  },
  {
    what: 'two rows of one session',
    of: 'I3',
    plant: ({ tenants }) => tenants[0]!.rows.push({ ...tenants[0]!.rows[0]! }),
    says: /has 2 rows/,
  },
  {
    what: 'a row with another outcome than the fold',
    of: 'I3',
    plant: ({ tenants }) => (tenants[1]!.rows[0]!.outcome = 'kept'),
    says: /outcome is "kept" in its row, "saved" in the fold/,
  },
  {
    what: 'a row of a session that is in no log',
    of: 'I3',
    plant: ({ tenants }) => tenants[0]!.rows.push({ ...tenants[0]!.rows[0]!, session: 'nobody' }),
    says: /a row of nobody/,
  },
  {
    what: 'an event that was never taken',
    of: 'I4',
    plant: ({ arrived }) => (arrived[0]!.took = false),
    says: /c0-1 of alder: session\.cancelled .* was never delivered/,
  },
  {
    what: 'an event twice, with two ids',
    of: 'I4',
    plant: ({ arrived }) => arrived.push({ ...arrived[0]!, id: 'msg_other' }),
    says: /came under 2 ids/,
  },
  {
    what: 'one id with two bodies',
    of: 'I4',
    plant: ({ arrived }) => arrived.push({ ...arrived[0]!, body: ` ${arrived[0]!.body}` }),
    says: /more than one body/,
  },
  {
    what: 'an event that was signed by nobody, or by another',
    of: 'I4',
    plant: ({ arrived }) => (arrived[0]!.isSigned = false),
    says: /alder: msg_.* was not signed by its secret/,
  },
  {
    what: 'an event of something that never happened',
    of: 'I4',
    plant: ({ arrived }) => arrived.push({ ...arrived[0]!, id: 'msg_new', body: '{"type":"session.saved"}' }),
    says: /tells what is in no log/,
  },
  {
    what: 'three answers to get out',
    of: 'I5',
    plant: ({ left }) => (left[0]!.answers = 3),
    says: /alder-left: from choice, 3 answers/,
  },
  {
    what: 'two answers that did not lead out',
    of: 'I5',
    plant: ({ left }) => (left[0]!.outcome = null),
    says: /led to null/,
  },
  {
    what: 'an order that no intent stands behind',
    of: 'I6',
    plant: ({ orders }) => orders.push({ ...orders[1]!, key: 'birch-stayed-99-0' }),
    says: /is not in the log/,
  },
  {
    what: 'an order that is not the one that was stored',
    of: 'I6',
    plant: ({ orders }) => (orders[1]!.change = { type: 'plan_change', plan: 'other' }),
    says: /stored as/,
  },
  {
    what: 'an order that left before it was decided',
    of: 'I6',
    plant: ({ orders }) => (orders[0]!.at = 0),
    says: /was told before/,
  },
  {
    what: 'a cancellation twice where the books of billing name no effect',
    of: 'I6',
    plant: ({ orders }) => orders.push({ ...orders[0]!, key: '' }),
    says: /cancel of sub_alder\S+ was done 2 times and asked for 1 times/,
  },
  {
    what: "one tenant's words in another's webhook",
    of: 'I7',
    plant: ({ left, strayed }) => {
      expect(left).toHaveLength(1)
      strayed.push({ where: '/v1/sessions of alder', what: 'something of birch' })
    },
    says: /something of birch/,
  },
  {
    what: "a row that names another tenant's subscription",
    of: 'I7',
    plant: ({ tenants }) => tenants[0]!.rows[0]!.offers.push('sub_birchc0x1'),
    says: /a row of alder holds something of birch/,
  },
  {
    what: 'something that is still pending',
    of: 'I8',
    plant: ({ quiet }) => quiet.pending.push('an effect is waiting'),
    says: /of 60: an effect is waiting/,
  },
  ...laterPlants,
]

describe('planted', () => {
  test.each(plants)('$of finds $what', ({ of, plant, says }) => {
    const evidence = honest()
    plant(evidence)
    const found = problemsIn(evidence).filter(({ invariant }) => invariant === of)
    expect(found.map(({ message }) => message).join('\n')).toMatch(says)
  })

  test('all of them have something planted for them', () => {
    expect([...new Set(plants.map(({ of }) => of))]).toEqual(Object.keys(invariants))
  })
})
