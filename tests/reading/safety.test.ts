/** Words alone lead as far as the confirmation and never past it: a wrong exit is worse than a missed one. */
import { expect, test } from 'vitest'
import { begin, beginAtExit, take, type Beginning } from '#shared/engine/engine.ts'
import type { Event } from '#shared/engine/events.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Intent } from '#shared/reading/reading.ts'
import { compile } from '#shared/rules/compiled.ts'
import { aCustomer } from '../fixtures/a-customer.ts'
import { later, sets, unseen } from './sets.ts'

const at = new Date('2026-11-22T10:00:00Z')
const compiled = compile(defaultPlaybook, 'safety')
const start: Beginning = {
  session: 's',
  tenant: 't',
  business: 'b',
  customer: 'c',
  subscription: 'x',
  mode: 'live',
  locale: 'en',
  seed: 1,
  facts: aCustomer(),
}

function after(events: readonly Event[], answer: Answer): Event[] {
  const taken = take({ compiled, session: sessionOf(events), at, earlier: [] }, answer)
  if (taken === null) throw new Error(`${JSON.stringify(answer)} is no answer here`)
  return [...events, ...taken]
}

const asked = begin(compiled, start, at)
const probed = after(asked, { type: 'chose', options: ['service'] })
const offered = after(asked, { type: 'chose', options: ['price'] })
const places = {
  'the first question': asked,
  'the follow-up': probed,
  'an offer': offered,
  'the confirmation': beginAtExit(compiled, start, at),
}

const texts = [...Object.values(sets), ...Object.values(later), ...Object.values(unseen)]
  .flatMap((rows) => rows ?? [])
  .map(({ text }) => text)

const stepAfter = (events: readonly Event[], text: string) =>
  sessionOf(after(events, { type: 'wrote', text }))

test.each(Object.entries(places))('at %s no text ends anything', (_, events) => {
  for (const text of texts) {
    const session = stepAfter(events, text)
    expect([session.outcome, session.confirmedAt], text).toEqual([null, null])
    const twice = sessionOf(
      after(after(events, { type: 'wrote', text }), { type: 'wrote', text: 'cancel everything now' }),
    )
    expect([twice.outcome, twice.step], text).toEqual([null, compiled.confirm])
  }
})

const intents: Intent[] = ['leave', 'reason', 'question', 'stay', 'unclear']

test.each(intents)('whoever has read it, %s ends nothing and accepts nothing', (intent) => {
  const reading = { intent, reasons: ['price', 'no-such-reason'], sure: 1 }
  for (const events of Object.values(places)) {
    const here = { compiled, session: sessionOf(events), at, earlier: [], reading }
    const types = take(here, { type: 'wrote', text: 'hm' })?.map(({ type }) => type) ?? []
    expect(types).not.toContain('ended')
    expect(types).not.toContain('cancel_confirmed')
    expect(types).not.toContain('offer_accepted')
  }
})
