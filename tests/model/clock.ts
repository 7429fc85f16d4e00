/** The time of a run: this machine's, set on or back together with the server's. Peers and customers go by it as well. */
export class Clock {
  #by = 0
  #latest = 0
  #times = 0

  /** Milliseconds since 1970, as everybody in the run has it. */
  now(): number {
    const now = Date.now() + this.#by
    this.#latest = Math.max(this.#latest, now)
    return now
  }

  /** The latest that it has ever shown: what was decided before now bears no later time, also where it was set back. */
  latest(): number {
    this.now()
    return this.#latest
  }

  /** Milliseconds by which it differs from this machine's. */
  by(): number {
    return this.#by
  }

  /** How often it was set. */
  times(): number {
    return this.#times
  }

  /** Call while the server is down. */
  set(milliseconds: number): void {
    this.now()
    this.#by += milliseconds
    this.#times++
  }
}
