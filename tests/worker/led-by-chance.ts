/** Customers who do what they may, and the way between them and the tenant's books, led by chance. */
import * as fc from 'fast-check'
import { begin } from '#shared/engine/engine.ts'
import type { Event } from '#shared/engine/events.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import type { OfferMade, Session } from '#shared/engine/session.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import type { Claims } from '#worker/tenant/claims.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { aCustomer } from '../fixtures/a-customer.ts'
import { impulse, type Impulse } from '../fixtures/arbitraries.ts'

export interface Life {
  /** Accounts 0 and 1 are one customer with two subscriptions. */
  group: string | null
  impulses: Impulse[]
  /** Falls silent at last, or stays as it is. */
  silent: boolean
}

const life: fc.Arbitrary<Life> = fc.record({
  group: fc.constantFrom(null, 'home', 'home'),
  impulses: fc.array(
    impulse('choose', 'choose', 'choose', 'write', 'back', 'no', 'no', 'yes', 'skip', 'leave'),
    {
      minLength: 2,
      maxLength: 7,
    },
  ),
  silent: fc.boolean(),
})

const fates = ['well', 'well', 'well', 'well', 'lost', 'answer lost'] as const
const fate = fc.constantFrom(...fates)

export const world = fc.record({
  lives: fc.array(life, { minLength: 2, maxLength: 6 }),
  all: fc.constantFrom(0, 24_000, 30_000, 52_000, 80_000),
  prices: fc.constantFrom(2_449, 4_410, 8_000),
  /** Of each message in turn: it arrives, it is lost on its way, or its answer is. */
  fates: fc.oneof(
    fc.constant<(typeof fates)[number][]>([]),
    fc.array(fate, { minLength: 10, maxLength: 40 }),
  ),
  scheduler: fc.scheduler(),
})

export type World = typeof world extends fc.Arbitrary<infer T> ? T : never

const facts = { use: 90, potential: 'high', price: { amount: 4900, currency: 'USD' } } as const

export class Account {
  events: Event[]
  readonly id: string
  readonly compiled: Compiled

  constructor(index: number, customer: string, group: string | null, compiled: Compiled) {
    this.id = `session-${index}`
    this.compiled = compiled
    const who = {
      tenant: 'demo',
      business: 'Acme',
      customer,
      subscription: this.id,
      mode: 'live',
      locale: 'en',
    } as const
    const known = aCustomer({ ...facts, accountGroup: group })
    this.events = begin(compiled, { session: this.id, seed: 1, facts: known, ...who }, new Date())
  }

  get session(): Session {
    return sessionOf(this.events)
  }

  /** Offers whose money must be there: on the table, or accepted. */
  get held(): OfferMade[] {
    const { offers, outcome } = this.session
    return offers.filter(({ state }) => state === 'accepted' || (state === 'open' && outcome === null))
  }
}

/** Calls to the books that chance leads: any may be overtaken by any other, or be lost one way or the other. */
export function booksBy({ scheduler, fates }: World, books: Claims, look: () => void) {
  const left = [...fates]
  const led =
    <A extends unknown[], T>(name: string, work: (...args: A) => T) =>
    async (...args: A): Promise<T> => {
      const fate = left.shift() ?? 'well'
      await scheduler.schedule(Promise.resolve(), name)
      if (fate === 'lost') throw new Error('lost')
      const told = structuredClone(work(...structuredClone(args)))
      look()
      await scheduler.schedule(Promise.resolve(), `${name} answered`)
      if (fate === 'answer lost') throw new Error('answer lost')
      return told
    }
  return {
    standing: led('standing', (asking: Parameters<Claims['standing']>[0]) =>
      books.standing(asking, new Date()),
    ),
    claim: led('claim', (...asked: Parameters<Tenant['claim']>) => books.claim(...asked, new Date())),
    withdrawClaim: led('withdraw', (key: string) => books.withdraw(key)),
    renewClaims: led('renew', (keys: readonly string[], until: string) => books.renew(keys, until)),
    settleClaims: led('settle', (...settled: Parameters<Claims['settle']>) => books.settle(...settled)),
  }
}
