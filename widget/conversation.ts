/** What the screen is doing. Pure: a screen and what happened to it make the next screen. */
import type { Answer } from '#shared/protocol/answer.ts'
import type { Frame, Resumed, Said, Turn } from '#shared/protocol/turn.ts'

/** Why nothing moves: no network, no answer in time, or an answer that says no. */
export type Trouble = 'offline' | 'silent' | 'refused'

export interface Screen {
  frame: Frame | null
  /** All that was said before the turn on the table. */
  thread: Said[]
  turn: Turn | null
  /** What stands in the words field. */
  draft: string
  ticked: string[]
  /** The answer on its way, not yet taken. */
  sent: Answer | null
  slow: boolean
  trouble: Trouble | null
  /** Closing is not cancelling, and this is said once. */
  closeNote: 'unsaid' | 'shown' | 'said'
}

export type ScreenEvent =
  | { type: 'came'; resumed: Resumed }
  | { type: 'typed'; text: string }
  | { type: 'ticked'; option: string }
  | { type: 'answered'; answer: Answer }
  | { type: 'slow' }
  | { type: 'turned'; turn: Turn }
  | { type: 'returned'; turn: Turn }
  | { type: 'stuck'; trouble: Trouble }
  | { type: 'retried' }
  | { type: 'closing' }

export const blank: Screen = {
  frame: null,
  thread: [],
  turn: null,
  draft: '',
  ticked: [],
  sent: null,
  slow: false,
  trouble: null,
  closeNote: 'unsaid',
}

export const next = (screen: Screen, event: ScreenEvent): Screen => {
  switch (event.type) {
    case 'came':
      return { ...settled(screen, event.resumed.turn), ...event.resumed, draft: unsent(screen) }
    case 'typed':
      return { ...screen, draft: event.text }
    case 'ticked':
      return { ...screen, ticked: toggled(screen.ticked, event.option) }
    case 'answered':
      return answered(screen, event.answer)
    case 'slow':
      return { ...screen, slow: true }
    case 'turned':
      return { ...settled(screen, event.turn), thread: lines(screen) }
    case 'returned':
      return { ...settled(screen, event.turn), ...returned(screen, event.turn), draft: unsent(screen) }
    case 'stuck':
      return { ...screen, slow: false, trouble: event.trouble }
    case 'retried':
      return { ...screen, slow: true, trouble: null }
    case 'closing':
      return { ...screen, closeNote: 'shown' }
  }
}

const toggled = (ticked: string[], option: string) =>
  ticked.includes(option) ? ticked.filter((one) => one !== option) : [...ticked, option]

/** Words that went with the answer leave the field; words beside another press stay there. */
const answered = (screen: Screen, answer: Answer): Screen => ({
  ...screen,
  sent: answer,
  draft: 'text' in answer ? '' : screen.draft,
  closeNote: screen.closeNote === 'shown' ? 'said' : screen.closeNote,
})

const settled = (screen: Screen, turn: Turn): Screen => ({
  ...screen,
  turn,
  ticked: turn.number === screen.turn?.number ? screen.ticked : [],
  sent: null,
  slow: false,
  trouble: null,
})

/** The answer was not taken. Where another turn is on the table, the one before was said all the same. */
const returned = ({ thread, turn }: Screen, now: Turn) => ({
  thread: turn && turn.number !== now.number ? [...thread, ...spoken(turn)] : thread,
})

/** Typed words are never lost: those of an answer not taken go back to the field, before any newer ones. */
const unsent = ({ sent, draft }: Screen): string =>
  [sent && 'text' in sent ? sent.text : '', draft].filter(Boolean).join('\n')

export const questionOf = ({ input }: Turn): string | null =>
  input && ('title' in input ? input.title : input.label)

/** The sentences above the input. The question itself stands with the input. */
const messagesOf = (turn: Turn): Said[] =>
  turn.messages.filter((text) => text !== questionOf(turn)).map((text) => ({ by: 'parley', text }))

const spoken = (turn: Turn): Said[] => {
  const question = questionOf(turn)
  return question ? [...messagesOf(turn), { by: 'parley', text: question }] : messagesOf(turn)
}

/** The reply as it will stand in the record. */
const replyTo = ({ input, skip, back, wayOut }: Turn, answer: Answer): string | null => {
  switch (answer.type) {
    case 'chose':
      return [...labelsOf(input, answer.options), answer.text].filter(Boolean).join(' · ')
    case 'wrote':
      return answer.text
    case 'skipped':
      return skip
    case 'back':
      return back
    case 'leaving':
      return wayOut
    case 'accepted':
    case 'declined':
      return input && 'accept' in input ? input[answer.type === 'accepted' ? 'accept' : 'decline'] : null
  }
}

const labelsOf = (input: Turn['input'], ids: string[]): string[] =>
  input && 'options' in input
    ? input.options.filter(({ id }) => ids.includes(id)).map(({ label }) => label)
    : []

/** All lines of the thread. A line keeps its place when the turn goes by, so that each is announced once. */
export const lines = ({ thread, turn, sent }: Screen): Said[] => {
  if (!turn) return thread
  if (!sent) return [...thread, ...messagesOf(turn)]
  const text = replyTo(turn, sent)
  return [...thread, ...spoken(turn), ...(text ? [{ by: 'customer' as const, text }] : [])]
}

/** What pressing *send* or *continue* says: what is ticked, what is written, or both. */
export const answerOf = ({ draft, ticked }: Screen, options = ticked): Answer | null => {
  const text = draft.trim()
  if (options.length) return { type: 'chose', options, ...(text && { text }) }
  return text ? { type: 'wrote', text } : null
}
