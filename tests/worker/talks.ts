/** Conversations at one moment, and what the days after them bring. */
import { beforeEach, vi } from 'vitest'
import type { Answer } from '#shared/protocol/answer.ts'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import { day } from '../fixtures/a-clock.ts'
import { begin, everything, ring, say, tenantObject } from './api.ts'
import { mendAfterEach } from './effects.ts'

/** Some hours after noon, so that no day is cut at midnight. */
export const start = Date.parse('2027-01-10T12:00:00Z')

export const at = (now: number) => vi.setSystemTime(now)

/** Each test of a file begins at the same moment, with billing as it should be. */
export function eachFromStart(): void {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: start }))
  mendAfterEach()
}

/** A conversation from its beginning to its end, and its row at the tenant's. */
export async function talk(customer: string, ...answers: Answer[]): Promise<void> {
  let turn: Parameters<typeof say>[0] = await begin(customer)
  for (const given of answers) turn = await say(turn, given)
  await ring(customer)
}

/** The alarm goes off so many days after the start, in this order. */
export async function pass(customer: string, ...days: number[]): Promise<void> {
  for (const after of days) {
    at(start + after * day)
    await ring(customer)
  }
}

export async function rowOf(customer: string, tenant = tenantObject()): Promise<SessionRow | undefined> {
  return (await tenant.sessions(everything)).find((row) => row.customer === customer)
}
