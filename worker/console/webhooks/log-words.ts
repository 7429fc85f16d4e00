import type { LogLine } from '../../webhooks/deliveries.ts'
import type { Outcome } from '../../webhooks/schedule.ts'
import type { WordKey, Words } from '../words.ts'

/** What waits for an endpoint that is off is held. */
export function stateIn({ state }: LogLine, isOn: boolean, words: Words): string {
  const isHeld = !isOn && (state === 'waiting' || state === 'behind')
  return words.say(`hooks.log.state.${isHeld ? 'held' : state}`)
}

const unanswered = {
  late: 'hooks.answer.late',
  unreachable: 'hooks.answer.unreachable',
  refused: 'hooks.answer.refused',
  locked: 'hooks.answer.locked',
} as const satisfies Record<Exclude<Outcome['type'], 'answered'>, WordKey>

/** The status, and nothing else of what was answered. */
export function answerIn({ answer, tries }: LogLine, words: Words): string {
  if (answer === null) return tries === 0 ? '' : words.say('hooks.answer.under_way')
  return Object.hasOwn(unanswered, answer)
    ? words.say(unanswered[answer as keyof typeof unanswered])
    : words.say('hooks.answer.status', { status: answer })
}
