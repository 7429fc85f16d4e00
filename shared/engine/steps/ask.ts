import type { Copy } from '#shared/copy/copy.ts'
import type { Happening } from '#shared/engine/events.ts'
import type { Session } from '#shared/engine/session.ts'
import type { Step } from '#shared/playbook/playbook.ts'
import { reasonsGiven, route, shuffled } from './route.ts'
import { move, type Here, type StepKind } from './step.ts'

/** Chosen where the customer's words name no reason we know; last in the list. */
export const unclear = 'other'

/** The reason question, asked of everyone, required of no one (S0.17). */
export const ask: StepKind<Extract<Step, { kind: 'ask' }>> = {
  enter: () => [],

  answer(step, answer, here) {
    if (answer.type === 'skipped') return [...skipped(here), move(step.unknown)]
    if (answer.type !== 'chose') return null
    if (!answer.options.every((option) => here.compiled.reasons.has(option))) return null
    const reasons = [...new Set(answer.options)]
    return [...reasonsGiven(here, reasons, 'choice'), route(step, here.compiled, reasons)]
  },

  hear(step, reading, here) {
    if (reading.intent === 'question' || reading.intent === 'stay') return []
    const known = reading.reasons.filter((reason) => here.compiled.reasons.has(reason))
    const reasons = known.length > 0 ? known : [unclear].filter((reason) => here.compiled.reasons.has(reason))
    if (reasons.length === 0) return [move(step.unknown)]
    return [...reasonsGiven(here, reasons, 'words'), route(step, here.compiled, reasons)]
  },

  show(_step, session, compiled, copy) {
    const ids = compiled.playbook.reasons.map((reason) => reason.id)
    const named = shuffled(
      ids.filter((id) => id !== unclear),
      session,
    )
    const options = [...named, ...ids.filter((id) => id === unclear)]
    return {
      messages: session.turn === 1 ? [greeting(session, copy)] : [],
      input: {
        type: 'choice',
        label: copy.say('ask.label'),
        options: options.map((id) => ({ id, label: copy.say(`reason.${id}`) })),
        many: true,
        submit: copy.say('continue'),
      },
      skip: copy.say('ask.skip'),
    }
  },
}

/** *Rather not say*, after going back, takes back what was said before. */
function skipped({ session }: Here): Happening[] {
  const skip: Happening = { type: 'question_skipped', step: session.step }
  return session.reasons.length === 0 ? [skip] : [{ type: 'reason_given', reasons: [], by: 'choice' }, skip]
}

/** One sentence with the customer's own facts; no thanks for loyalty, no padding (S0.14). */
function greeting(session: Session, copy: Copy): string {
  const { facts, business } = session.started
  if (facts === null) return copy.say('greet.unknown', { business })
  const plan = copy.localized(facts.plan.name)
  if (facts.since === null) return copy.say('greet.plan', { plan })
  return copy.say('greet.since', { plan, since: copy.month(facts.since) })
}
