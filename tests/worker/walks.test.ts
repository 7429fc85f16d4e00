import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi, type MockInstance } from 'vitest'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Turn } from '#shared/protocol/turn.ts'
import { Tenant } from '#worker/tenant/tenant.ts'
import { answer, begin, say, setFault } from './api.ts'

/** Without a stack, which the runtime would print for each. */
const away = Object.assign(new Error('the tenant is away'), { stack: 'the tenant is away' })

let report: MockInstance<Tenant['report']>

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  report = vi.spyOn(Tenant.prototype, 'report').mockRejectedValue(away)
  vi.spyOn(Tenant.prototype, 'openCase').mockRejectedValue(away)
})
afterEach(async () => {
  await setFault('none')
})

/** What a customer may press or write now, and some things they may not. */
const answersTo = (turn: Turn, pick: number): Answer => {
  const input = turn.input
  const options = input?.type === 'choice' ? input.options.map(({ id }) => id) : ['price']
  const anything: Answer[] = [
    { type: 'chose', options: [options[pick % options.length] ?? 'price'] },
    {
      type: 'wrote',
      text: ['too expensive', 'what happens to my files?', 'hm', 'אין לי זמן לזה'][pick % 4] ?? 'hm',
    },
    { type: 'skipped' },
    { type: 'back' },
    { type: 'declined' },
    { type: 'chose', options: ['nonsense'] },
  ]
  return anything[pick % anything.length] ?? { type: 'skipped' }
}

it(
  'two actions from anywhere to cancelled, with billing and reports failing too',
  { timeout: 60_000 },
  async () => {
    let customer = 0
    const walk = fc.record({
      place: fc.constantFrom('walker', 'minnesota'),
      atStart: fc.constantFrom('none', 'down'),
      later: fc.constantFrom('none', 'down', 'refuse', 'lost'),
      picks: fc.array(fc.nat(200), { maxLength: 8 }),
    } as const)
    await fc.assert(
      fc.asyncProperty(walk, async ({ place, atStart, later, picks }) => {
        await setFault(atStart)
        const name = place === 'minnesota' ? place : `${place}-${customer}`
        let at: { ticket: string; turn: Turn } = await begin(name, { subscription: `s-${customer++}` })
        await setFault(later)
        for (const pick of picks) {
          const response = await answer(at.ticket, at.turn.number, answersTo(at.turn, pick))
          expect([200, 422]).toContain(response.status)
          at = { ticket: at.ticket, turn: (await response.json<{ turn: Turn }>()).turn }
          if (at.turn.outcome !== null) break
          expect(at.turn.wayOut !== null || at.turn.input?.type === 'confirm').toBe(true)
        }
        if (at.turn.outcome !== null) return
        const asked = at.turn.input?.type === 'confirm' ? at : await say(at, { type: 'leaving' })
        expect((await say(asked, { type: 'accepted' })).turn.outcome).toBe('cancelled')
      }),
      { numRuns: 60 },
    )
    expect(report).toHaveBeenCalled()
  },
)
