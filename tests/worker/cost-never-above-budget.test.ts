/**
 * Cost never above budget (issue, 4): many customers, each with what they may do, meet the tenant's books in every
 * order that messages can arrive in, with answers lost and objects stopped halfway. Books and clearance are the real
 * ones; only the way between them is led by chance.
 */
import { runInDurableObject } from 'cloudflare:test'
import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { copyFor } from '#shared/copy/copy.ts'
import { abandon } from '#shared/engine/engine.ts'
import type { OfferMade } from '#shared/engine/session.ts'
import { show } from '#shared/engine/show.ts'
import type { Budget } from '#shared/playbook/budgets.ts'
import { compile } from '#shared/rules/compiled.ts'
import type { Book } from '#worker/customer/book.ts'
import { settledOf } from '#worker/customer/claims.ts'
import { Clearance } from '#worker/customer/clearance.ts'
import type { Env } from '#worker/env.ts'
import { Claims } from '#worker/tenant/claims.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { aPlaybook } from '../fixtures/a-playbook.ts'
import { answerTo, type Impulse } from '../fixtures/arbitraries.ts'
import { tenantObject } from './api.ts'
import { Account, booksBy, world, type Life, type World } from './led-by-chance.ts'

/** Lives through all of it, and looks after every message and every answer. @returns the accounts as they ended. */
async function played(
  one: World,
  budgets: Budget[],
  sql: SqlStorage,
): Promise<{ accounts: Account[]; most: number }> {
  const compiled = compile(aPlaybook({ budgets }), 'budgets')
  const accounts = one.lives.map(
    ({ group }, index) =>
      new Account(index, index < 2 ? 'both' : `customer-${index}`, index < 2 ? null : group, compiled),
  )
  let most = 0
  const look = (): void => {
    const held = accounts.flatMap((account) => account.held)
    for (const { id, kinds, monthly } of budgets) {
      const sum = held
        .filter(({ kind }) => kinds === null || kinds.includes(kind))
        .reduce((total, { terms }) => total + terms.cost.amount, 0)
      expect(sum, id).toBeLessThanOrEqual(monthly['USD'] ?? 0)
      most = Math.max(most, sum)
    }
  }
  const behind: Promise<unknown>[] = []
  const stub = booksBy(one, new Claims(sql), look)
  const env = { TENANT: { getByName: () => stub } } as unknown as Env
  const log = { read: (id: string) => accounts.find((account) => account.id === id) ?? null }
  const clearance = new Clearance({
    env,
    book: { log } as unknown as Book,
    behind: (work) => behind.push(work),
  })
  const settle = (account: Account): void => {
    const again = (): Promise<unknown> =>
      stub.settleClaims(settledOf(account.session, compiled)).catch(() => again())
    behind.push(again())
  }
  await one.scheduler.waitFor(
    Promise.all(
      one.lives.map((life, index) =>
        live(accounts[index] as Account, life, { accounts, clearance, settle, look }),
      ),
    ),
  )
  for (let index = 0; index < behind.length; index++)
    await one.scheduler.waitFor(behind[index] as Promise<unknown>)
  return { accounts, most }
}

interface Around {
  accounts: readonly Account[]
  clearance: Clearance
  settle: (account: Account) => void
  look: () => void
}

async function live(account: Account, { impulses, silent }: Life, around: Around): Promise<void> {
  for (const one of impulses) {
    if (account.session.outcome !== null) return
    await answer(account, one, around)
  }
  if (!silent || account.session.outcome !== null) return
  account.events = [...account.events, ...abandon(new Date())]
  around.settle(account)
}

/** What the customer's object does with an answer. */
async function answer(
  account: Account,
  one: Impulse,
  { accounts, clearance, settle, look }: Around,
): Promise<void> {
  const { compiled } = account
  const given = answerTo(show(compiled, account.session, copyFor('en')), one)
  await clearance.through(account.id, async (clearing) => {
    const { session } = account
    const { customer } = session.started
    const others = accounts.filter(
      (other) => other !== account && other.session.started.customer === customer,
    )
    const earlier = others.flatMap((other) => other.session.offers)
    const events = clearing.decide({ compiled, session, at: new Date(), earlier }, given)
    if (events === 'ask') return null
    account.events = [...account.events, ...(events ?? [])]
    look()
    if (events?.some((event) => event.type === 'ended' || 'claim' in event)) settle(account)
    return true
  })
}

const budgetsOf = ({ all, prices }: World): Budget[] => [
  { id: 'all', kinds: null, monthly: { USD: all } },
  { id: 'prices', kinds: ['discount', 'credit'], monthly: { USD: prices } },
]

const costOf = (offers: readonly OfferMade[]): number =>
  offers.reduce((sum, { terms }) => sum + terms.cost.amount, 0)

it(
  'never, in any order, whatever is lost; and never a third offer, to one customer or to one group',
  { timeout: 60_000 },
  async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    let fullest = 0
    await runInDurableObject(tenantObject(), async (_: Tenant, { storage: { sql } }) => {
      await fc.assert(
        fc.asyncProperty(world, async (one) => {
          sql.exec('DELETE FROM claims')
          const { accounts, most } = await played(one, budgetsOf(one), sql)
          fullest = Math.max(fullest, one.all === 0 ? 0 : most / one.all)
          const isSound = one.fates.every((fate) => fate === 'well')
          const shownTo = (some: readonly Account[]) => some.flatMap(({ session }) => session.offers)
          expect(shownTo(accounts.slice(0, 2)).length).toBeLessThanOrEqual(2)
          const home = accounts.filter(({ session }) => session.started.facts?.accountGroup === 'home')
          // Of what costs nothing a group may see more while the books cannot be asked.
          const counted = shownTo(home).filter(({ terms }) => isSound || terms.cost.amount > 0)
          expect(counted.length).toBeLessThanOrEqual(2)
          // In the end the books hold what is on the table or accepted; what was lost stays in them until it runs out.
          const held = costOf(accounts.flatMap((account) => account.held))
          const sum = sql.exec<{ amount: number | null }>('SELECT sum(amount) AS amount FROM claims').one()
          if (isSound) expect(sum.amount ?? 0).toBe(held)
          else expect(sum.amount ?? 0).toBeGreaterThanOrEqual(held)
        }),
        { numRuns: 200 },
      )
    })
    // The budgets were used to the full, or nothing was proven.
    expect(fullest).toBeGreaterThan(0.9)
  },
)
