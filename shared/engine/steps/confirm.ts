import type { Copy } from '#shared/copy/copy.ts'
import { whatEnds } from '#shared/engine/what-ends.ts'
import type { Session } from '#shared/engine/session.ts'
import type { Step } from '#shared/playbook/playbook.ts'
import { governing } from './route.ts'
import type { StepKind } from './step.ts'

/** What ends, when, and what stays; one press and it is done. No offer has a place here. */
export const confirm: StepKind<Extract<Step, { kind: 'confirm' }>> = {
  enter: () => [],

  answer(_step, answer, { session }) {
    if (answer.type === 'accepted') {
      const endsOn = session.started.facts?.periodEnd ?? null
      return [{ type: 'cancel_confirmed', endsOn }, { type: 'ended', outcome: 'cancelled' }]
    }
    if (answer.type === 'declined') return [{ type: 'ended', outcome: 'kept' }]
    return null
  },

  hear: () => [],

  show(_step, session, compiled, copy) {
    const reason = governing(compiled, session.reasons)
    return {
      messages: reason && reason.path !== 'respond' ? [partingWords(reason.id, session, copy)] : [],
      input: {
        type: 'confirm',
        title: copy.say('confirm.title'),
        points: whatEnds(session, compiled.playbook, copy),
        accept: copy.say('confirm.accept'),
        decline: copy.say('confirm.decline'),
      },
      skip: null,
    }
  },
}

function partingWords(reason: string, session: Session, copy: Copy): string {
  const due = session.case === null ? '' : copy.moment(session.case.due)
  return copy.say(`parting.${reason}`, { due })
}
