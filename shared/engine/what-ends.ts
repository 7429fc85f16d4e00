import type { Gates } from '#shared/law/gates.ts'
import type { Facts } from '#shared/rules/facts.ts'
import type { Line } from '#shared/protocol/turn.ts'
import type { CopyKey } from '#shared/copy/catalogue.ts'
import type { Copy } from '#shared/copy/copy.ts'
import { isCutShort, isLatest, isPaidBeyond } from './cancellation.ts'

export interface End {
  facts: Facts | null
  business: string
  gates: Gates
  /** Null where billing alone knows. */
  endsOn: string | null
}

/** What ends, when, and what stays: the same lines on the confirmation, the plain page and the receipt. */
export function whatEnds(end: End, dataDays: number, copy: Copy): Line[] {
  const { facts, business } = end
  const plan = facts === null ? copy.say('confirm.your_plan', { business }) : copy.localized(facts.plan.name)
  const latest = isLatest(facts, end.endsOn)
  const ends = end.endsOn === null ? null : copy.day(end.endsOn)
  const when = ends === null ? null : latest ? copy.say('confirm.when.latest', { ends }) : ends
  const undo =
    ends === null || latest ? copy.say('confirm.undo.until_then') : copy.say('confirm.undo.value', { ends })
  const data =
    dataDays === 0 ? copy.say('confirm.data.none') : copy.say('confirm.data.value', { n: dataDays })
  return [
    line('confirm.what', plan, copy),
    line('confirm.when', when ?? copy.say('confirm.period_end'), copy),
    line('confirm.until', copy.say('confirm.until.value'), copy),
    ...byLaw(end, copy),
    line('confirm.data', data, copy),
    line('confirm.undo', undo, copy),
  ]
}

/** Where the law ends it before the paid period does: that no charge follows, and what becomes of the money. */
function byLaw({ facts, gates, endsOn }: End, copy: Copy): Line[] {
  const isShort = isCutShort(facts, endsOn)
  if (gates.endsWithin === null || !(isShort || isLatest(facts, endsOn))) return []
  const charges = copy.say('confirm.charges.value', { n: gates.endsWithin.businessDays })
  const paid = isShort
    ? copy.say('confirm.paid.value', { until: copy.day(facts.periodEnd) })
    : copy.say('confirm.paid.unknown')
  return [
    line('confirm.charges', charges, copy),
    ...(isPaidBeyond(facts, endsOn) ? [line('confirm.paid', paid, copy)] : []),
  ]
}

const line = (label: CopyKey, value: string, copy: Copy): Line => ({ label: copy.say(label), value })
