import { logFault } from '../errors.ts'

/**
 * How many conversations were begun in one minute by all of a tenant's customers. Each isolate counts its own at once,
 * and tells the tenant's object behind the answer, once a second; so nobody waits for that, and all isolates together
 * let in too many for about a second.
 */
interface Tally {
  minute: number
  /** Of all isolates, as the object last said. */
  known: number
  /** Of this one, since. */
  fresh: number
  toldAt: number
}

export interface Telling {
  /** Adds to the count of a minute. @returns the sum. */
  tell: (minute: number, more: number) => Promise<number>
  behind: (work: Promise<unknown>) => void
}

const minuteMs = 60_000
const tellEvery = 1000

export class BeginTally {
  readonly #tallies = new Map<string, Tally>()

  /** Null where one more may begin; else the seconds until the minute is over. */
  take(tenant: string, most: number, now: number, telling: Telling): number | null {
    const minute = Math.floor(now / minuteMs)
    const before = this.#tallies.get(tenant)
    const tally = before?.minute === minute ? before : { minute, known: 0, fresh: 0, toldAt: 0 }
    this.#tallies.set(tenant, tally)
    if (tally.known + tally.fresh >= most) return Math.ceil(((minute + 1) * minuteMs - now) / 1000)
    tally.fresh += 1
    if (now - tally.toldAt >= tellEvery) {
      tally.toldAt = now
      telling.behind(this.#tell(tally, telling))
    }
    return null
  }

  /** Where the tenant's object is away, each isolate keeps to the number by itself. */
  async #tell(tally: Tally, { tell }: Telling): Promise<void> {
    const told = tally.fresh
    try {
      const sum = await tell(tally.minute, told)
      tally.fresh -= told
      tally.known = sum
    } catch (fault) {
      logFault('begins', fault)
    }
  }
}

/** What the tenant's object keeps of it: one number, in memory. */
export class BeginCount {
  #minute = 0
  #sum = 0

  /** @returns the sum of that minute; of one that is over, what was added. */
  add(minute: number, more: number): number {
    if (minute < this.#minute) return more
    if (minute > this.#minute) this.#sum = 0
    this.#minute = minute
    return (this.#sum += more)
  }
}
