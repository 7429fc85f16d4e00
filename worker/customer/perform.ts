import type { Change } from '#shared/engine/change.ts'
import { letterOf } from '#shared/engine/letters.ts'
import type { Session } from '#shared/engine/session.ts'
import { copyFor } from '#shared/copy/copy.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import { BillingRefused, type Billed } from '../billing/billing.ts'
import { shows } from '../billing/read-back.ts'
import type { Tenant } from '../tenant/tenant.ts'
import { rowOf } from '../tenant/session-row.ts'
import type { Ports } from '../wire.ts'
import type { Tried, Waiting } from './outbox.ts'

export interface Stage {
  ports: Ports
  tenant: DurableObjectStub<Tenant>
  session: Session
  compiled: Compiled
  /** How many events the session has: a later row of it stands over an earlier one. */
  position: number
}

const done: Tried = { type: 'done' }

/** One effect at its port. A thrown error leaves it waiting; only a plain no of billing's ends it. */
export async function perform({ effect, key }: Waiting, stage: Stage): Promise<Tried> {
  const { session, tenant, ports } = stage
  switch (effect.type) {
    case 'apply_offer':
    case 'cancel_subscription':
      return change(ports, session.started, effect.change, key)
    case 'open_case': {
      const { session: id, customer, subscription } = session.started
      const { kind, reason, due } = effect
      await tenant.openCase({ key, session: id, customer, subscription, kind, reason, due, openedAt: session.lastAt })
      return done
    }
    case 'notify': {
      const copy = copyFor(session.started.locale, stage.compiled.playbook.words)
      const { subject, text } = letterOf(effect.letter, session, stage.compiled.playbook, copy)
      await ports.notifier.send({ customer: session.started.customer, key, subject, text, locale: copy.tag })
      return done
    }
    case 'report':
      await tenant.report(rowOf(session, stage.position))
      return done
  }
}

/** Tells billing, then reads back: *done* is said only of what is there (S1.10). */
async function change(ports: Ports, who: Billed, wanted: Change, key: string): Promise<Tried> {
  try {
    await ports.billing.change(who, wanted, key)
    const now = await ports.billing.subscription(who)
    return shows(now, wanted) ? done : { type: 'failed', why: 'billing does not show the change' }
  } catch (fault) {
    if (fault instanceof BillingRefused) return { type: 'failed', why: fault.message }
    throw fault
  }
}
