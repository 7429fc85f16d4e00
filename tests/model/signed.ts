import type { IncomingMessage } from 'node:http'
import { Webhook } from 'standardwebhooks'

/** Seconds by which the clocks of two parties may differ, as Standard Webhooks has it. */
const tolerance = 300

/** As a receiver checks it, but by the clock of the run. `now`: milliseconds since 1970. */
export function isSigned(secret: string, body: string, { headers }: IncomingMessage, now: number): boolean {
  const at = Number(headers['webhook-timestamp'])
  if (!Number.isInteger(at) || Math.abs(now / 1000 - at) > tolerance) return false
  const good = new Webhook(secret).sign(String(headers['webhook-id']), new Date(at * 1000), body)
  return String(headers['webhook-signature']).split(' ').includes(good)
}
