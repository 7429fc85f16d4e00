import type { Session } from '#shared/engine/session.ts'
import type { Step } from '#shared/playbook/playbook.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import { governing, reasonsGiven, route } from './route.ts'
import type { StepKind } from './step.ts'

/** Back here with another reason than the one it was asked for, the question is the open one. */
const optionsFor = (compiled: Compiled, session: Session): string[] =>
  governing(compiled, session.reasons)?.probe?.options ?? []

/** At most one follow-up question in a session, where the reason is unclear or something went wrong (S4.7). */
export const listen: StepKind<Extract<Step, { kind: 'listen' }>> = {
  enter(step, { compiled, session }) {
    const probe = governing(compiled, session.reasons)?.probe
    if (!probe || session.probed) return [route(step, compiled, session.reasons)]
    return [{ type: 'probe_asked' }]
  },

  answer(step, answer, { compiled, session }) {
    const onward = route(step, compiled, session.reasons)
    if (answer.type === 'skipped') return [{ type: 'question_skipped', step: session.step }, onward]
    if (answer.type !== 'chose') return null
    const known = optionsFor(compiled, session)
    if (!answer.options.every((option) => known.includes(option))) return null
    return [{ type: 'probe_answered', options: [...new Set(answer.options)] }, onward]
  },

  /**
   * Words may name the reason that pressing *other* did not. To an open question any words are an answer, also those
   * that look like a question themselves: "what happened is that…"
   */
  hear(step, reading, here) {
    const { compiled, session } = here
    if (reading.intent === 'stay') return []
    if (reading.intent === 'question' && optionsFor(compiled, session).length > 0) return []
    const known = reading.reasons.filter((reason) => compiled.reasons.has(reason))
    const named = known.length > 0 && governing(compiled, session.reasons)?.path === 'leave' ? known : null
    const given = named === null ? [] : reasonsGiven(here, named, 'words')
    return [
      ...given,
      { type: 'probe_answered', options: [] },
      route(step, compiled, named ?? session.reasons),
    ]
  },

  show(_step, session, compiled, copy) {
    const reason = governing(compiled, session.reasons)
    const label = copy.say(`probe.${reason?.probe ? reason.id : 'other'}`)
    const options = optionsFor(compiled, session).map((id) => ({ id, label: copy.say(`probe.option.${id}`) }))
    return {
      messages: [],
      input:
        options.length === 0
          ? { type: 'text', label }
          : { type: 'choice', label, options, many: false, submit: copy.say('continue') },
      skip: copy.say('skip'),
    }
  },
}
