import type { WebhookType } from '#shared/webhooks/events.ts'

/** Endpoints of one tenant: each has one request under way at a time, and the platform lets six be open. */
export const mostEndpoints = 5
/** Milliseconds for which the secret before still signs. */
export const overlap = 24 * 3_600_000
/** Pressed often, a rotation drops none that somebody may just have copied. */
const mostSecrets = 4

/** Why nothing is sent to an endpoint. `locked`: its secret cannot be read, which is no fault of the receiver. */
export type OffWhy = 'gone' | 'failing' | 'locked' | 'operator'

/** Where a tenant wants to be told, as its operators set it up. */
export interface Endpoint {
  id: string
  tenant: string
  url: string
  types: WebhookType[]
  /** Of which customers. */
  mode: 'live' | 'test'
  /** Who is written to when it is switched off; null for nobody. In their language. */
  owner: string | null
  language: string
  /** The host at which the console was, when this was saved. */
  own: string[]
  /** ISO instant. Only shown: what came in before was told to nobody here, whatever a clock says. */
  created: string
  off: { why: OffWhy; at: string } | null
}

/** A secret as it is kept; `until` in milliseconds, null for the one that is given out. */
export interface KeptSecret {
  locked: string
  until: number | null
}

interface Row {
  [column: string]: SqlStorageValue
  body: string
  secrets: string
}

export class Endpoints {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  /** Oldest first. */
  all(): Endpoint[] {
    const rows = this.#sql.exec<Row>('SELECT body FROM webhook_endpoints').toArray()
    return rows
      .map(({ body }) => JSON.parse(body) as Endpoint)
      .toSorted((a, b) => (a.created + a.id < b.created + b.id ? -1 : 1))
  }

  find(id: string): Endpoint | null {
    const row = this.#sql.exec<Row>('SELECT body FROM webhook_endpoints WHERE id = ?', id).toArray()[0]
    return row ? (JSON.parse(row.body) as Endpoint) : null
  }

  add(endpoint: Endpoint, secret: string): void {
    const secrets: KeptSecret[] = [{ locked: secret, until: null }]
    const insert = 'INSERT INTO webhook_endpoints (id, body, secrets) VALUES (?, ?, ?)'
    this.#sql.exec(insert, endpoint.id, JSON.stringify(endpoint), JSON.stringify(secrets))
  }

  keep(endpoint: Endpoint): void {
    const update = 'UPDATE webhook_endpoints SET body = ?, is_on = ? WHERE id = ?'
    this.#sql.exec(update, JSON.stringify(endpoint), endpoint.off === null ? 1 : 0, endpoint.id)
  }

  remove(id: string): void {
    this.#sql.exec('DELETE FROM webhook_endpoints WHERE id = ?', id)
  }

  /** Those that sign now, the one given out last first. */
  secrets(id: string, now: number): KeptSecret[] {
    const query = 'SELECT secrets FROM webhook_endpoints WHERE id = ?'
    const { secrets = '[]' } = this.#sql.exec<Row>(query, id).toArray()[0] ?? {}
    return (JSON.parse(secrets) as KeptSecret[]).filter(({ until }) => until === null || until > now)
  }

  /** Another secret, and those before for a while beside it. */
  rotate(id: string, secret: string, now: number): void {
    const before = this.secrets(id, now).map(({ locked, until }) => ({
      locked,
      until: until ?? now + overlap,
    }))
    const secrets = [{ locked: secret, until: null }, ...before].slice(0, mostSecrets)
    this.#sql.exec('UPDATE webhook_endpoints SET secrets = ? WHERE id = ?', JSON.stringify(secrets), id)
  }
}
