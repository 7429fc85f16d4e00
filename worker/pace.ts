/** Milliseconds over which is counted. */
const minute = 60_000

/** So many in any minute, counted in memory: who is let in is remembered for as long as it counts. */
export class Pace {
  #taken: number[] = []

  /** Null where one more is let in; else the seconds after which it may be tried again. Who is turned away is not counted. */
  take(most: number, now: number): number | null {
    // A clock that was set back would count for ever what it thinks is still to come.
    this.#taken = this.#taken.filter((at) => at > now - minute && at <= now)
    const oldest = this.#taken[this.#taken.length - most]
    if (oldest !== undefined) return Math.max(1, Math.ceil((oldest + minute - now) / 1000))
    this.#taken.push(now)
    return null
  }

  /** Whether nothing of it counts any more. */
  isOver(now: number): boolean {
    return !this.#taken.some((at) => at > now - minute)
  }
}

/** The same for each of many. Of too many the quiet ones are forgotten, and in need all. */
export class Paces {
  readonly #most: number
  readonly #paces = new Map<string, Pace>()

  constructor(most: number) {
    this.#most = most
  }

  take(who: string, most: number, now: number): number | null {
    let pace = this.#paces.get(who)
    if (!pace) {
      if (this.#paces.size >= this.#most) this.#makeRoom(now)
      this.#paces.set(who, (pace = new Pace()))
    }
    return pace.take(most, now)
  }

  #makeRoom(now: number): void {
    for (const [who, pace] of this.#paces) if (pace.isOver(now)) this.#paces.delete(who)
    if (this.#paces.size >= this.#most) this.#paces.clear()
  }
}
