import type { Copy } from '#shared/copy/copy.ts'
import type { Happening } from '#shared/engine/events.ts'
import type { Session } from '#shared/engine/session.ts'
import type { Rivals } from '#shared/engine/trial.ts'
import type { StepId } from '#shared/playbook/playbook.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Input } from '#shared/protocol/turn.ts'
import type { Reading } from '#shared/reading/reading.ts'
import type { Left } from '#shared/rules/budget.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import type { Made } from '#shared/rules/limits.ts'

/** Where the conversation stands when a step is asked something. */
export interface Here {
  compiled: Compiled
  session: Session
  at: Date
  /** Offers of the customer's other sessions, and those made to accounts of their group. */
  earlier: readonly Made[]
  /** What budgets leave, as the tenant's books had it; without it nothing that needs their leave is offered. */
  left?: Left | null
  /** Somebody else's reading of the words now given; without it they are read here. */
  reading?: Reading | null
  /** Experiments that the session is in and that have not mattered yet. */
  rivals?: readonly Rivals[]
}

/** What a step shows: its sentences, its one question, and the label of skipping it. */
export interface Shown {
  messages: string[]
  input: Input
  skip: string | null
}

/** Answers that are the step's own business; *back*, *leaving* and words are handled for all steps alike. */
export type StepAnswer = Extract<Answer, { type: 'chose' | 'accepted' | 'declined' | 'skipped' }>

/** A customer's words, and what was made of them. */
export interface Heard extends Reading {
  text: string
}

/** One kind of step. Each function only says what happens; a trailing `moved` leads on. */
export interface StepKind<S> {
  /** On arrival. A step with nothing to ask moves on. */
  enter(step: S, here: Here): Happening[]
  /** Null where this is not an answer to the question on the table. */
  answer(step: S, answer: StepAnswer, here: Here): Happening[] | null
  /** What words in the customer's own hand lead to; nothing happens where they change nothing here. */
  hear(step: S, heard: Heard, here: Here): Happening[]
  show(step: S, session: Session, compiled: Compiled, copy: Copy): Shown
}

export const move = (to: StepId): Happening => ({ type: 'moved', to, back: false })
