import { abandon } from '#shared/engine/engine.ts'
import { laneOf, type EffectType } from '#shared/engine/effects.ts'
import { needing } from '#shared/engine/stuck.ts'
import { logFault } from '../errors.ts'
import type { ErasedThere } from '../tenant/erase.ts'
import type { SessionRow } from '../tenant/session-row.ts'
import { wholeRow } from '../tenant/whole-row.ts'
import type { Book } from './book.ts'
import { settledOf } from './claims.ts'
import type { Desk } from './desk.ts'
import type { countPersonal } from './drop.ts'
import type { Erasing, Whom } from './erasure.ts'
import type { Kept } from './event-log.ts'

/** What an erasure came to: how much of what there was, and what billing still has to do before all of it is gone. */
export interface Erased {
  erased: ReturnType<typeof countPersonal> & { letters: number }
  /** At the tenant's object; null where that could not be asked now: it will be. */
  there: ErasedThere | null
  waiting: EffectType[]
}

/**
 * Erases a customer: at once for everybody, and to the last row as soon as billing has done what it was asked for. What
 * is begun here is finished by the alarm, whatever happens meanwhile. Asked for twice, the second finds nothing.
 */
export async function erase(desk: Desk, whom: Whom): Promise<Erased> {
  const now = Date.now()
  const erased = desk.atomically(() => hideAll(desk, { ...whom, name: newName(), at: now }))
  await desk.schedule()
  const there = await goOnErasing(desk)
  return { erased, there, waiting: desk.book.log.hidden().flatMap((kept) => owed(desk, kept)) }
}

const newName = (): string => `erased-${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`

function hideAll(desk: Desk, erasing: Erasing): Erased['erased'] {
  const { book, outbox, erasure } = desk
  for (const session of book.unfinished()) desk.write(session.started.session, abandon(new Date(erasing.at)))
  const ids = book.log.sessions().map(({ session }) => session.started.session)
  const personal = desk.dropPersonal(ids)
  const letters = outbox.rows.dropNotices(ids)
  book.log.hide(ids)
  erasure.begin(erasing)
  return { ...personal, letters }
}

/** Never throws. @returns what was erased at the tenant; null where nothing goes on, or it could not be asked. */
export async function goOnErasing(desk: Desk): Promise<ErasedThere | null> {
  const going = desk.erasure.going()
  if (going === null) return null
  try {
    const there = await desk.env.TENANT.getByName(going.tenant).erase(orderOf(desk, going))
    await dropWhatIsOver(desk, going)
    return there
  } catch (fault) {
    logFault('erase', fault)
    desk.erasure.later(Date.now())
    return null
  }
}

function orderOf(desk: Desk, { customer, mode, name, at }: Erasing) {
  const hidden = desk.book.log.hidden()
  return {
    customer,
    mode,
    name,
    at: new Date(at).toISOString(),
    rows: hidden.map((kept) => lastRow(kept, hidden, desk.book)),
    settled: hidden.flatMap(({ session }) => settledOf(session, desk.book.compiledFor(session))),
    // What a person has to see to stays in their list until they have.
    waiting: hidden.flatMap((kept) => owedKeys(desk, kept)),
  }
}

/** The row as it is told last; whose it was is taken off where it is kept. Those that are hidden see only one another. */
function lastRow(kept: Kept, hidden: readonly Kept[], book: Book): SessionRow {
  const beside = hidden.flatMap((other) => (other === kept ? [] : other.session.offers))
  return wholeRow(kept, book.compiledFor(kept.session), beside)
}

async function dropWhatIsOver(desk: Desk, going: Erasing): Promise<void> {
  const { erasure, book } = desk
  // Asked for again while the tenant was told: that one goes on from the beginning.
  if (erasure.going()?.at !== going.at) return
  const isOver = desk.atomically(() => {
    const over = book.log.hidden().filter((kept) => owed(desk, kept).length === 0)
    desk.drop(over.map(({ session }) => session.started.session))
    const left = book.log.hidden().length
    if (left === 0) erasure.end(going.at)
    else erasure.waitForBilling()
    return left === 0
  })
  if (isOver && desk.isBlank()) await desk.clear(going.at)
}

/** What billing was asked for and has not done, also where that waits for a person. */
const owed = (desk: Desk, kept: Kept): EffectType[] => stillOwed(desk, kept).map(({ effect }) => effect.type)
const owedKeys = (desk: Desk, kept: Kept): string[] => stillOwed(desk, kept).map(({ key }) => key)

const stillOwed = (desk: Desk, { session, events }: Kept) =>
  desk.outbox.rows
    .ofSession(session.started.session)
    .filter(({ effect }) => laneOf[effect.type] === 'billing')
    .filter(({ key, state }) => isOpen.has(state) || needing(events, key) !== null)

const isOpen: ReadonlySet<string> = new Set(['waiting', 'in_flight', 'stuck'])
