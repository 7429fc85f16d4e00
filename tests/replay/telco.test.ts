/** The telco file is a neighbour of the project, not a part of it. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Event } from '#shared/engine/events.ts'
import { csvRows } from '#shared/replay/csv.ts'
import { readCustomers } from '#shared/replay/customers.ts'
import { play } from '#shared/replay/play.ts'
import { replay } from '#shared/replay/replay.ts'
import type { ReasonTotals } from '#shared/replay/totals.ts'
import { at, compiled, here, mappingOf } from './played.ts'

const file = here('../../../shared/data/telco-churn.csv')
const isHere = existsSync(file)
if (!isHere)
  console.info('The telco file is not here (../shared/data/telco-churn.csv): its replay is not tested.')

const text = isHere ? readFileSync(file, 'utf8') : ''
const mapping = mappingOf('telco.mapping.json')
const [header = [], ...rows] = csvRows(text).map((row) => ('fault' in row ? [] : row.cells))
const phraseOf = new Map(rows.map((cells) => [cells[0], cells[header.indexOf('churn_reason')]]))

const price = ['discount', 'credit', 'plan_change']
const brief = ({ reason, leavers, first, second, noOffer, cost, turns }: ReasonTotals): string =>
  JSON.stringify([reason, leavers, first, second, noOffer, cost, turns])

describe.runIf(isHere)('the telco file', () => {
  const { leavers } = isHere ? readCustomers(text, mapping, at) : { leavers: [] }
  const logs: [string | undefined, Event[]][] = leavers.map((leaver) => [
    phraseOf.get(leaver.customer),
    play(compiled, leaver, at),
  ])
  const offersOf = (events: readonly Event[]) => events.filter((event) => event.type === 'offer_presented')
  const having = (pattern: RegExp) =>
    logs.filter(([phrase = '']) => pattern.test(phrase)).map(([, events]) => events)

  test('every row is read, and every leaver goes through the whole conversation', () => {
    const { rows, results, problems } = replay(compiled, text, mapping, at)
    expect({ rows, leavers: results.length, problems }).toEqual({ rows: 4630, leavers: 1263, problems: [] })
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['cancelled']))
  })

  test('S0.17 everyone is asked for the reason, every tier', () => {
    const tiers = new Set<string>()
    for (const [, events] of logs) {
      expect(events.slice(0, 2)).toMatchObject([{ type: 'session_started' }, { type: 'moved', to: 'reason' }])
      if (events[0]?.type === 'session_started') tiers.add(events[0].tier)
    }
    expect([...tiers].toSorted()).toEqual(['preferred', 'standard'])
  })

  test('S4.1 nobody sees a third offer, nor two of one kind', () => {
    for (const [, events] of logs) {
      const kinds = offersOf(events).map(({ terms }) => terms.kind)
      expect(kinds.length).toBeLessThanOrEqual(2)
      expect(new Set(kinds).size).toBe(kinds.length)
    }
  })

  test('S2.19 who has died or moved gets no offer', () => {
    const events = having(/^(Deceased|Moved)$/)
    expect(events).toHaveLength(42)
    expect(events.flatMap(offersOf)).toEqual([])
  })

  test('S0.7 a service failure is put to work before any price is named', () => {
    const service = having(/attitude|poor expertise|service dissatisfaction|self-service/i)
    expect(service).toHaveLength(359)
    for (const events of service) {
      const [first] = offersOf(events)
      expect(price).not.toContain(first?.terms.kind)
      const at = (type: Event['type']) => events.findIndex((event) => event.type === type)
      expect(at('case_opened')).toBeLessThan(at('offer_presented'))
      expect(at('case_opened')).toBeGreaterThan(0)
    }
  })

  test('S2.3 a broken or poor product is never answered with a price first', () => {
    const product = having(/Product dissatisfaction|Network reliability|Limited range/)
    expect(product).toHaveLength(172)
    for (const events of product) expect(price).not.toContain(offersOf(events)[0]?.terms.kind)
  })

  const decisions = (rows: string[][]): string => {
    const changed = [header, ...rows].map((cells) => cells.join(',')).join('\n')
    return JSON.stringify(replay(compiled, changed, mapping, at))
  }
  const replaced = (name: string, by: (row: number) => string): string[][] =>
    rows.map((cells, row) => cells.with(header.indexOf(name), by(row)))

  test.each(['gender', 'senior_citizen', 'partner', 'dependents', 'churn_score'])(
    '%s changes no decision',
    (name) => {
      expect(header).toContain(name)
      const before = decisions(rows)
      const turned = replaced(name, (row) => rows.at(-1 - row)?.[header.indexOf(name)] ?? '')
      const strange = replaced(name, () => 'other')
      expect(decisions(turned) === before).toBe(true)
      expect(decisions(strange) === before).toBe(true)
    },
  )

  test('S0.12 potential does', () => {
    expect(decisions(replaced('cltv', () => '6500')) === decisions(rows)).toBe(false)
  })

  test('the totals per reason are what they were', () => {
    const { totals, refused } = replay(compiled, text, mapping, at)
    expect(totals.map(brief)).toMatchInlineSnapshot(`
      [
        "["bereaved",4,{},{},4,{},2]",
        "["moved",38,{},{},38,{},2]",
        "["service",359,{"service_fix":359},{"credit":359},0,{"USD":0},5]",
        "["product",172,{"guided_help":172},{"plan_change":66,"pause":19},0,{"USD":0},4.49]",
        "["competitor",439,{"guided_help":394,"plan_change":45},{"discount":119},0,{"USD":1685580},4.27]",
        "["price",159,{"plan_change":61,"discount":98},{"discount":7},0,{"USD":2815506},3.04]",
        "["other",92,{},{},92,{},3]",
      ]
    `)
    expect(refused.noOffer).toMatchInlineSnapshot(`
      {
        "reason": 134,
      }
    `)
  })
})
