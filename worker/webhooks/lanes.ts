import { logFault } from '../errors.ts'
import { unlocked } from '../identity/locked.ts'
import type { Deliveries, Delivery } from './deliveries.ts'
import type { Endpoint, Endpoints, OffWhy } from './endpoints.ts'
import type { Surroundings } from './outside.ts'
import { delays, verdictOn, type Outcome } from './schedule.ts'
import { sendOnce } from './send.ts'

/** Tries of one run; what is left over waits for the next alarm. */
const mostAtOnce = 200
export const purpose = 'webhook'

interface Tables {
  storage: DurableObjectStorage
  endpoints: Endpoints
  deliveries: Deliveries
}

/** A lane for each endpoint, one request at a time in each; none waits for another. */
export class Lanes {
  readonly #tables: Tables
  readonly #around: Surroundings
  readonly #switchOff: (endpoint: Endpoint, why: OffWhy) => void
  readonly #running = new Map<string, Promise<void>>()

  constructor(tables: Tables, around: Surroundings, switchOff: (endpoint: Endpoint, why: OffWhy) => void) {
    this.#tables = tables
    this.#around = around
    this.#switchOff = switchOff
  }

  /** Sends what is due, at every endpoint. Never throws. */
  async run(): Promise<void> {
    await Promise.all(this.#tables.endpoints.all().map(({ id }) => this.#lane(id)))
  }

  #lane(id: string): Promise<void> {
    let run = this.#running.get(id)
    if (!run) {
      run = this.#runLane(id)
        .catch((fault: unknown) => logFault('webhooks', fault))
        .finally(() => this.#running.delete(id))
      this.#running.set(id, run)
    }
    return run
  }

  async #runLane(id: string): Promise<void> {
    for (let tries = 0; tries < mostAtOnce; tries++) {
      const endpoint = this.#tables.endpoints.find(id)
      const next = endpoint && this.#tables.deliveries.next(id, endpoint.off === null, this.#around.now())
      if (!next) return
      await this.#try(endpoint, next)
    }
  }

  async #try(endpoint: Endpoint, delivery: Delivery): Promise<void> {
    const { storage, deliveries, endpoints } = this.#tables
    const { now, patience, chance } = this.#around
    const tries = delivery.tries + 1
    deliveries.begin(delivery.place, now(), now() + patience + (delays[tries] ?? 0))
    const outcome = await this.#send(endpoint, delivery)
    const verdict = verdictOn(outcome, tries, delivery.byHand, chance())
    const answer = outcome.type === 'answered' ? String(outcome.status) : outcome.type
    storage.transactionSync(() => {
      deliveries.settle(delivery.place, verdict, answer, now())
      // Somebody may have changed it while we were waiting.
      const current = endpoints.find(endpoint.id)
      if ('off' in verdict && verdict.off !== null && current?.off === null)
        this.#switchOff(current, verdict.off)
    })
  }

  async #send({ id: endpoint, url, own }: Endpoint, { id, body }: Delivery): Promise<Outcome> {
    const { now, secret, host } = this.#around
    const kept = this.#tables.endpoints.secrets(endpoint, now())
    const opened = await Promise.all(kept.map(({ locked }) => unlocked(purpose, endpoint, locked, secret)))
    const secrets = opened.filter((one) => one !== null)
    if (secrets.length === 0) return { type: 'locked' }
    return sendOnce(
      { url, own: host === null ? own : [...own, host], secrets, id, body },
      this.#around,
      now(),
    )
  }
}
