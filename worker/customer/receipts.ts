import { copyFor } from '#shared/copy/copy.ts'
import { verdictOn } from '#shared/engine/letters.ts'
import { receiptOf } from '#shared/engine/receipt.ts'
import { signedLines } from '#shared/engine/signed-text.ts'
import { abandon } from '#shared/engine/engine.ts'
import { takeBack, undoOf, type Undo } from '#shared/engine/undo.ts'
import { isAlreadyEnding, type Session } from '#shared/engine/session.ts'
import type { Line } from '#shared/protocol/turn.ts'
import type { Book } from './book.ts'
import type { Desk } from './desk.ts'
import type { Told } from './knock.ts'

/** A receipt as its own page shows it, in the customer's language. */
export interface ReceiptShown {
  tenant: string
  locale: string
  title: string
  verdict: string
  /** What is signed begins with this line and goes on with `lines`. */
  heading: string
  lines: Line[]
  letter: string[]
  signed: string
  undo: Undo | null
}

/** `not_found` where nothing is on the record any more; `session_over` where such a session has no receipt. */
export function receiptShown(book: Book, id: string, now: Date): Told<{ receipt: ReceiptShown }> {
  const kept = book.log.read(id)
  if (!kept) return { ok: false, code: 'not_found' }
  const { session } = kept
  const { playbook } = book.compiledFor(session)
  const { tenant, locale, business } = session.started
  const copy = copyFor(locale, playbook.words)
  const receipt = receiptOf(session, playbook, copy)
  if (receipt === null) return { ok: false, code: 'session_over' }
  const signed = signedLines(receipt, business, copy)
  return {
    ok: true,
    receipt: {
      ...receipt,
      tenant,
      locale: copy.tag,
      verdict: verdictOn(session, copy).join(' '),
      heading: signed[0] ?? '',
      signed: signed.join('\n'),
      undo: undoOf(session, now, isLatest(book, session)),
    },
  }
}

/** One press on the receipt, tried at once while the customer waits. Pressed again, or too late, nothing happens. */
export async function undo(desk: Desk, id: string, now: Date): Promise<Told<object>> {
  const kept = desk.book.log.read(id)
  if (!kept) return { ok: false, code: 'not_found' }
  const events = takeBack(kept.session, now, isLatest(desk.book, kept.session))
  if (events.length > 0)
    desk.atomically(() => {
      desk.write(id, events)
      endStale(desk, kept.session, now)
    })
  if (kept.session.undo === null && events.length === 0) return { ok: true }
  await desk.tryAtOnce(id)
  return { ok: true }
}

/** A conversation that has said the plan ends would go on saying so: it is over. */
function endStale(desk: Desk, { started }: Session, now: Date): void {
  const open = desk.book.open(started.subscription, now.getTime())
  if (open && isAlreadyEnding(open)) desk.write(open.started.session, abandon(now))
}

/** Whether nothing of the same subscription was cancelled since. */
const isLatest = (book: Book, { started, beganAt }: Session): boolean =>
  !book.log
    .sessions()
    .some(
      ({ session: other }) =>
        other.started.subscription === started.subscription &&
        other.outcome === 'cancelled' &&
        other.beganAt > beganAt,
    )
