/** What the screen is doing. Pure: each step takes a screen and what happened, and makes the next screen. */
import type { Answer } from '#shared/protocol/answer.ts'
import type { Frame, Resumed, Said, Turn } from '#shared/protocol/turn.ts'

/** Why nothing moves: no network, no answer in time, or an answer that says no or that this chat cannot show. */
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

/** The next turn; or, first of all and when an answer was not taken, where the conversation is. */
export type Reply = { turn: Turn } | Resumed

/** A newer worker may ask in a way that this chat cannot; how it ended needs no knowing, its words are said. */
export const isKnown = ({ input, outcome }: Turn): boolean =>
  !!outcome || /^(choice|text|offer|confirm)$/.test(input?.type ?? '')

/** Words that went with an answer leave the field when it is taken; no others ever do. */
export const heard = (screen: Screen, reply: Reply): Screen => {
  const { draft, sent } = screen
  const settled = { ...screen, turn: reply.turn, sent: null, slow: false, trouble: null }
  if ('thread' in reply) return { ...settled, ...reply }
  return { ...settled, thread: lines(screen), draft: sent && 'text' in sent.answer ? '' : draft, ticked: [] }
}

export const tick = (screen: Screen, option: string): Screen => ({
  ...screen,
  ticked: screen.ticked.includes(option)
    ? screen.ticked.filter((one) => one !== option)
    : [...screen.ticked, option],
})

/** Closing is not cancelling: said in the middle of a conversation, once. */
export const note = ({ turn, trouble, notedOn }: Screen): Partial<Screen> | null =>
  turn?.wayOut && !trouble && !notedOn ? { notedOn: turn.number } : null

export const questionOf = ({ input }: Turn): string | null =>
  input && ('title' in input ? input.title : input.label)

/** All lines of the thread. A line keeps its place when the turn goes by, so that each is announced once. */
export const lines = ({ thread, turn, sent }: Screen): Said[] => {
  if (!turn) return thread
  const question = sent && questionOf(turn)
  const spoken = turn.messages.concat(question || []).map((text) => ({ by: 'parley' as const, text }))
  return [...thread, ...spoken, ...(sent ? [{ by: 'customer' as const, text: sent.said }] : [])]
}

/** What *send*, *continue* or a reply says: what is ticked, what is written, or both. */
export const answerOf = ({ turn, draft, ticked }: Screen, ids = ticked): Sent | null => {
  const text = draft.trim()
  const all = turn?.input && 'options' in turn.input ? turn.input.options : []
  const chosen = all.filter(({ id }) => ids.includes(id))
  if (!chosen.length) return text ? { answer: { type: 'wrote', text }, said: text } : null
  return {
    answer: { type: 'chose', options: chosen.map(({ id }) => id), ...(text && { text }) },
    said: [...chosen.map(({ label }) => label), text].filter(Boolean).join(' · '),
  }
}
