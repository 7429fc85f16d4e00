import type { RefusalCode } from '#shared/protocol/refusal.ts'
import type { Resumed, Turn } from '#shared/protocol/turn.ts'
import type { Published } from './pinned.ts'

/** Somebody at the door, already identified. */
export interface Knock {
  tenant: string
  business: string
  customer: string
  subscription: string
  mode: 'live' | 'test'
  /** Names the token; it is exchanged once. */
  jti: string
  /** Made by the caller for this one knock, so that its retries are answered again. */
  key: string
  locale: string
  playbook: Published
}

/** What the object says: a yes with what was asked for, or a coded no and the turn to go on from. */
export type Told<T> = ({ ok: true } & T) | { ok: false; code: RefusalCode; turn?: Turn }
export interface Welcome {
  session: string
  resumed: Resumed
}
