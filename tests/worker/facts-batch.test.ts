import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, it, vi } from 'vitest'
import type { Customer } from '#worker/customer/customer.ts'
import { apiKey, apiKeyBeside } from '../peers/test-settings.ts'
import { customerObject, refusal } from './api.ts'
import { ago, batch, now, push, put, shown } from './facts-api.ts'

interface Result {
  lines: number
  kept: number
  problems: {
    line: number
    customer: string | null
    error: string
    message: string
    fields?: { path: string }[]
  }[]
}
const result = async (response: Response): Promise<[number, Result]> => [
  response.status,
  await response.json(),
]
const line = (customer: unknown, facts: unknown, at = now()) => JSON.stringify({ customer, at, facts })

describe('facts of many', () => {
  it('are kept from an array, from lines and from a CSV alike', async () => {
    const at = ago(2)
    const [array, lines] = [`[${line('b1', { use: 1 }, at)}]`, `${line('b2', { use: 2 }, at)}\n\n`]
    expect(await result(await batch(array))).toEqual([200, { lines: 1, kept: 1, problems: [] }])
    expect((await batch(lines, 'application/x-ndjson')).status).toBe(200)
    expect((await batch(`customer,at,use\nb3,${at},3\n`, 'text/csv; charset=utf-8')).status).toBe(200)
    for (const n of [1, 2, 3])
      expect(await shown(`b${n}`)).toMatchObject({ use: { value: n, ageDays: 2, at } })
  })

  it('have each bad line told, and the good ones kept', async () => {
    const at = ago(1)
    await push('c3', { use: 30 }, at)
    const text = [
      line('c1', { use: 1 }),
      '{ not json',
      line('c3', { use: 31 }, at),
      line('c4', { gender: 'f' }),
      line('', { use: 1 }),
      line('c6', { use: 6 }, new Date(Date.now() + 3_600_000).toISOString()),
      line('c7', { __proto__: null, use: 7 }),
      '{"customer":"c8","at":"2026-01-01T00:00:00Z","facts":{"__proto__":{"use":1}}}',
      '42',
    ].join('\n')
    const [status, { lines, kept, problems }] = await result(await batch(text, 'application/x-ndjson'))
    expect([status, lines, kept]).toEqual([207, 9, 2])
    expect(
      problems
        .map(({ line, customer, error }) => [line, customer, error])
        .toSorted(([a], [b]) => Number(a) - Number(b)),
    ).toEqual([
      [2, null, 'bad_json'],
      [3, 'c3', 'facts_differ'],
      [4, 'c4', 'bad_request'],
      [5, '', 'bad_request'],
      [6, 'c6', 'bad_request'],
      [8, null, 'bad_request'],
      [9, null, 'bad_request'],
    ])
    expect(problems.find(({ line }) => line === 4)?.fields).toEqual([
      { path: 'facts', message: 'gender: protected traits may not decide an offer' },
    ])
    expect(problems.find(({ line }) => line === 6)?.fields?.[0]?.path).toBe('at')
    expect(await shown('c3')).toMatchObject({ use: { value: 30 } })
    expect([await shown('c4'), await shown('c6'), await shown('c8')]).toEqual([{}, {}, {}])
    expect([await shown('c1'), await shown('c7')]).toMatchObject([
      { use: { value: 1 } },
      { use: { value: 7 } },
    ])
  })

  it('sent again change nothing, in whatever order the lines come', async () => {
    const lines = [
      line('d', { use: 1 }, ago(3)),
      line('d', { use: 3 }, ago(1)),
      line('d', { use: 2 }, ago(2)),
    ]
    for (const order of [lines, lines.toReversed(), lines])
      expect((await batch(order.join('\n'), 'application/x-ndjson')).status).toBe(200)
    expect(await shown('d')).toMatchObject({ use: { value: 3 } })
  })

  it('go to the mode that is asked for, and to the tenant of the key alone (T12)', async () => {
    const body = `[${line('e', { use: 1 })}]`
    await batch(body, 'application/json', apiKey, '?mode=test')
    expect([await shown('e'), Object.keys(await shown('e', apiKey, '?mode=test'))]).toEqual([{}, ['use']])
    expect(await shown('e', apiKeyBeside, '?mode=test')).toEqual({})
  })

  it('may be 500 at a time', async () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => line(`many ${i}`, { use: i % 100 }))
    const [status, { lines, kept }] = await result(await batch(`[${many(500).join()}]`))
    expect([status, lines, kept]).toEqual([200, 500, 500])
    for (const [body, type] of [
      [`[${many(501).join()}]`, 'application/json'],
      [many(501).join('\n'), 'application/x-ndjson'],
    ] as const)
      expect(await refusal(await batch(body, type))).toMatchObject([413, { error: 'too_large' }])
  })

  it('lose no good line where one customer’s object fails', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await push('f2', { use: 1 }, ago(2))
    await runInDurableObject(customerObject('f2'), (_: Customer, { storage }) => {
      storage.sql.exec(
        `CREATE TRIGGER full BEFORE INSERT ON facts BEGIN SELECT RAISE(FAIL, 'disk full'); END`,
      )
    })
    const body = `[${line('f1', { use: 1 })},${line('f2', { use: 2 })},${line('f3', { use: 3 })}]`
    const [status, { kept, problems }] = await result(await batch(body))
    expect([status, kept]).toEqual([207, 2])
    expect(problems).toMatchObject([{ line: 2, customer: 'f2', error: 'unavailable' }])
    expect(await shown('f3')).toMatchObject({ use: { value: 3 } })
  })
})

describe('a bad body', () => {
  const bodies: [string, string, string, number, string][] = [
    ['of another type', 'x', 'text/html', 415, 'wrong_type'],
    ['of an inherited type', 'x', 'constructor', 415, 'wrong_type'],
    ['not JSON', '[', 'application/json', 400, 'bad_json'],
    ['empty', '', 'application/json', 400, 'bad_json'],
    ['no array', '{}', 'application/json', 400, 'bad_request'],
    ['with __proto__', '[{"__proto__":{}}]', 'application/json', 400, 'bad_request'],
    ['over a megabyte', ' '.repeat(1024 * 1024 + 1), 'application/json', 413, 'too_large'],
    ['a CSV without a header', '', 'text/csv', 400, 'bad_request'],
    ['a CSV with a trait', 'customer,at,gender\n', 'text/csv', 400, 'bad_request'],
    ['a CSV with a price', 'customer,at,price\n', 'text/csv', 400, 'bad_request'],
  ]
  it.each(bodies)('%s is refused whole', async (_, body, type, status, error) => {
    expect(await refusal(await batch(body, type))).toMatchObject([status, { error }])
  })

  const pushes: [string, unknown, number, string, string][] = [
    ['not JSON', '{', 400, 'bad_json', ''],
    ['without a moment', { facts: { use: 1 } }, 400, 'bad_request', 'at'],
    [
      'with a moment to come',
      { at: new Date(Date.now() + 3_600_000).toISOString(), facts: { use: 1 } },
      400,
      'bad_request',
      'at',
    ],
    ['with no fact', { at: '2026-01-01T00:00:00Z', facts: {} }, 400, 'bad_request', 'facts'],
    ['with a trait', { at: '2026-01-01T00:00:00Z', facts: { use: 1, age: 44 } }, 400, 'bad_request', 'facts'],
    ['with a price', { at: '2026-01-01T00:00:00Z', facts: { price: 1 } }, 400, 'bad_request', 'facts'],
    [
      'with a use of 101',
      { at: '2026-01-01T00:00:00Z', facts: { use: 101 } },
      400,
      'bad_request',
      'facts.use',
    ],
    [
      'naming another customer',
      { at: '2026-01-01T00:00:00Z', facts: { use: 1 }, customer: 'x' },
      400,
      'bad_request',
      '',
    ],
    ['over 64 kB', { at: '2026-01-01T00:00:00Z', facts: { name: 'x'.repeat(70_000) } }, 413, 'too_large', ''],
  ]
  it.each(pushes)(
    'about one customer, %s, is refused and keeps nothing',
    async (name, body, status, error, path) => {
      const [said, refused] = await refusal(await put(name, body))
      expect([said, refused.error]).toEqual([status, error])
      if (path !== '') expect(refused.fields?.map((field) => field.path)).toContain(path)
      expect(await shown(name)).toEqual({})
    },
  )

  it('or address is refused', async () => {
    const push = { at: now(), facts: { use: 1 } }
    expect((await put('x'.repeat(256), push)).status).toBe(400)
    expect((await put('y', push, apiKey, '?mode=free')).status).toBe(400)
  })
})
