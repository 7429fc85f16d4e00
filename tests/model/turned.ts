import type { Clock } from './clock.ts'
import type { Erased } from './evidence.ts'
import type { TenantId } from './plan.ts'

/** Somebody was not let in, or not let go on, and comes again with a fresh token: their time was over, or they were erased. */
export class TurnedAway extends Error {
  override readonly name = 'TurnedAway'
}

/** What may end a visit from outside. */
export interface Interruptions {
  clock: Clock
  erased: Erased[]
  /** Customers whose erasure was asked for and is not answered yet, as `tenant customer`. */
  erasing: Set<string>
}

/** What has happened to one visitor since a moment, so that a no is known to be a right one. */
export class Since {
  readonly #around: Interruptions
  readonly #who: { tenant: TenantId; customer: string }
  readonly #times: number

  constructor(around: Interruptions, who: { tenant: TenantId; customer: string }) {
    this.#around = around
    this.#who = who
    this.#times = around.clock.times()
  }

  clockWasSet(): boolean {
    return this.#around.clock.times() !== this.#times
  }

  /** Ever: a clock that was set back takes who comes now for somebody from before. */
  wasErased(): boolean {
    const { tenant, customer } = this.#who
    const isTheirs = (one: Erased) => one.tenant === tenant && one.customer === customer
    return this.#around.erasing.has(`${tenant} ${customer}`) || this.#around.erased.some(isTheirs)
  }

  /** @throws TurnedAway where that explains the status; Error where nothing does. */
  refusal(status: number, what: string): Error {
    const isExplained =
      (status === 401 && this.clockWasSet()) || ((status === 401 || status === 404) && this.wasErased())
    return isExplained ? new TurnedAway(what) : new Error(what)
  }
}
