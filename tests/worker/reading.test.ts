import { env } from 'cloudflare:workers'
import { afterEach, expect, it, vi } from 'vitest'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Begun, Turn } from '#shared/protocol/turn.ts'
import type { Reading } from '#shared/reading/reading.ts'
import { objectName } from '#worker/identity/object-name.ts'
import { signToken } from '#worker/identity/sign-token.ts'
import { testTenants } from '../peers/test-settings.ts'
import { begin as beginAtDemo, newKey, post, say as sayAtDemo } from './api.ts'

const origin = 'https://reads.test'
const keys: Record<string, string> | undefined = testTenants.find(({ id }) => id === 'reads')?.keys

/** The model's endpoint; the runtime under test asks nobody else. */
function model(answer: () => Response | Promise<Response>) {
  return vi.spyOn(globalThis, 'fetch').mockImplementation(async () => answer())
}

const saying = (reading: Reading) => () =>
  Response.json({ choices: [{ message: { content: JSON.stringify(reading) } }] })

afterEach(() => {
  vi.restoreAllMocks()
})

async function begin(customer: string): Promise<Begun> {
  const who = { tenant: 'reads', customer, subscription: `sub-${customer}`, mode: 'live' } as const
  const token = await signToken(who, { kid: 'reads-1', secret: keys?.['reads-1'] ?? '' }, new Date())
  return (await post('/v1/sessions', { token, locale: 'en', key: newKey() }, { origin })).json()
}

async function say({ ticket, turn }: Begun, answer: Answer): Promise<Turn> {
  const headers = { origin, authorization: `Bearer ${ticket}` }
  const response = await post('/v1/sessions/current', { turn: turn.number, answer }, headers)
  const body: { turn: Turn } = await response.json()
  return body.turn
}

const reasonsOf = async (customer: string, session: string) => {
  const told = await env.CUSTOMER.getByName(objectName('reads', 'live', customer)).record(session, 'en')
  return told.ok ? told.events.flatMap((event) => (event.type === 'words_given' ? [event.reading] : [])) : []
}

const sessionIn = (ticket: string): string => JSON.parse(atob(ticket.split('.')[1] ?? '')).session

it('a model is asked where a tenant has one, and its word is on the record', async () => {
  const reading: Reading = { intent: 'reason', reasons: ['price'], sure: 0.8 }
  const asked = model(saying(reading))
  const begun = await begin('asked')
  const turn = await say(begun, { type: 'wrote', text: 'my purse is crying' })
  expect(turn.input?.type).toBe('offer')
  expect(await reasonsOf('asked', sessionIn(begun.ticket))).toEqual([reading])
  expect(asked).toHaveBeenCalledOnce()
  expect(JSON.stringify(asked.mock.calls)).not.toContain('sub-asked')
})

it('a model that fails changes nothing: the phrases read', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  model(() => new Response('no', { status: 500 }))
  const begun = await begin('failing')
  const turn = await say(begun, { type: 'wrote', text: 'too expensive' })
  expect(turn.input?.type).toBe('offer')
})

it('a model that says *leave* leads to the confirmation, not past it', async () => {
  model(saying({ intent: 'leave', reasons: [], sure: 1 }))
  const turn = await say(await begin('misread'), { type: 'wrote', text: 'hm' })
  expect([turn.input?.type, turn.outcome]).toEqual(['confirm', null])
})

it('where a tenant has none, nobody is asked', async () => {
  const asked = model(saying({ intent: 'leave', reasons: [], sure: 1 }))
  const { turn } = await sayAtDemo(await beginAtDemo('unread'), { type: 'wrote', text: 'my purse is crying' })
  expect(turn.input?.type).not.toBe('confirm')
  expect(asked).not.toHaveBeenCalled()
})
