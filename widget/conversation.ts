/** What the screen is doing. Pure: a screen and what happened to it make the next screen. */
import type { Answer } from '#shared/protocol/answer.ts'
import type { Frame, Resumed, Said, Turn } from '#shared/protocol/turn.ts'

/** Why nothing moves: no network, no answer in time, or an answer that says no. */
export type Trouble = 'offline' | 'silent' | 'refused'

/** An answer on its way, and how it reads in the thread. */
export interface Sent {
  answer: Answer
  said: string
}

export interface Screen {
  frame: Frame | null
  /** All that was said before the turn on the table. */
  thread: Said[]
  turn: Turn | null
  /** What stands in the words field. */
  draft: string
  ticked: string[]
  sent: Sent | null
  slow: boolean
  trouble: Trouble | null
  /** The turn on which we said that closing is not cancelling; we say it once. */
  notedOn: number
}

export type ScreenEvent =
  | { type: 'came'; resumed: Resumed }
  | { type: 'typed'; text: string }
  | { type: 'ticked'; option: string }
  | { type: 'answered'; sent: Sent }
  | { type: 'slowed' }
  | { type: 'turned'; turn: Turn }
  | { type: 'stuck'; trouble: Trouble }
  | { type: 'retried' }
  | { type: 'noted' }

export const blank: Screen = {
  frame: null,
  thread: [],
  turn: null,
  draft: '',
  ticked: [],
  sent: null,
  slow: false,
  trouble: null,
  notedOn: 0,
}

export const next = (screen: Screen, event: ScreenEvent): Screen => {
  switch (event.type) {
    case 'came':
      return { ...onTurn(screen, event.resumed.turn), ...event.resumed, draft: unsent(screen) }
    case 'typed':
      return { ...screen, draft: event.text }
    case 'ticked':
      return { ...screen, ticked: toggled(screen.ticked, event.option) }
    case 'answered':
      return { ...screen, sent: event.sent, draft: 'text' in event.sent.answer ? '' : screen.draft }
    case 'slowed':
      return { ...screen, slow: true }
    case 'turned':
      return { ...onTurn(screen, event.turn), thread: lines(screen) }
    case 'stuck':
      return { ...screen, trouble: event.trouble }
    case 'retried':
      return { ...screen, slow: true, trouble: null }
    case 'noted':
      return { ...screen, notedOn: screen.turn?.number ?? 0 }
  }
}

const toggled = (ticked: string[], option: string) =>
  ticked.includes(option) ? ticked.filter((one) => one !== option) : [...ticked, option]

const onTurn = (screen: Screen, turn: Turn): Screen => ({
  ...screen,
  turn,
  ticked: turn.number === screen.turn?.number ? screen.ticked : [],
  sent: null,
  slow: false,
  trouble: null,
})

/** Typed words are never lost: those of an answer not taken go back to the field, before any newer ones. */
const unsent = ({ sent, draft }: Screen): string =>
  [sent && 'text' in sent.answer && sent.answer.text, draft].filter(Boolean).join('\n')

export const questionOf = ({ input }: Turn): string | null => input && ('title' in input ? input.title : input.label)

const spoken = (turn: Turn, question = questionOf(turn)): Said[] =>
  [...turn.messages, ...(question ? [question] : [])].map((text) => ({ by: 'parley', text }))

/** All lines of the thread. A line keeps its place when the turn goes by, so that each is announced once. */
export const lines = ({ thread, turn, sent }: Screen): Said[] => {
  if (!turn) return thread
  if (!sent) return [...thread, ...spoken(turn, null)]
  return [...thread, ...spoken(turn), { by: 'customer', text: sent.said }]
}

/** What *send*, *continue* or a reply says: what is ticked, what is written, or both. */
export const answerOf = ({ turn, draft, ticked }: Screen, options = ticked): Sent | null => {
  const text = draft.trim()
  if (!options.length) return text ? { answer: { type: 'wrote', text }, said: text } : null
  const all = turn?.input && 'options' in turn.input ? turn.input.options : []
  const labels = all.filter(({ id }) => options.includes(id)).map(({ label }) => label)
  if (!text) return { answer: { type: 'chose', options }, said: labels.join(' · ') }
  return { answer: { type: 'chose', options, text }, said: [...labels, text].join(' · ') }
}
