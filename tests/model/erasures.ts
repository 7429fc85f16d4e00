/** Erasure: gone at once for everybody, told to nobody any more, and what was promised is done all the same (T44). */
import { erasedSessions, folded, grouped, sessionOfKey, told } from './books.ts'
import type { Erased, Evidence } from './evidence.ts'
import { keyOf } from './letters.ts'

/** Milliseconds for which what had left before may still be on its way: the process may stand still for three seconds. */
const onItsWay = 5000

export function erasedForGood(evidence: Evidence): string[] {
  const erased = erasedSessions(evidence)
  const kept = new Set(folded(evidence).map(({ session }) => session.started.session))
  return [...erased].flatMap(([session, order]) => {
    const about = `${session} of ${order.customer} of ${order.tenant}`
    return [
      ...(kept.has(session) ? [`${about} was erased and is on the record`] : []),
      ...rowDiffers(evidence, session, order).map((what) => `${about}: ${what}`),
      ...toldLater(evidence, session, order).map((what) => `${about} was erased, then came ${what}`),
      ...(isEntered(evidence, session, order)
        ? []
        : [`${about} was cancelled and erased, and billing goes on`]),
    ]
  })
}

/** The figures stay, under a name made by chance. */
function rowDiffers({ tenants, heard }: Evidence, session: string, { tenant }: Erased): string[] {
  const rows = tenants.filter((one) => one.tenant === tenant).flatMap((one) => one.rows)
  const [row, ...more] = grouped(rows, (one) => one.session).get(session) ?? []
  if (!row || more.length > 0) return [`it has ${row ? more.length + 1 : 0} rows`]
  const isNobodys = row.erased === true && /^erased-[0-9a-f]{16}$/.test(row.customer)
  const isBare = row.subscription === undefined && row.recorded === undefined
  if (!isNobodys || !isBare) return [`its row says whose it was: ${told(row)}`]
  const shown = heard.findLast((one) => one.session === session && one.outcome !== null)?.outcome
  return shown && shown !== row.outcome ? [`${shown} was shown, ${row.outcome} is in its row`] : []
}

function toldLater({ posted, arrived }: Evidence, session: string, { told: at, isThere }: Erased): string[] {
  const isLate = (one: { at: number }) => one.at > at + onItsWay
  const letters = posted.filter((one) => isLate(one) && sessionOfKey(keyOf(one)) === session)
  const events = arrived.filter((one) => isThere && isLate(one) && one.body.includes(session))
  return [...letters.map(({ id }) => `letter ${id}`), ...events.map(({ id }) => `webhook ${id}`)]
}

/** Who was told that it is cancelled has it cancelled, erased or not; what they took back is theirs. */
function isEntered(
  { heard, orders, accounts }: Evidence,
  session: string,
  { tenant, customer }: Erased,
): boolean {
  if (!heard.some((one) => one.session === session && one.outcome === 'cancelled')) return true
  const about = (one: { tenant: string; customer: string }) =>
    one.tenant === tenant && one.customer === customer
  return (
    orders.some((one) => about(one) && one.change.type === 'cancel' && one.did === 'done') ||
    accounts.some((one) => about(one) && one.endsOn !== null)
  )
}
