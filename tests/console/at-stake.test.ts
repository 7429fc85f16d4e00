/** What a case is worth, and what was known before somebody left. */
import { expect, test } from 'vitest'
import { csvRows } from '#shared/replay/csv.ts'
import { columns } from '#worker/console/exits-file.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { aConsole } from './a-console.ts'
import { aRecord, type ARecord } from './a-record.ts'

const facts = aCustomer({
  price: { amount: 4900, currency: 'USD' },
  idleDays: 50,
  complaints: 3,
  useTrend: 'falling',
})
const left = aRecord({
  who: { tenant: 'demo', customer: 'cus_left' },
  session: 'left-1',
  facts,
  answers: [{ type: 'leaving' }, { type: 'accepted' }],
})
const recorded = {
  playbook: 'x',
  facts: { ...facts, name: null },
  said: [],
  permitted: null,
  left: true,
  offers: [],
  earlier: [],
}
const known: ARecord = { ...left, row: { ...left.row, recorded } }
const unknown: ARecord = {
  ...left,
  row: { ...left.row, session: 'left-2', ended: '2020-01-01T00:00:00.000Z' },
}

const look = async (path: string): Promise<string> => {
  const at = aConsole([known, unknown])
  return (await at.send(path, { headers: { cookie: await at.cookie(), 'accept-language': 'en' } })).text()
}

test('S2.13 support sees the value at stake', async () => {
  const text = (await look('/console/sessions/left-1')).replaceAll(/<[^>]+>/g, ' ').replaceAll(/[\s⁦-⁩]+/g, ' ')
  expect(text).toContain('At stake $49.00 a month, $588.00 in a year')
})

test('S0.3 leavers are exported with what was known before they left, so that signs can be looked for', async () => {
  const [head, first, second] = csvRows(await look('/console/exits.csv?outcome=cancelled')).map((row) =>
    'cells' in row ? row.cells : [],
  )
  expect(head).toEqual([...columns])
  const cell = (row: readonly string[] | undefined, name: string) => row?.[columns.indexOf(name)]
  const names = ['outcome', 'plan', 'use_trend', 'idle_days', 'complaints', 'open_cases', 'status']
  expect(names.map((name) => cell(first, name))).toEqual([
    'cancelled',
    facts.plan.id,
    'falling',
    '50',
    '3',
    String(facts.openCases),
    facts.status,
  ])
  expect(['plan', 'idle_days', 'complaints'].map((name) => cell(second, name))).toEqual(['', '', ''])
})
