import type { Copy } from '#shared/copy/copy.ts'
import { whatEnds } from '#shared/engine/what-ends.ts'
import { isAlreadyEnding, type Session } from '#shared/engine/session.ts'
import type { Step } from '#shared/playbook/playbook.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import { governing } from './route.ts'
import type { StepKind } from './step.ts'

/** What ends, when, and what stays; one press and it is done. No offer has a place here. */
export const confirm: StepKind<Extract<Step, { kind: 'confirm' }>> = {
  enter: () => [],

  answer(_step, answer, { session }) {
    if (answer.type === 'accepted') {
      const endsOn = session.started.facts?.periodEnd ?? null
      return [
        { type: 'cancel_confirmed', endsOn },
        { type: 'ended', outcome: 'cancelled' },
      ]
    }
    if (answer.type === 'declined') return [{ type: 'ended', outcome: 'kept' }]
    return null
  },

  hear: () => [],

  show(_step, session, compiled, copy) {
    return {
      messages: isAlreadyEnding(session)
        ? [alreadyEnding(session, copy)]
        : partingWords(session, compiled, copy),
      input: {
        type: 'confirm',
        title: copy.say('confirm.title'),
        points: whatEnds(session.started, compiled.playbook.exit.dataDays, copy),
        accept: copy.say('confirm.accept'),
        decline: copy.say(isAlreadyEnding(session) ? 'confirm.leave_it' : 'confirm.decline'),
      },
      skip: null,
    }
  },
}

/** Of a plan that billing is ending already nobody may say that it goes on. */
const alreadyEnding = ({ started }: Session, copy: Copy): string =>
  copy.say('confirm.already', { ends: copy.day(started.facts?.periodEnd ?? '') })

function partingWords(session: Session, compiled: Compiled, copy: Copy): string[] {
  const reason = governing(compiled, session.reasons)
  if (!reason || reason.path === 'respond') return []
  const due = session.cases.find(({ kind }) => kind === reason.case?.kind)?.due
  return [copy.say(`parting.${reason.id}`, { due: due === undefined ? '' : copy.deadline(due) })]
}
