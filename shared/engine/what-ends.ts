import type { Facts } from '#shared/rules/facts.ts'
import type { Line } from '#shared/protocol/turn.ts'
import type { CopyKey } from '#shared/copy/catalogue.ts'
import type { Copy } from '#shared/copy/copy.ts'

/** What ends, when, and what stays: the same lines on the confirmation, the plain page and the receipt. */
export function whatEnds(
  of: { facts: Facts | null; business: string },
  dataDays: number,
  copy: Copy,
): Line[] {
  const { facts, business } = of
  const line = (label: CopyKey, value: string): Line => ({ label: copy.say(label), value })
  const plan = facts === null ? copy.say('confirm.your_plan', { business }) : copy.localized(facts.plan.name)
  const ends = facts === null ? copy.say('confirm.period_end') : copy.day(facts.periodEnd)
  const undo = facts === null ? copy.say('confirm.undo.until_then') : copy.say('confirm.undo.value', { ends })
  const data =
    dataDays === 0 ? copy.say('confirm.data.none') : copy.say('confirm.data.value', { n: dataDays })
  return [
    line('confirm.what', plan),
    line('confirm.when', ends),
    line('confirm.until', copy.say('confirm.until.value')),
    line('confirm.data', data),
    line('confirm.undo', undo),
  ]
}
