import type { Lane, Unsent } from '#shared/engine/effects.ts'
import type { StuckWhy } from '#shared/engine/stuck.ts'
import type { VoidReason } from '#shared/engine/still-stands.ts'
import { logFault } from '../errors.ts'
import { verdictOf } from './classify.ts'
import { nextInLine } from './order.ts'
import { pauseAfter, pauseAsked } from './pauses.ts'
import { never, type OutboxRows, type Waiting } from './outbox-rows.ts'

export type { Waiting } from './outbox-rows.ts'

/** How an effect ended. `unsent` says why a letter needed no sending, `void` why an offer stood no more. */
export type Settled = { type: 'done'; unsent?: Unsent } | { type: 'failed'; why: string; void?: VoidReason }
/** How trying it ended. `after`: milliseconds that the provider asks us to wait. `unlike`: taken, and not shown. */
export type Tried =
  | Settled
  | { type: 'again'; after?: number | null; unlike?: true }
  | { type: 'stuck'; why: StuckWhy }

/** Milliseconds after which a provider that does not let us in is tried again by itself. */
const barredPause = 3_600_000

interface Around {
  perform: (waiting: Waiting) => Promise<Tried>
  settle: (waiting: Waiting, settled: Settled) => void
  /** Writes down that it needs a person, and is due again at a moment, or never by itself. */
  stick: (waiting: Waiting, why: StuckWhy, due: number) => void
}

/**
 * The durable list of effects not yet done, and who goes next. Billing's lane goes in order; a notice that fails lets
 * the next one pass. One run of a lane at a time, so nobody is told of what does not exist yet.
 */
export class Outbox {
  readonly rows: OutboxRows
  readonly #around: Around
  readonly #running = new Map<Lane, Promise<void>>()

  constructor(rows: OutboxRows, around: Around) {
    this.rows = rows
    this.#around = around
  }

  /** Does what is due in one lane. Never throws: what fails waits for its next time. */
  run(lane: Lane, now: () => number): Promise<void> {
    let run = this.#running.get(lane)
    if (!run) {
      run = this.#runLane(lane, now).catch((fault: unknown) => logFault(`outbox ${lane}`, fault))
      this.#running.set(lane, run)
      void run.finally(() => this.#running.delete(lane))
    }
    return run
  }

  /** When something is due next; null where nothing waits. */
  nextDue(): number | null {
    return this.rows.nextDue()
  }

  async #runLane(lane: Lane, now: () => number): Promise<void> {
    const tried = new Set<number>()
    for (;;) {
      const open = this.rows.open(lane)
      const next = lane === 'billing' ? nextInLine(open, tried, now()) : nextNotice(open, tried, now())
      if (next === null) return
      tried.add(next.place)
      this.#write(next, await this.#try(next), now())
    }
  }

  async #try(waiting: Waiting): Promise<Tried> {
    try {
      return await this.#around.perform(waiting)
    } catch (fault) {
      const tried = triedOf(fault)
      // A plain no stands in the record.
      if (tried.type !== 'failed') logFault(`effect ${waiting.kind}`, fault)
      return tried
    }
  }

  #write(waiting: Waiting, tried: Tried, now: number): void {
    const { key, attempts, isStuck } = waiting
    // A person was quicker.
    if (this.rows.find(key) === null) return
    if (tried.type === 'done' || tried.type === 'failed') return this.#around.settle(waiting, tried)
    if (tried.type === 'again') {
      const { after = null, unlike = false } = tried
      const pause = after === null ? pauseAfter(attempts) : pauseAsked(after)
      return this.rows.again(key, now + pause, unlike)
    }
    const due = tried.why === 'barred' ? now + Math.max(barredPause, pauseAfter(attempts)) : never
    if (isStuck) this.rows.stick(key, due, attempts + 1)
    else this.#around.stick(waiting, tried.why, due)
  }
}

/** What a fault comes to. An unknown outcome and a busy provider both wait; what left stays in flight and is read first. */
export function triedOf(fault: unknown): Tried {
  const verdict = verdictOf(fault)
  switch (verdict.type) {
    case 'refused':
      return { type: 'failed', why: verdict.why }
    case 'barred':
      return { type: 'stuck', why: 'barred' }
    case 'busy':
      return { type: 'again', after: verdict.after }
    case 'unknown':
      return { type: 'again' }
  }
}

const nextNotice = (open: readonly Waiting[], tried: ReadonlySet<number>, now: number): Waiting | null =>
  open.find(({ place, due }) => due <= now && !tried.has(place)) ?? null
