import type { Outcome } from './outcome.ts'

/**
 * What the customer sees now. Every word arrives finished, in the customer's language:
 * the browser formats nothing and decides nothing.
 *
 * Chats of an earlier day are open in browsers: what stands here stays, and what is added they may not know. One
 * conversation as they know it is tests/fixtures/protocol-1.json.
 */
export interface Turn {
  /** Grows by one with each answer taken; an answer names the turn it belongs to. */
  number: number
  /** At most two short sentences, to be read before the input. */
  messages: string[]
  /** The one question on the table; null once the conversation has ended. */
  input: Input | null
  /** The field for the customer's own words, welcome on every turn until the end. */
  words: WordsField | null
  /** Label of the control that skips this question, where there is one to skip. */
  skip: string | null
  /** Label of the control that returns to the question before. */
  back: string | null
  /** Label of the control that cancels at once. Null only where `input` itself is the confirmation, or at the end. */
  wayOut: string | null
  outcome: Outcome | null
  /** Proof of what was done and the letter of thanks; only at the end. */
  receipt: Receipt | null
}

export type Input = ChoiceInput | TextInput | OfferInput | ConfirmInput

/** Chips to press. `many`: several may be ticked, then sent with `submit`. */
export interface ChoiceInput {
  type: 'choice'
  label: string
  options: { id: string; label: string }[]
  many: boolean
  submit: string
}

/** An open question: the words field is the answer. */
export interface TextInput {
  type: 'text'
  label: string
}

/** One offer with its terms in full. Yes and no weigh the same. */
export interface OfferInput {
  type: 'offer'
  title: string
  terms: Line[]
  accept: string
  /** Further ways to say yes, such as a shorter pause; each with the option that the answer then names. */
  more: { option: string; label: string }[]
  decline: string
}

/** The last question: what ends, when, and what stays. */
export interface ConfirmInput {
  type: 'confirm'
  title: string
  points: Line[]
  accept: string
  /** Another day to end on, where the customer may choose; with the option that the answer then names. */
  more: { option: string; label: string }[]
  decline: string
}

export interface Line {
  label: string
  value: string
}

export interface WordsField {
  label: string
  send: string
}

export interface Receipt {
  title: string
  lines: Line[]
  letter: string[]
}

/** One sentence of the conversation so far, for a page that was reloaded and for the record. */
export interface Said {
  by: 'parley' | 'customer'
  text: string
}

/** The frame's own words, sent once with the first turn. */
export interface Frame {
  /** BCP 47, the language the turns are written in. */
  locale: string
  direction: 'ltr' | 'rtl'
  /** Accessible name of the dialog. */
  title: string
  close: string
  /** Shown once when the chat is closed before the end: closing is not cancelling. */
  closeNote: string
  sending: string
  print: string
  done: string
  /** Names of the two speakers, for screen readers. */
  you: string
  us: string
}

/** `POST /v1/sessions` answers 201 with this; `GET /v1/sessions/current` the same without a ticket. */
export interface Begun extends Resumed {
  ticket: string
}

export interface Resumed {
  frame: Frame
  /** All that was said before this turn; empty at the first. */
  thread: Said[]
  turn: Turn
}
