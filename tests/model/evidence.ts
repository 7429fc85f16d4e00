/** What a run leaves behind, as the checker reads it: five books kept apart, and what customers saw. */
import type { Change } from '#shared/engine/change.ts'
import type { Event } from '#shared/engine/events.ts'
import type { Outcome } from '#shared/protocol/outcome.ts'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import type { TenantId } from './plan.ts'

/** What billing's own books say of a change: its kind, and of its figures those that they keep. */
export interface Told {
  type: string
  [figure: string]: unknown
}

/** The kind of what came under a key that other words had come under. */
export const otherWords = 'other words'

/**
 * An order that arrived at billing, and what it did then. `repeat`: it was there already, and nothing was done. `key`: of
 * the effect, empty where a provider's books name none. `at`: the latest time that the clock of the run had ever shown.
 */
export interface Order {
  tenant: TenantId
  key: string
  customer: string
  subscription: string
  change: Told
  at: number
  did: 'done' | 'refused' | 'repeat'
}

/** An account at billing once all is quiet. */
export interface AccountLeft {
  tenant: TenantId
  customer: string
  subscription: string
  endsOn: string | null
  owes: boolean
}

export interface Asked {
  key: string
  session: string
  subscription: string
  lane: string
  state: string
  effect: { type: string; change?: Change; letter?: string }
}

/** An arm that began to matter to a customer, in a session. */
export interface Exposure {
  experiment: string
  phase: number
  arm: string
  session: string
}

/** One customer's object. */
export interface Log {
  sessions: (readonly Event[])[]
  /** In the order they were asked for. */
  outbox: Asked[]
  exposures: Exposure[]
}

/** What stands in one tenant's object. */
export interface Rows {
  tenant: TenantId
  rows: SessionRow[]
  exposures: Exposure[]
}

/**
 * What arrived at a sink. `took`: it answered with a yes. `isSigned`: by that tenant's secret, just now. `at`, here and
 * below: by this machine's own clock, which nobody sets.
 */
export interface Arrived {
  tenant: TenantId
  id: string
  body: string
  took: boolean
  isSigned: boolean
  at: number
}

/** A letter that a mail server had whole. `took`: it also said so. */
export interface Posted {
  tenant: TenantId
  id: string
  to: string
  text: string
  took: boolean
  at: number
}

/** A session that a customer was let into: when they knocked, and when they were in. */
export interface Opened {
  tenant: TenantId
  customer: string
  session: string
  asked: number
  told: number
}

/** A customer who was erased. `isThere`: the tenant's object has said so, too. */
export interface Erased {
  tenant: TenantId
  customer: string
  asked: number
  told: number
  isThere: boolean
}

/** What a customer was shown of a session, the last time they looked. */
export interface Heard {
  session: string
  turn: number
  outcome: Outcome | null
}

/** Two tabs that gave one answer to one turn, and what both were told. */
export interface Twins {
  session: string
  turn: number
  told: string[]
}

/** Somebody who left from wherever they were. */
export interface Left {
  session: string
  from: string
  answers: number
  outcome: Outcome | null
}

/** Something of one tenant that was seen at another, and how anybody came in who must not. */
export interface Strayed {
  where: string
  what: string
}

export interface Quiet {
  /** Milliseconds from the last fault until nothing was pending, and those it may take. */
  took: number
  bound: number
  pending: string[]
}

export interface Evidence {
  orders: Order[]
  accounts: AccountLeft[]
  logs: Log[]
  tenants: Rows[]
  arrived: Arrived[]
  posted: Posted[]
  opened: Opened[]
  erased: Erased[]
  heard: Heard[]
  twins: Twins[]
  left: Left[]
  strayed: Strayed[]
  quiet: Quiet
}
