import { version } from './version.ts'

export interface Happened {
  type: string
  object: object
  previous_attributes?: object
}

/** One event as Stripe makes it; `key`: of the request that it came of, where that had one. */
export const eventObject = (
  id: string,
  created: number,
  { type, object, previous_attributes }: Happened,
  key: string | null,
) => ({
  id,
  object: 'event',
  api_version: version,
  created,
  data: { object, ...(previous_attributes && { previous_attributes }) },
  livemode: false,
  pending_webhooks: 1,
  request: { id: null, idempotency_key: key },
  type,
})
export type EventObject = ReturnType<typeof eventObject>
