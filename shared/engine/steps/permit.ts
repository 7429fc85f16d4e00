import type { Step } from '#shared/playbook/playbook.ts'
import { consider } from './consider.ts'
import { move, type StepKind } from './step.ts'

/** Consent to hear offers, asked once where a place demands it, and only where there is something to show. */
export const permit: StepKind<Extract<Step, { kind: 'permit' }>> = {
  enter(step, here) {
    const { started, permitted } = here.session
    if (!started.gates.permission || permitted === true) return [move(step.yes)]
    if (permitted === false) return [move(step.no)]
    return consider(here, true).chosen === null ? [move(step.yes)] : []
  },

  answer(step, answer) {
    const yes = answer.type === 'accepted' || (answer.type === 'chose' && answer.options[0] === 'yes')
    const no = answer.type !== 'accepted' && (answer.type !== 'chose' || answer.options[0] === 'no')
    if (!yes && !no) return null
    return [{ type: 'offers_permitted', permitted: yes }, move(yes ? step.yes : step.no)]
  },

  hear: () => [],

  show: (_step, _session, _compiled, copy) => ({
    messages: [],
    input: {
      type: 'choice',
      label: copy.say('permit.label'),
      options: [
        { id: 'yes', label: copy.say('permit.yes') },
        { id: 'no', label: copy.say('permit.no') },
      ],
      many: false,
      submit: copy.say('continue'),
    },
    skip: copy.say('skip'),
  }),
}
