/** Effects that need a person, as this customer's object knows them; see docs/effects.md. */
import { laneOf } from '#shared/engine/effects.ts'
import { longSince, needing } from '#shared/engine/stuck.ts'
import { logFault } from '../errors.ts'
import type { StuckRow } from '../tenant/stuck-list.ts'
import type { Desk } from './desk.ts'
import type { Kept } from './event-log.ts'
import type { OutboxRows } from './outbox-rows.ts'
import { within } from '../patience.ts'
import { patienceForEffect } from './patience.ts'
import { askedAt } from './settled-event.ts'

/** How one effect stands, for the tenant's list; `needs` is null where it is to be taken off. */
export function stuckRow(key: string, { session, events }: Kept, rows: OutboxRows): StuckRow {
  const { session: id, customer, mode } = session.started
  const event = events.find((one) => 'key' in one && one.key === key)
  const tries = rows.attemptsOf(key)
  const needs = needing(events, key)
  const asked = askedAt(key, events)
  const effect = event && 'effect' in event ? event.effect : 'report'
  // Events and tries only grow, so of two accounts the later is known by their number.
  return { key, session: id, customer, mode, effect, asked, tries, needs, version: events.length + tries }
}

/** Calls a person to everything that has waited for too long. It is tried on, and holds nobody up any more. */
export function callForWhatWaits(desk: Desk, now: Date): void {
  for (const waiting of [...desk.outbox.rows.open('billing'), ...desk.outbox.rows.open('notices')]) {
    const events = desk.book.log.withErased(waiting.session)?.events ?? []
    const isLong = longSince(waiting.kind, askedAt(waiting.key, events)) <= now.toISOString()
    if (isLong && !waiting.isStuck) desk.stick(waiting, 'long', waiting.due)
  }
}

/** One more try, asked for by a person, of a declined effect too. @returns how it stands then; null where there is none. */
export async function retry(desk: Desk, key: string): Promise<StuckRow | null> {
  const kept = desk.keptOf(key)
  if (!kept || !desk.outbox.rows.retry(key, Date.now())) return null
  const waiting = desk.outbox.rows.find(key)
  if (waiting) await within(patienceForEffect, desk.outbox.run(laneOf[waiting.kind], Date.now))
  return tell(desk, key)
}

/** What a person did at the provider's own pages. Pressed twice, the first one stands. */
export interface ByHand {
  who: string
  reference: string | null
}

export async function doneByHand(
  desk: Desk,
  key: string,
  { who, reference }: ByHand,
): Promise<StuckRow | null> {
  const kept = desk.keptOf(key)
  if (!kept) return null
  const { effect } = stuckRow(key, kept, desk.outbox.rows)
  desk.atomically(() => {
    if (needing(kept.events, key) === null) return
    desk.outbox.rows.close(key, 'done', null)
    const hand = { by: 'hand' as const, who, ...(reference && { reference }) }
    const late = laneOf[effect] === 'billing'
    const stamp = { at: new Date().toISOString(), turn: null, key, effect, late, listed: true as const }
    desk.write(kept.session.started.session, [{ type: 'effect_done', ...stamp, ...hand }])
  })
  desk.sendNotices()
  return tell(desk, key)
}

/** At once, for whoever pressed; the lane of notices says it again. */
async function tell(desk: Desk, key: string): Promise<StuckRow | null> {
  const kept = desk.keptOf(key)
  if (!kept) return null
  const row = stuckRow(key, kept, desk.outbox.rows)
  const told = desk.env.TENANT.getByName(kept.session.started.tenant).listStuck(row)
  await told.catch((fault: unknown) => logFault('stuck', fault))
  return row
}
