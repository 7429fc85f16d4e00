/** What has no way into a decision, by whichever door it comes. */
import { describe, expect, test } from 'vitest'
import { factsOfSource } from '#shared/facts/fact-table.ts'
import { readFactsCsv } from '#shared/facts/facts-csv.ts'
import { CustomerPush, isAhead, Push, PushedFacts, TokenFacts } from '#shared/facts/stated.ts'
import { checkPlaybook } from '#shared/playbook/check.ts'
import { Facts } from '#shared/rules/facts.ts'
import { isTrait } from '#shared/rules/traits.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { aPlaybook } from '#tests/fixtures/a-playbook.ts'

const traits = [
  'gender',
  'sex',
  'age',
  'birthDate',
  'senior_citizen',
  'religion',
  'ethnicOrigin',
  'nationality',
  'familyStatus',
  'maritalStatus',
  'dependents',
  'partner',
  'health',
  'disability',
  'sexualOrientation',
  'Skin Colour',
  'גיל',
  'מצב_משפחתי',
]

describe('protected traits are refused by name', () => {
  const doors: [string, (trait: string) => unknown][] = [
    ['in facts from billing', (trait) => Facts.safeParse({ ...aCustomer(), [trait]: 'x' }).error],
    ['in facts pushed', (trait) => PushedFacts.safeParse({ use: 1, [trait]: 'x' }).error],
    ['in facts of a token', (trait) => TokenFacts.safeParse({ name: 'Dana', [trait]: 'x' }).error],
    ['in a CSV', (trait) => readFactsCsv(`customer,at,"${trait}"\n1,2026-11-05T10:00:00Z,x\n`)],
  ]
  for (const [door, refusal] of doors)
    test.each(traits)(`${door}: %s`, (trait) => {
      expect(JSON.stringify(refusal(trait))).toContain(`${trait}: protected traits may not decide an offer`)
    })

  test('in a condition of a playbook', () => {
    const [tier, ...tiers] = aPlaybook().tiers
    const asks = { ...tier!, when: 'facts.gender == "f"' }
    const checked = checkPlaybook(aPlaybook({ tiers: [asks, ...tiers] }))
    expect(checked.ok).toBe(false)
    expect(JSON.stringify(checked)).toContain('facts.gender: protected traits may not decide an offer')
  })

  test.each(Object.keys(aCustomer()))('and %s is none', (fact) => {
    expect(isTrait(fact)).toBe(false)
  })
  test.each(['usage', 'page', 'message', 'average', 'percentage', 'engagement', 'region'])(
    'nor is %s',
    (name) => expect(isTrait(name)).toBe(false),
  )
})

describe('a source states what is its own to state', () => {
  test('a token nothing that the customer had better not read', () => {
    const own = factsOfSource('token')
    for (const fact of ['potential', 'anchor', 'costToServe', 'futureValue', 'price']) {
      expect(own).not.toContain(fact)
      const { error } = TokenFacts.safeParse({ [fact]: aCustomer()[fact as keyof Facts] })
      expect(JSON.stringify(error)).toContain(`${fact}: not for this source to say`)
    }
  })

  test('nobody but billing a price, a plan or a status', () => {
    for (const fact of ['price', 'plan', 'period', 'status', 'periodEnd', 'smallerPlan', 'otherPeriod']) {
      expect(PushedFacts.safeParse({ [fact]: aCustomer()[fact as keyof Facts] }).success).toBe(false)
    }
  })
})

test.each([
  [{}, 'at'],
  [{ at: '2026-11-05', facts: { use: 1 } }, 'a moment with its zone'],
  [{ at: '2026-11-05T10:00:00', facts: { use: 1 } }, 'a moment with its zone'],
  [{ at: '2026-11-05T10:00:00Z', facts: {} }, 'no fact is stated'],
  [{ at: '2026-11-05T10:00:00Z', facts: { use: 101 } }, 'use'],
  [{ at: '2026-11-05T10:00:00Z', facts: { use: '80' } }, 'use'],
  [{ at: '2026-11-05T10:00:00Z', facts: { idleDays: 1.5 } }, 'idleDays'],
  [{ at: '2026-11-05T10:00:00Z', facts: { place: 'Texas' } }, 'must be a country'],
  [{ at: '2026-11-05T10:00:00Z', facts: { contractEnd: '2026-02-30' } }, 'contractEnd'],
  [{ at: '2026-11-05T10:00:00Z', facts: { anchr: true } }, 'anchr: no such fact; did you mean anchor?'],
  [{ at: '2026-11-05T10:00:00Z', facts: { use: 1 }, source: 'billing' }, 'source'],
])('%j is no push', (body, why) => {
  const { error } = Push.safeParse(body)
  expect(JSON.stringify(error?.issues)).toContain(why)
})

test('a moment is kept as UTC, whatever zone it came in', () => {
  const push = { customer: 'c', at: '2026-11-05T12:00:00+02:00', facts: { use: 1 } }
  expect(CustomerPush.parse(push).at).toBe('2026-11-05T10:00:00.000Z')
})

test('a clock may be five minutes ahead, not more', () => {
  const now = new Date('2026-11-05T10:00:00Z')
  expect(isAhead('2026-11-05T10:05:00.000Z', now)).toBe(false)
  expect(isAhead('2026-11-05T10:05:01.000Z', now)).toBe(true)
})

describe('a CSV', () => {
  const read = (text: string) => readFactsCsv(text)
  const head = 'customer,at,use,anchor,name,place'

  test('is read by its header; an empty cell states nothing', () => {
    const row = 'c1,2026-11-05T10:00:00Z,80,yes,"Levi, Dana",\n'
    expect(read(`${head}\r\n${row}`)).toEqual({
      ok: true,
      rows: [
        {
          line: 2,
          value: {
            customer: 'c1',
            at: '2026-11-05T10:00:00Z',
            facts: { use: 80, anchor: true, name: 'Levi, Dana' },
          },
        },
      ],
    })
  })

  test('has its rows counted as an editor does', () => {
    const csv = read(`${head}\n\n"c\n1",2026-11-05T10:00:00Z,1,,,\nc2,x,2,,,\n`)
    expect(csv.ok && csv.rows.map(({ line }) => line)).toEqual([3, 5])
  })

  test.each([
    ['', 'header', 'is missing'],
    ['"customer\n', 'header', 'never closed'],
    ['customer,use\n', 'at', 'the column is missing'],
    ['customer,at,use,use\n', 'use', 'stands there twice'],
    ['customer,at,price\n', 'price', 'not for this source to say'],
    ['customer,at,usee\n', 'usee', 'did you mean use?'],
  ])('%j is refused whole', (text, path, why) => {
    const csv = read(text)
    expect(csv.ok ? [] : csv.problems).toContainEqual({
      path,
      message: expect.stringContaining(why) as string,
    })
  })

  test.each([
    ['c1,x', '2 cells where the header has 6'],
    ['c1,x,1,,"a" b,', 'a quote stands inside a cell'],
  ])('row %j is told, and the next is read', (row, why) => {
    const csv = read(`${head}\n${row}\nc2,2026-11-05T10:00:00Z,1,,,\n`)
    const rows = csv.ok ? csv.rows : []
    expect(rows[0]).toMatchObject({ line: 2, problem: expect.stringContaining(why) as string })
    expect(rows[1]).toMatchObject({ line: 3, value: { customer: 'c2' } })
  })

  test('leaves to the schema what is not of its kind', () => {
    const csv = read(`${head}\nc1,2026-11-05T10:00:00Z,many,perhaps,,\n`)
    const row = csv.ok ? csv.rows[0] : undefined
    const { error } = CustomerPush.safeParse(row && 'value' in row ? row.value : null)
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['facts.use', 'facts.anchor'])
  })
})
