/**
 * One whole conversation as it went over the wire when the protocol was first written down. Never recorded anew: it is
 * what the widgets in browsers know.
 */
import type { Page, Request } from 'playwright-core'
import { expect } from 'vitest'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Begun, Resumed, Turn } from '#shared/protocol/turn.ts'
import recorded from '../fixtures/protocol-1.json' with { type: 'json' }

export interface Exchange {
  request: { method: string; path: string; body?: { turn?: number; answer?: Answer } }
  status: number
  answer: { turn: Turn } & Partial<Begun>
}

export const recording = recorded as Exchange[]

/** The session as it stood at each question and at the end, for a page that is opened there. */
export const stages: Resumed[] = recording
  .filter(({ status }) => status < 300)
  .map(
    ({ answer: { frame = recording[0]?.answer.frame, thread = [], turn } }) =>
      ({ frame, thread, turn }) as Resumed,
  )

const isFor = (request: Request, { method, path, body }: Exchange['request']): boolean =>
  request.method() === method &&
  new URL(request.url()).pathname === path &&
  (body?.turn === undefined || (request.postDataJSON() as { turn: number }).turn === body.turn)

/** Answers as recorded, and holds the widget to the words it said then. */
export const play = (page: Page): Promise<unknown> =>
  page.route('**/v1/**', async (route) => {
    const found = recording.find((one) => isFor(route.request(), one.request))
    expect(found, route.request().url()).toBeDefined()
    if (found?.request.body?.answer) expect(route.request().postDataJSON()).toEqual(found.request.body)
    await route.fulfill({ status: found?.status ?? 404, json: found?.answer })
  })

/** Where `now` lacks what `then` had, or has it as something else; more than that is nothing. Paths, for the message. */
export function lacking(then: unknown, now: unknown, path = ''): string[] {
  if (then === null) return []
  if (Array.isArray(then))
    return Array.isArray(now)
      ? then.slice(0, 1).flatMap((one) => now.flatMap((other) => lacking(one, other, `${path}[]`)))
      : [path]
  if (typeof then !== 'object') return typeof now === typeof then ? [] : [path]
  if (typeof now !== 'object' || now === null) return [path]
  return Object.entries(then).flatMap(([key, one]) =>
    lacking(one, (now as Record<string, unknown>)[key], `${path}.${key}`),
  )
}
