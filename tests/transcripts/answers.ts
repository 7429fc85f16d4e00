import type { Answer } from '#shared/protocol/answer.ts'
import type { Input } from '#shared/protocol/turn.ts'

const controls: Record<string, Answer> = {
  skip: { type: 'skipped' },
  back: { type: 'back' },
  leave: { type: 'leaving' },
  yes: { type: 'accepted' },
  no: { type: 'declined' },
}

/** `yes 1` says yes with that option; `price + service "since May"` chooses two and adds words; `"since May"` only writes. */
export function answerOf(move: string, input: Input | null): Answer {
  const [, chosen = '', text] = /^([^"]*?) ?(?:"(.*)")?$/.exec(move) ?? []
  if (chosen === '') return { type: 'wrote', text: text ?? '' }
  const option = input !== null && 'more' in input ? /^yes (\S+)$/.exec(chosen)?.[1] : undefined
  if (option !== undefined) return { type: 'accepted', option }
  const control = controls[chosen]
  const isOption = input?.type === 'choice' && input.options.some(({ id }) => id === chosen)
  if (control && !isOption) return control
  return { type: 'chose', options: chosen.split(' + '), ...(text === undefined ? {} : { text }) }
}
