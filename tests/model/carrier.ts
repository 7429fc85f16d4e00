/** Carries the events of one billing to the server: again until each is taken, now and then twice, and in no sure order. */
import { setTimeout as delay } from 'node:timers/promises'

/** Milliseconds until what was not taken is sent again: long enough for later events to be there first. */
const pause = 400
/** Every so manieth event comes twice. */
const twice = 5

type Sign = () => Promise<Record<string, string>>

export class Carrier {
  #to: string | null = null
  #count = 0
  #onTheWay = 0
  #isOver = false

  tellTo(address: string): void {
    this.#to = address
  }

  onTheWay(): number {
    return this.#onTheWay
  }

  close(): void {
    this.#isOver = true
  }

  /** `sign`: each time anew, since a signature bears its time. */
  async carry(body: string, sign: Sign): Promise<void> {
    const to = this.#to
    if (to === null) return
    this.#count++
    const times = this.#count % twice === 0 ? 2 : 1
    this.#onTheWay++
    for (let taken = 0; taken < times && !this.#isOver;)
      if (await this.#isTaken(to, body, await sign())) taken++
      else await delay(pause)
    this.#onTheWay--
  }

  /** Killed, frozen, not up yet, or by another clock: not taken. */
  async #isTaken(to: string, body: string, headers: Record<string, string>): Promise<boolean> {
    const signal = AbortSignal.timeout(5000)
    const init = { method: 'POST', body, headers, signal }
    return fetch(to, init).then(
      async (response) => {
        await response.body?.cancel()
        return response.status === 200
      },
      () => false,
    )
  }
}
