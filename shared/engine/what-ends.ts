import type { Session } from './session.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import type { Line } from '#shared/protocol/turn.ts'
import type { CopyKey } from '#shared/copy/catalogue.ts'
import type { Copy } from '#shared/copy/copy.ts'

/** What ends, when, and what stays: the same lines on the confirmation, the plain page and the receipt. */
export function whatEnds(session: Session, playbook: Playbook, copy: Copy): Line[] {
  const { facts, business } = session.started
  const line = (label: CopyKey, value: string): Line => ({ label: copy.say(label), value })
  const plan = facts === null ? copy.say('confirm.your_plan', { business }) : copy.localized(facts.plan.name)
  const ends = facts === null ? copy.say('confirm.period_end') : copy.day(facts.periodEnd)
  return [
    line('confirm.what', plan),
    line('confirm.when', ends),
    line('confirm.until', copy.say('confirm.until.value')),
    line('confirm.data', copy.say('confirm.data.value', { n: playbook.exit.dataDays })),
    line('confirm.undo', copy.say('confirm.undo.value', { ends })),
  ]
}
