import type { Stated } from '#shared/facts/stated.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import type { RefusalCode } from '#shared/protocol/refusal.ts'
import type { Resumed, Turn } from '#shared/protocol/turn.ts'
import type { Reading } from '#shared/reading/reading.ts'
import type { OfferEvidence } from '#shared/rules/chance.ts'
import type { Published } from './pinned.ts'
import type { Running } from './trials.ts'

/** Somebody at the door, already identified. */
export interface Knock {
  tenant: string
  business: string
  customer: string
  subscription: string
  mode: 'live' | 'test'
  /** Names the token; it is exchanged once. */
  jti: string
  /** When it was made, in milliseconds since 1970. */
  issued: number
  /** Made by the caller for this one knock, so that its retries are answered again. */
  key: string
  locale: string
  /** Where the customer is written to, as the token says it; null where it does not. */
  email: string | null
  /** What the token says of the customer. */
  stated: Stated | null
  playbook: Published
  /** What became of offers taken before. */
  evidence: OfferEvidence
  /** Experiments that they may belong to, the holdout first. */
  running: readonly Running[]
}

/** An answer to a turn, let in. */
export interface Given {
  turn: number
  answer: Answer
  locale: string
  /** What somebody else has made of its words; null where the phrases are to read them. */
  reading: Reading | null
}

/**
 * What the object says: a yes with what was asked for, or a coded no and the turn to go on from. `after`: seconds after
 * which it may be asked again.
 */
export type Told<T> = ({ ok: true } & T) | { ok: false; code: RefusalCode; turn?: Turn; after?: number }
export interface Welcome {
  session: string
  resumed: Resumed
}
