/** The widget's calls, many at a time. */
import { signToken } from '#worker/identity/sign-token.ts'
import { testTenants } from '../peers/test-settings.ts'
import { load, type Call } from './load.ts'
import type { Server } from './servers.ts'

const key = { kid: 'test-1', secret: testTenants[0]?.keys['test-1'] ?? '' }
const headers = { 'content-type': 'application/json', origin: 'https://shop.test' }

export const beginCalls = (round: string, customers: number): Promise<Call[]> =>
  Promise.all(
    Array.from({ length: customers }, async (_, index) => {
      const who = { tenant: 'demo', customer: `${round}-${index}`, subscription: 's', mode: 'live' } as const
      const token = await signToken(who, key, new Date())
      const body = JSON.stringify({ token, locale: 'en', key: crypto.randomUUID() })
      return { method: 'POST', path: '/v1/sessions', headers, body }
    }),
  )

export const answerCalls = (tickets: readonly string[], turn: number, answer: unknown): Call[] =>
  tickets.map((ticket) => ({
    method: 'POST',
    path: '/v1/sessions/current',
    headers: { ...headers, authorization: `Bearer ${ticket}` },
    body: JSON.stringify({ turn, answer }),
  }))

/** Where a session stands. */
export const standingCall = (ticket: string): Call => ({
  method: 'GET',
  path: '/v1/sessions/current',
  headers: { ...headers, authorization: `Bearer ${ticket}` },
})

export async function begun(parley: Server, round: string, customers: number) {
  const { measured, answers } = await load('begin', parley, await beginCalls(round, customers), 201)
  return { measured, tickets: answers.map((text) => (JSON.parse(text) as { ticket: string }).ticket) }
}
