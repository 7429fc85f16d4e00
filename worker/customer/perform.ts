import { correctionRows } from '#shared/corrections/row.ts'
import { laneOf, type Effect } from '#shared/engine/effects.ts'
import { toldOf } from '#shared/webhooks/told.ts'
import type { Env } from '../env.ts'
import type { SessionRow } from '../tenant/session-row.ts'
import type { Tenant } from '../tenant/tenant.ts'
import { reportedRow } from '../tenant/whole-row.ts'
import { billingFor } from '../wire.ts'
import type { Book } from './book.ts'
import { change } from './change.ts'
import { settledOf } from './claims.ts'
import type { Kept } from './event-log.ts'
import { notify } from './notify.ts'
import type { Settled, Tried } from './outbox.ts'
import type { OutboxRows, Waiting } from './outbox-rows.ts'
import { stuckRow } from './stuck.ts'

type TenantObject = DurableObjectStub<Tenant>

const done: Settled = { type: 'done' }

export interface Ports {
  book: Book
  rows: OutboxRows
  env: Env
}

/** One effect at its port. What a thrown error comes to is for `classify.ts`. */
export async function perform(waiting: Waiting, { book, rows, env }: Ports): Promise<Tried> {
  const { effect, key, session: id } = waiting
  const kept = book.log.withErased(id)
  if (!kept) return { type: 'failed', why: 'no such session' }
  const isErased = book.log.isErased(id)
  if (isErased && isDropped(effect)) return done
  const { started } = kept.session
  const tenant = env.TENANT.getByName(started.tenant)
  switch (effect.type) {
    case 'apply_offer':
    case 'cancel_subscription':
    case 'take_back':
      return change(waiting, effect, {
        billing: billingFor(env, started.tenant, started.mode),
        started,
        leave: (isShown) => rows.leave(key, Date.now(), isShown),
      })
    case 'open_case':
      return openCase(tenant, kept, effect, key)
    case 'notify':
      return notify(waiting, effect.letter, kept, { book, env })
    case 'report':
      return rows.isToldLater(waiting) ? done : report(tenant, kept, book)
    case 'settle_offers':
      await tenant.settleClaims(settledIn(kept, book))
      return done
    case 'list_stuck':
      await tenant.listStuck(stuckRow(effect.of, kept, rows), isErased ? [] : toldOf(kept.events))
      return done
  }
}

/** The session as a row; the words of a customer go along only where support has corrected how they were read. */
async function report(tenant: TenantObject, kept: Kept, book: Book): Promise<Settled> {
  await tenant.report(rowOfKept(kept, book), settledIn(kept, book), toldOf(kept.events))
  const corrections = correctionRows(kept.events, book.daysFor(kept.session).wordDays)
  if (corrections.length > 0) await tenant.keepCorrections(corrections)
  return done
}

/** Of a customer who is being erased, billing and whoever sees to it go on; nobody is told or written to any more. */
const isDropped = ({ type }: Effect): boolean => laneOf[type] === 'notices' && type !== 'list_stuck'

const settledIn = ({ session }: Kept, book: Book) => settledOf(session, book.compiledFor(session))

const rowOfKept = (kept: Kept, book: Book): SessionRow =>
  reportedRow(kept, book.compiledFor(kept.session), book.log.offersBeside(kept.session.started.session))

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>

async function openCase(
  tenant: TenantObject,
  { session, events }: Kept,
  { kind, reason, due }: Of<'open_case'>,
  key: string,
): Promise<Settled> {
  const { session: id, customer, subscription } = session.started
  const about = { key, session: id, customer, subscription, openedAt: session.lastAt }
  await tenant.openCase({ ...about, kind, reason, priority: false, due }, toldOf(events))
  return done
}
