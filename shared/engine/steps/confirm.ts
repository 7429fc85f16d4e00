import type { Copy } from '#shared/copy/copy.ts'
import { cancelled, endsOnOf, isSooner, later, laterLabel } from '#shared/engine/cancellation.ts'
import { raisedBy } from '#shared/engine/objections.ts'
import { whatEnds, type End } from '#shared/engine/what-ends.ts'
import { isAlreadyEnding, type Session } from '#shared/engine/session.ts'
import type { ConfirmInput } from '#shared/protocol/turn.ts'
import type { Step } from '#shared/playbook/playbook.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import { dayOf } from '#shared/rules/derived.ts'
import { governing } from './route.ts'
import type { StepKind } from './step.ts'

/** What ends, when, and what stays; one press and it is done. No offer has a place here. */
export const confirm: StepKind<Extract<Step, { kind: 'confirm' }>> = {
  enter: () => [],

  answer(_step, answer, { session, at }) {
    if (answer.type === 'accepted') {
      if (answer.option === undefined) return cancelled(session, at)
      return answer.option === later && hasLaterDay(session) ? cancelled(session, at, later) : null
    }
    if (answer.type === 'declined') return [{ type: 'ended', outcome: 'kept' }]
    return null
  },

  /** Who has declined and now says why is answered; the question below stays. */
  hear(_step, heard, { session }) {
    const raised = raisedBy(heard.text, heard, session)
    return raised === null || raised.offer === null ? [] : [raised]
  },

  show(_step, session, compiled, copy) {
    return {
      messages: isAlreadyEnding(session)
        ? [alreadyEnding(session, copy)]
        : partingWords(session, compiled, copy),
      input: {
        type: 'confirm',
        title: copy.say('confirm.title'),
        points: whatEnds(endNow(session), compiled.playbook.exit.dataDays, copy),
        accept: copy.say('confirm.accept'),
        more: laterDay(session, copy),
        decline: copy.say(isAlreadyEnding(session) ? 'confirm.leave_it' : 'confirm.decline'),
      },
      skip: null,
    }
  },
}

/** As it would end if it were confirmed when this was shown. */
const endNow = ({ started, lastAt }: Session): End => ({
  ...started,
  endsOn: endsOnOf(started, new Date(lastAt)),
})

const hasLaterDay = (session: Session): boolean => isSooner(session.started, endNow(session).endsOn)

/** Where the law ends it sooner, the customer may still name the day for which they have paid. */
function laterDay(session: Session, copy: Copy): ConfirmInput['more'] {
  const label = laterLabel(session.started, endNow(session).endsOn, copy)
  return label === null ? [] : [{ option: later, label }]
}

/** Of a plan that is ending, or is about to, nobody may say that it goes on; nor that it ends, once that is being taken back. */
function alreadyEnding({ started: { facts, askedAlready, takingBack } }: Session, copy: Copy): string {
  if (takingBack !== undefined)
    return copy.say('confirm.taking_back', { asked: copy.day(dayOf(new Date(takingBack))) })
  if (facts?.status === 'cancelling') return copy.say('confirm.already', { ends: copy.day(facts.periodEnd) })
  return copy.say('confirm.asked', { asked: copy.day(dayOf(new Date(askedAlready ?? ''))) })
}

function partingWords(session: Session, compiled: Compiled, copy: Copy): string[] {
  const reason = governing(compiled, session.reasons)
  if (!reason || reason.path === 'respond') return []
  const due = session.cases.find(({ kind }) => kind === reason.case?.kind)?.due
  return [copy.say(`parting.${reason.id}`, { due: due === undefined ? '' : copy.deadline(due) })]
}
