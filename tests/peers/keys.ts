import { day } from '../fixtures/a-clock.ts'
import type { Clock } from '../fixtures/a-clock.ts'

interface Kept {
  request: string
  at: number
  status: number
  body: string
}

/** A provider's memory of idempotency keys: the first answer is said again for a while, at Stripe a day, and then forgotten. */
export class Keys {
  readonly #kept = new Map<string, Kept>()
  readonly #clock: Clock
  readonly #window: number

  constructor(clock: Clock, window = day) {
    this.#clock = clock
    this.#window = window
  }

  /** The answer of before, or that the same key came with another request; null where it is new. */
  find(key: string, request: string): Kept | 'differs' | null {
    const kept = this.#kept.get(key)
    if (!kept || this.#clock.now().getTime() - kept.at >= this.#window) return null
    return kept.request === request ? kept : 'differs'
  }

  keep(key: string, request: string, status: number, body: string): void {
    this.#kept.set(key, { request, at: this.#clock.now().getTime(), status, body })
  }
}
