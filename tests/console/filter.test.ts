import { expect, test } from 'vitest'
import { addressOf, narrowingOf, type Field } from '#worker/console/filter.ts'
import type { Filter } from '#worker/tenant/reports.ts'
import { saved } from './records.ts'

const all: Filter = { reason: null, outcome: null, from: null, until: null, after: null }

const cases: [query: string, filter: Partial<Filter>, wrong: Field[]][] = [
  ['', {}, []],
  ['reason=&outcome=&from=&until=', {}, []],
  ['reason=price&outcome=saved', { reason: 'price', outcome: 'saved' }, []],
  ['from=2026-11-01&until=2026-11-01', { from: '2026-11-01', until: '2026-11-01' }, []],
  ['from=2026-11-02&until=2026-11-01', { from: '2026-11-02' }, ['until']],
  ['reason=greed', {}, ['reason']],
  ['reason=Price', {}, ['reason']],
  ['outcome=won&reason=service', { reason: 'service' }, ['outcome']],
  ['from=2026-02-30', {}, ['from']],
  ['from=yesterday&until=01/11/2026', {}, ['from', 'until']],
  [
    'after=2026-11-05T10:00:28.000Z~a1f0-2',
    { after: { ended: '2026-11-05T10:00:28.000Z', session: 'a1f0-2' } },
    [],
  ],
  ['wish=1&reason=price', { wish: true, reason: 'price' }, []],
  ['wish=', {}, []],
  ['wish=true', {}, ['wish']],
  ['after=2026-11-05', {}, ['after']],
  ["after=2026-11-05T10:00:28.000Z~'%20OR%201", {}, ['after']],
  ['__proto__=x&constructor=y&lang=he', {}, []],
]

test.each(cases)('?%s', (query, filter, wrong) => {
  expect(narrowingOf(Object.fromEntries(new URLSearchParams(query)))).toEqual({
    filter: { ...all, ...filter },
    wrong,
  })
})

test('an address reads as the filter it was made of', () => {
  const filter: Filter = {
    ...all,
    reason: 'price',
    outcome: 'saved',
    from: '2026-10-01',
    until: '2026-11-30',
    wish: true,
  }
  const { row } = saved
  const address = new URL(addressOf(filter, row), 'https://parley.test')
  const after = { ended: row.ended, session: row.session }
  expect(narrowingOf(Object.fromEntries(address.searchParams))).toEqual({
    filter: { ...filter, after },
    wrong: [],
  })
  expect(addressOf(all)).toBe('/console')
})
