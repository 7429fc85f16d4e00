/** Faults to plant for what a run looks at beside I1 to I8: letters, exposures, erasures. */
import type { Event } from '#shared/engine/events.ts'
import type { Evidence } from './evidence.ts'
import type { InvariantName } from './invariants.ts'

export interface Plant {
  what: string
  of: InvariantName
  plant: (evidence: Evidence) => void
  /** What the message says beside whose it is. */
  says: RegExp
}

export const laterPlants: Plant[] = [
  {
    what: 'a receipt that was written twice',
    of: 'letters',
    plant: ({ logs }) => {
      const letter = logs[0]!.outbox.find(({ effect }) => effect.type === 'notify')!
      logs[0]!.outbox.push({ ...letter, key: 'alder-left-99-0' })
    },
    says: /alder-left receipt was written 2 times/,
  },
  {
    what: 'a letter that nobody asked for',
    of: 'letters',
    plant: ({ posted }) => posted.push({ ...posted[0]!, id: '<alder-left-99-0@alder.example>' }),
    says: /alder-left-99-0.* was asked for by nobody/,
  },
  {
    what: 'a letter to somebody else',
    of: 'letters',
    plant: ({ posted }) => (posted[0]!.to = 'person_alder_c0-7@mail.example'),
    says: /about c0-1, went to person_alder_c0-7/,
  },
  {
    what: 'a letter by the mail of another tenant',
    of: 'letters',
    plant: ({ posted }) => (posted[0]!.tenant = 'birch'),
    says: /came to the mail server of birch/,
  },
  {
    what: 'a letter that the log has sent and no server has seen',
    of: 'letters',
    plant: ({ posted }) => posted.shift(),
    says: /c0-1 of alder: alder-left-.* came to no mail server/,
  },
  {
    what: 'a customer exposed twice',
    of: 'exposures',
    plant: ({ logs }) => {
      const [events = []] = logs[0]!.sessions
      logs[0]!.sessions[0] = [...events, events.find(({ type }) => type === 'exposed')!]
    },
    says: /one customer was exposed 2 times/,
  },
  {
    what: 'an exposure that the tenant does not have',
    of: 'exposures',
    plant: ({ tenants }) => tenants[0]!.exposures.pop(),
    says: /alder-left.* is in the rows of alder, not in its exposures/,
  },
  {
    what: 'an exposure that only the table has',
    of: 'exposures',
    plant: ({ logs }) => logs[0]!.exposures.push({ ...logs[0]!.exposures[0]!, phase: 1 }),
    says: /"phase":1.* is in the object's table, not in the log/,
  },
  {
    what: 'an offer to somebody who is held out',
    of: 'exposures',
    plant: ({ logs }) => {
      const held = { experiment: 'holdout', phase: 1, arm: 'held', bucket: 1, horizon: 30, plain: false }
      const [first, ...rest] = logs[1]!.sessions[0]!
      logs[1]!.sessions[0] = [{ ...first, trials: [held] } as Event, ...rest]
    },
    says: /birch-stayed is held out and was shown an offer/,
  },
  {
    what: 'somebody who was erased and is on the record',
    of: 'erasures',
    plant: ({ erased }) => (erased[0]!.customer = 'c0-1'),
    says: /birch-stayed of c0-1 of birch was erased and is on the record/,
  },
  {
    what: 'a row that says whose it was',
    of: 'erasures',
    plant: ({ tenants }) => (tenants[1]!.rows[1]!.customer = 'c0-2'),
    says: /birch-gone of c0-2 of birch: its row says whose it was/,
  },
  {
    what: 'a letter after an erasure',
    of: 'erasures',
    plant: ({ posted }) => (posted.at(-1)!.at = 9000),
    says: /birch-gone of c0-2 of birch was erased, then came letter </,
  },
  {
    what: 'a webhook after an erasure',
    of: 'erasures',
    plant: ({ arrived }) => (arrived.at(-1)!.at = 9000),
    says: /was erased, then came webhook msg_/,
  },
  {
    what: 'a cancellation that was dropped with its customer',
    of: 'erasures',
    plant: ({ orders, accounts }) => {
      orders.pop()
      accounts.at(-1)!.endsOn = null
    },
    says: /birch-gone .* was cancelled and erased, and billing goes on/,
  },
]
