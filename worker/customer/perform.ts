import { copyFor } from '#shared/copy/copy.ts'
import { correctionRows } from '#shared/corrections/row.ts'
import type { Change } from '#shared/engine/change.ts'
import { reasonsOf } from '#shared/engine/corrections.ts'
import { laneOf, type Effect } from '#shared/engine/effects.ts'
import type { Event } from '#shared/engine/events.ts'
import { hasWish } from '#shared/engine/exit-evidence.ts'
import { letterOf } from '#shared/engine/letters.ts'
import { recordedOf } from '#shared/replay/recorded-of.ts'
import { BillingRefused, type Billed, type Billing } from '../billing/billing.ts'
import { shows } from '../billing/read-back.ts'
import type { Env } from '../env.ts'
import type { Notifier } from '../notify/notifier.ts'
import { rowOf, type SessionRow } from '../tenant/session-row.ts'
import type { Tenant } from '../tenant/tenant.ts'
import { billingFor, notifierFor } from '../wire.ts'
import type { Book } from './book.ts'
import { settledOf } from './claims.ts'
import type { Kept } from './event-log.ts'
import type { Settled, Tried, Waiting } from './outbox.ts'

type TenantObject = DurableObjectStub<Tenant>

const done: Settled = { type: 'done' }

/** One effect at its port. A thrown error leaves it waiting; only a plain no of billing's ends it. */
export async function perform({ effect, key, session: id }: Waiting, book: Book, env: Env): Promise<Tried> {
  const kept = book.log.read(id)
  if (!kept) return { type: 'failed', why: 'no such session' }
  const { started } = kept.session
  const tenant = env.TENANT.getByName(started.tenant)
  switch (effect.type) {
    case 'apply_offer':
    case 'cancel_subscription':
      return change(billingFor(env, started.tenant, started.mode), started, effect.change, key)
    case 'open_case':
      return openCase(tenant, kept, effect, key)
    case 'notify':
      return notify(notifierFor(env, started.tenant), kept, effect, key, book)
    case 'report':
      return report(tenant, kept, book)
    case 'settle_offers':
      await tenant.settleClaims(settledIn(kept, book))
      return done
  }
}

/** The session as a row; the words of a customer go along only where support has corrected how they were read. */
async function report(tenant: TenantObject, kept: Kept, book: Book): Promise<Settled> {
  await tenant.report(rowOfKept(kept, book), settledIn(kept, book))
  const corrections = correctionRows(kept.events)
  if (corrections.length > 0) await tenant.keepCorrections(corrections)
  return done
}

const settledIn = ({ session }: Kept, book: Book) => settledOf(session, book.compiledFor(session))

function rowOfKept({ session, events }: Kept, book: Book): SessionRow {
  const beside = book.log.offersBeside(session.started.session)
  return {
    ...rowOf(session, events.length, reasonsOf(events)),
    ...(hasWish(events) && { wish: true }),
    recorded: recordedOf(session, events, beside),
  }
}

/** Tells billing, then reads back: *done* is said only of what is there (S1.10). */
async function change(billing: Billing, who: Billed, wanted: Change, key: string): Promise<Settled> {
  try {
    await billing.change(who, wanted, key)
    const now = await billing.subscription(who)
    return shows(now, wanted) ? done : { type: 'failed', why: 'billing does not show the change' }
  } catch (fault) {
    if (fault instanceof BillingRefused) return { type: 'failed', why: fault.message }
    throw fault
  }
}

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>

async function openCase(
  tenant: TenantObject,
  { session }: Kept,
  effect: Of<'open_case'>,
  key: string,
): Promise<Settled> {
  const { session: id, customer, subscription } = session.started
  const { kind, reason, due } = effect
  await tenant.openCase({
    key,
    session: id,
    customer,
    subscription,
    kind,
    reason,
    priority: false,
    due,
    openedAt: session.lastAt,
  })
  return done
}

async function notify(
  notifier: Notifier,
  { session }: Kept,
  { letter }: Of<'notify'>,
  key: string,
  book: Book,
): Promise<Settled> {
  const { playbook } = book.compiledFor(session)
  const { locale, customer } = session.started
  const copy = copyFor(locale, playbook.words)
  const to = { customer }
  await notifier.send({ to, key, ...letterOf(letter, session, playbook, copy), locale: copy.tag })
  return done
}

/** What is written down of an effect that ended. Rows and books at the tenant are made of the log; to log a report would ask for another. */
export function settledEvent(
  { key, effect }: Waiting,
  settled: Settled,
  at: Date,
  late: boolean,
): Event | null {
  if (effect.type === 'report' || effect.type === 'settle_offers') return null
  // Only of billing was anybody told to wait.
  const isLate = late && laneOf[effect.type] === 'billing'
  const stamp = { at: at.toISOString(), turn: null, key, effect: effect.type, late: isLate }
  return settled.type === 'done'
    ? { type: 'effect_done', ...stamp }
    : { type: 'effect_failed', why: settled.why, ...stamp }
}
