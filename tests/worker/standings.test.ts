/** Whether those who stayed are still there and pay: asked by the alarm, on day 30, 60 and 90 (S0.24). */
import { env } from 'cloudflare:workers'
import { evictDurableObject } from 'cloudflare:test'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Event } from '#shared/engine/events.ts'
import { day, hour } from '../fixtures/a-clock.ts'
import { leave, no, price, yes } from '../fixtures/answers.ts'
import { comesTo, customerObject, eventsOf, ring, setFault } from './api.ts'
import { silence } from './effects.ts'
import { alarmOf } from './privacy.ts'
import { at, eachFromStart, rowOf, start, talk } from './talks.ts'

eachFromStart()

const asked = async (): Promise<number> => (await env.DEMO!.fetch('http://demo/asked')).json()

type Seen = Event & { type: 'standing_seen' }
const seenOf = async (customer: string): Promise<Seen[]> =>
  (await eventsOf(customer)).filter((event): event is Seen => event.type === 'standing_seen')
const told = async (customer: string) =>
  (await seenOf(customer)).map(({ day: of, standing, voluntary }) => [of, standing, voluntary])

describe('whoever took an offer is asked after', () => {
  it('on day 30, 60 and 90, once each, whatever becomes of the object in between (S0.24)', async () => {
    await talk('stayer', price, yes)
    expect(await alarmOf('stayer')).toBe(start + 30 * day)
    await evictDurableObject(customerObject('stayer'))
    for (const after of [30, 60, 90]) {
      at(start + after * day)
      await ring('stayer')
      await ring('stayer')
    }
    expect(await told('stayer')).toEqual([
      [30, 'paying', null],
      [60, 'paying', null],
      [90, 'paying', null],
    ])
    expect((await seenOf('stayer')).map((event) => event.at)).toEqual(
      [30, 60, 90].map((after) => new Date(start + after * day).toISOString()),
    )
    expect((await rowOf('stayer'))?.followed).toMatchObject({ kind: 'plan_change', judgedOn: 60 })
    expect((await rowOf('stayer'))?.followed?.seen).toHaveLength(3)
    const now = await asked()
    at(start + 400 * day)
    await ring('stayer')
    expect(await asked()).toBe(now)
  })

  it('days that come at once are told by one answer, at the moment it was given', async () => {
    await talk('jumped', price, yes)
    const before = await asked()
    at(start + 95 * day)
    await ring('jumped')
    expect(await asked()).toBe(before + 1)
    expect(await told('jumped')).toEqual([30, 60, 90].map((of) => [of, 'paying', null]))
    const moments = new Set((await seenOf('jumped')).map((event) => event.at))
    expect([...moments]).toEqual([new Date(start + 95 * day).toISOString()])
  })

  it('a clock that goes back asks nobody, and forgets nothing', async () => {
    await talk('back', price, yes)
    at(start + 30 * day)
    await ring('back')
    at(start + 10 * day)
    await ring('back')
    expect(await told('back')).toEqual([[30, 'paying', null]])
    expect(await alarmOf('back')).toBe(start + 60 * day)
  })

  it('a payment that failed is no wish of theirs, and what billing knows no more has ended', async () => {
    await talk('failing', price, yes)
    await comesTo('failing', { status: 'past_due' })
    at(start + 30 * day)
    await ring('failing')
    await comesTo('failing', { status: 'paused', resumesOn: '2027-06-01' })
    at(start + 60 * day)
    await ring('failing')
    await comesTo('failing', null)
    at(start + 90 * day)
    await ring('failing')
    expect(await told('failing')).toEqual([
      [30, 'past_due', false],
      [60, 'paused', null],
      [90, 'ended', null],
    ])
  })
})

describe('followed up are also', () => {
  it('those who were shown an offer and left, who may come back', async () => {
    await talk('returner', price, leave, yes)
    at(start + 30 * day)
    await ring('returner')
    await comesTo('returner', { status: 'active', endsOn: null })
    at(start + 60 * day)
    await ring('returner')
    expect(await told('returner')).toEqual([
      [30, 'cancelling', true],
      [60, 'paying', null],
    ])
    expect((await rowOf('returner'))?.followed).toMatchObject({ kind: null })
  })

  it('those who stayed without an offer, and nobody who left unasked', async () => {
    await talk('kept', leave, no)
    await talk('gone', leave, yes)
    for (const customer of ['kept', 'gone']) {
      at(start + 31 * day)
      await ring(customer)
    }
    expect(await told('kept')).toEqual([[30, 'paying', null]])
    expect(await told('gone')).toEqual([])
    expect((await rowOf('gone'))?.followed).toBeUndefined()
  })
})

describe('where billing does not answer', () => {
  beforeEach(() => void silence())

  /** Lets the alarm ring whenever it is set to, until a moment. @returns the moments. */
  async function ringUntil(customer: string, until: number): Promise<number[]> {
    const rung: number[] = []
    for (;;) {
      const next = await alarmOf(customer)
      if (next === null || next > until) return rung
      at(next)
      await ring(customer)
      rung.push(next)
    }
  }

  it('it is asked again with growing pauses for seven days, then nobody knows; and on the next day anew', async () => {
    await talk('unheard', price, yes)
    await setFault('down')
    const rung = await ringUntil('unheard', start + 40 * day)
    const pauses = rung.slice(1).map((moment, index) => moment - (rung[index] ?? 0))
    expect(pauses[0]).toBeLessThan(hour)
    expect(Math.max(...pauses)).toBeLessThan(15 * hour)
    expect(rung.length).toBeLessThan(40)
    const [one, ...more] = await seenOf('unheard')
    expect(more).toEqual([])
    expect(one).toMatchObject({ day: 30, standing: 'unknown', voluntary: null })
    expect(Date.parse(one?.at ?? '')).toBeGreaterThanOrEqual(start + 37 * day)
    expect(Date.parse(one?.at ?? '')).toBeLessThan(start + 38 * day)
    await setFault('none')
    await ringUntil('unheard', start + 60 * day)
    expect(await told('unheard')).toEqual([
      [30, 'unknown', null],
      [60, 'paying', null],
    ])
  })

  it('an answer within the seven days counts, also after the object was gone', async () => {
    await talk('late', price, yes)
    await setFault('down')
    await ringUntil('late', start + 33 * day)
    expect(await told('late')).toEqual([])
    await evictDurableObject(customerObject('late'))
    await setFault('none')
    await ringUntil('late', start + 35 * day)
    expect(await told('late')).toEqual([[30, 'paying', null]])
  })

  it('a server that was away for long asks for seven days all the same', async () => {
    await talk('away', price, yes)
    await setFault('down')
    at(start + 50 * day)
    await ring('away')
    expect(await told('away')).toEqual([])
    await setFault('none')
    await ringUntil('away', start + 52 * day)
    expect(await told('away')).toEqual([[30, 'paying', null]])
  })
})
