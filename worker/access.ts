/** All that is held of one customer, as one JSON document; its sections are told in docs/privacy.md. */
import type { Env } from './env.ts'
import { objectName } from './identity/object-name.ts'

export interface Subject {
  tenant: string
  mode: 'live' | 'test'
  customer: string
}

/** One session at a time, so that a long record takes no more memory than a short one. */
export async function recordStream(
  env: Env,
  { tenant, mode, customer }: Subject,
  now: Date,
): Promise<ReadableStream<Uint8Array>> {
  const object = env.CUSTOMER.getByName(objectName(tenant, mode, customer))
  // Asked for before anything is sent, so that a fault can still be told.
  const [{ sessions, ...held }, there] = await Promise.all([
    object.held(),
    env.TENANT.getByName(tenant).held(customer, mode),
  ])
  const head = { form: 'parley-record-1', tenant, mode, customer, made: now.toISOString(), ...held, there }
  const encoder = new TextEncoder()
  const left = [...sessions]
  let separator = ''
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`${opened(head)},"sessions":[`)),
    async pull(controller) {
      const id = left.shift()
      if (id === undefined) {
        controller.enqueue(encoder.encode(']}\n'))
        return controller.close()
      }
      // Gone since the list was made: then there is nothing to tell of it.
      const session = await object.heldSession(id)
      controller.enqueue(encoder.encode(session === null ? ' ' : `${separator}\n${JSON.stringify(session)}`))
      if (session !== null) separator = ','
    },
  })
}

/** An object as text, without its last brace. */
const opened = (head: object): string => JSON.stringify(head).slice(0, -1)

export const recordHeaders = {
  'content-type': 'application/json; charset=utf-8',
  'content-disposition': 'attachment; filename="record.json"',
  'cache-control': 'no-store',
}
