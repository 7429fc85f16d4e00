import { tellable } from '#shared/webhooks/events.ts'
import type { Told } from '#shared/webhooks/told.ts'
import { locked } from '../identity/locked.ts'
import { troubleWith, type AddressTrouble } from './address.ts'
import { Deliveries, type LogLine } from './deliveries.ts'
import { Endpoints, mostEndpoints, type Endpoint, type OffWhy } from './endpoints.ts'
import { Lanes, purpose } from './lanes.ts'
import type { Surroundings } from './outside.ts'
import { OwnerLetters } from './owner-letters.ts'
import { isOutOfReach } from './send.ts'
import { newSecret } from './signature.ts'

/** What an operator wants done. `id` is the endpoint's; that of a new one is made by the form, so that it is made once. */
export type Deed =
  | ({ type: 'add' } & Omit<Endpoint, 'created' | 'off'>)
  | { type: 'ping' | 'rotate' | 'switch_on' | 'switch_off' | 'remove'; id: string }
  | { type: 'replay'; id: string; place: number }

/** `secret`: a new one, for the only time it is seen. */
export type Done =
  | { ok: true; secret: string | null }
  | { ok: false; code: 'not_found' | 'too_many' }
  | { ok: false; code: 'address'; trouble: AddressTrouble }

/** An endpoint as it stands. */
export interface Standing {
  endpoint: Endpoint
  /** Deliveries that are not over. */
  waiting: number
  last: LogLine | null
  /** Until when the secret before still signs, in milliseconds; null where only one does. */
  overlapUntil: number | null
}

/** Deliveries that the log shows. */
export const logShown = 100

const done: Done = { ok: true, secret: null }
const notFound: Done = { ok: false, code: 'not_found' }

/** What a tenant's own systems are told, from its happening to the last try. */
export class Webhooks {
  readonly #storage: DurableObjectStorage
  readonly #around: Surroundings
  readonly #endpoints: Endpoints
  readonly #deliveries: Deliveries
  readonly #letters: OwnerLetters
  readonly #lanes: Lanes

  constructor(storage: DurableObjectStorage, around: Surroundings) {
    const { sql } = storage
    this.#storage = storage
    this.#around = around
    this.#endpoints = new Endpoints(sql)
    this.#deliveries = new Deliveries(sql)
    this.#letters = new OwnerLetters(sql, around)
    const tables = { storage, endpoints: this.#endpoints, deliveries: this.#deliveries }
    this.#lanes = new Lanes(tables, around, (endpoint, why) => this.#switchOff(endpoint, why))
  }

  /** Each once, however often it is told; to those who ask for it and are there now. */
  tell(told: readonly Told[]): void {
    const all = this.#endpoints.all()
    if (all.length === 0) return
    this.#storage.transactionSync(() => {
      for (const one of told) {
        const asking = all.filter((endpoint) => isFor(endpoint, one)).map(({ id }) => id)
        if (asking.length > 0 && !this.#deliveries.isTold(one.key))
          this.#deliveries.add(one, asking, this.#around.now())
      }
    })
  }

  /** Sends what is due and writes to owners. Never throws. */
  async run(): Promise<void> {
    await this.#lanes.run()
    await this.#letters.run()
  }

  async does(deed: Deed): Promise<Done> {
    if (deed.type === 'add') return this.#add(deed)
    const endpoint = this.#endpoints.find(deed.id)
    if (!endpoint) return notFound
    switch (deed.type) {
      case 'ping':
        return this.#ping(endpoint)
      case 'rotate':
        return this.#rotate(endpoint)
      case 'replay':
        return this.#deliveries.replay(endpoint.id, deed.place, endpoint.off === null, this.#around.now())
          ? done
          : notFound
      case 'switch_on':
        return this.#switchOn(endpoint)
      case 'switch_off':
        if (endpoint.off === null) this.#switchOff(endpoint, 'operator')
        return done
      case 'remove':
        return this.#remove(endpoint)
    }
  }

  standings(): Standing[] {
    return this.#endpoints.all().map((endpoint) => this.#standing(endpoint))
  }

  /** One endpoint and its log, the newest first; null where there is none. */
  open(id: string): (Standing & { log: LogLine[] }) | null {
    const endpoint = this.#endpoints.find(id)
    return endpoint && { ...this.#standing(endpoint), log: this.#deliveries.log(id, logShown) }
  }

  /** Nothing more is sent about a customer who is erased. */
  forget(
    customer: string,
    mode: 'live' | 'test',
    until = this.#around.now(),
    sessions: readonly string[] = [],
  ): number {
    return this.#storage.transactionSync(() => this.#deliveries.forget(customer, mode, until, sessions))
  }

  expire(): void {
    this.#storage.transactionSync(() => this.#deliveries.expire(this.#around.now()))
  }

  /** When there is something to do next; null where there is nothing. */
  nextDue(): number | null {
    const times = [this.#deliveries.nextDue(), this.#letters.nextDue(), this.#deliveries.nextExpiry()]
    const due = times.filter((time) => time !== null)
    return due.length === 0 ? null : Math.min(...due)
  }

  #standing(endpoint: Endpoint): Standing {
    const { id } = endpoint
    const before = this.#endpoints.secrets(id, this.#around.now()).map(({ until }) => until)
    const ends = before.filter((until) => until !== null)
    return {
      endpoint,
      waiting: this.#deliveries.waiting(id),
      last: this.#deliveries.log(id, 1)[0] ?? null,
      overlapUntil: ends.length === 0 ? null : Math.max(...ends),
    }
  }

  async #add(deed: Extract<Deed, { type: 'add' }>): Promise<Done> {
    const { type: _, ...wanted } = deed
    if (this.#endpoints.find(wanted.id)) return done
    if (this.#endpoints.all().length >= mostEndpoints) return { ok: false, code: 'too_many' }
    const { loopback, host } = this.#around
    const own = host === null ? wanted.own : [...wanted.own, host]
    const trouble = troubleWith(wanted.url, { own, loopback })
    if (trouble) return { ok: false, code: 'address', trouble }
    if (await isOutOfReach(wanted.url, this.#around))
      return { ok: false, code: 'address', trouble: 'unreachable' }
    const secret = newSecret()
    const kept = await this.#locked(wanted.id, secret)
    // While the address was looked at, the same form may have come in again.
    if (this.#endpoints.find(wanted.id)) return done
    if (this.#endpoints.all().length >= mostEndpoints) return { ok: false, code: 'too_many' }
    const types = wanted.types.filter((type) => tellable.includes(type))
    this.#endpoints.add({ ...wanted, types, created: this.#instant(), off: null }, kept)
    return { ok: true, secret }
  }

  #ping({ id: endpoint, mode }: Endpoint): Done {
    const key = `ping-${crypto.randomUUID()}`
    const event = { type: 'webhook.ping', timestamp: this.#instant(), data: { endpoint } } as const
    this.#storage.transactionSync(() =>
      this.#deliveries.add({ key, lane: key, customer: null, mode, event }, [endpoint], this.#around.now()),
    )
    return done
  }

  async #rotate({ id }: Endpoint): Promise<Done> {
    const secret = newSecret()
    const kept = await this.#locked(id, secret)
    this.#endpoints.rotate(id, kept, this.#around.now())
    return { ok: true, secret }
  }

  #switchOn(endpoint: Endpoint): Done {
    if (endpoint.off === null) return done
    this.#storage.transactionSync(() => {
      this.#endpoints.keep({ ...endpoint, off: null })
      this.#deliveries.release(endpoint.id, this.#around.now())
    })
    return done
  }

  /** From the lanes it is called within their transaction. */
  #switchOff(endpoint: Endpoint, why: OffWhy): void {
    const off = { why, at: this.#instant() }
    this.#endpoints.keep({ ...endpoint, off })
    if (why !== 'operator') this.#letters.add(endpoint)
  }

  #remove({ id }: Endpoint): Done {
    this.#storage.transactionSync(() => {
      this.#deliveries.removeAll(id)
      this.#endpoints.remove(id)
    })
    return done
  }

  #locked = (id: string, secret: string): Promise<string> => locked(purpose, id, secret, this.#around.secret)
  #instant = (): string => new Date(this.#around.now()).toISOString()
}

const isFor = ({ types, mode }: Endpoint, { event, mode: whose }: Told): boolean =>
  mode === whose && types.includes(event.type)
