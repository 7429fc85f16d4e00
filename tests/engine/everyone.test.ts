/** Whoever it is: asked the same question, thanked the same way, and let go. */
import { expect, test } from 'vitest'
import { beginAtExit } from '#shared/engine/engine.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import { show } from '#shared/engine/show.ts'
import type { Facts } from '#shared/rules/facts.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { compiledDefault } from '#tests/fixtures/a-playbook.ts'
import { aTalk } from '#tests/fixtures/a-talk.ts'

const everyone: [tier: string, facts: Facts | null][] = [
  ['preferred', aCustomer({ anchor: true })],
  ['standard', aCustomer()],
  ['courtesy', aCustomer({ use: 1, costToServe: 4800 })],
  ['unknown', null],
]

test('every tier of the playbook is among them', () => {
  const known = compiledDefault.playbook.tiers.map(({ id }) => id)
  expect(everyone.map(([tier]) => tier).toSorted()).toEqual([...known, 'unknown'].toSorted())
})

test.each(everyone)('S0.17 %s: the reason is asked, and may be kept to oneself', (tier, facts) => {
  const talk = aTalk({ facts })
  expect(talk.session().started.tier).toBe(tier)
  const { messages: _, ...question } = talk.turn()
  const { messages: __, ...standard } = aTalk().turn()
  expect(question).toEqual(standard)
  expect(talk.say({ type: 'skipped' })).not.toBeNull()
  expect(talk.turn().input?.type).toBe('confirm')
})

test.each(everyone)('S0.21, S0.22, S2.17 %s: the letter thanks and offers nothing', (_tier, facts) => {
  const talk = aTalk({ facts })
  for (const answer of ['leaving', 'accepted'] as const) talk.say({ type: answer })
  const { receipt, outcome } = talk.turn()
  expect(outcome).toBe('cancelled')
  const letter = receipt?.letter.join('\n') ?? ''
  expect(letter).toMatch(/^(Dana|Hello),\nThank you for .*\n.*November 30, 2026|end of the period/)
  expect(letter).not.toMatch(/%|\$|offer|discount|stay with|reconsider|credit|pause/i)
})

test.each(everyone)('the plain page begins at the confirmation for %s', (tier, facts) => {
  const { started } = aTalk({ facts }).session()
  const { tier: _, gates: __, playbook: ___, ...start } = started
  const session = sessionOf(beginAtExit(compiledDefault, start, new Date('2026-11-05T10:00:00Z')))
  expect(session).toMatchObject({ step: 'confirm', turn: 1, outcome: null, started: { tier } })
  expect(show(compiledDefault, session, aTalk().copy).input?.type).toBe('confirm')
})
