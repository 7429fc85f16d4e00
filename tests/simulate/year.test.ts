/** The made-up year is what it says: the same from the same seed, played by the engine, with nothing from its future. */
import { describe, expect, it } from 'vitest'
import { sessionOf } from '#shared/engine/fold.ts'
import { assign } from '#shared/experiments/assign.ts'
import { lifeOf, stateOf } from '#shared/experiments/life.ts'
import { holdoutOn, usualHoldout } from '#shared/experiments/holdout.ts'
import { yearTruth } from '#shared/simulate/truth.ts'
import { daysOf, isBadWeek, lastDay, playDay, type Played } from '#shared/simulate/year.ts'
import { aPlan, armsOfYear, experiments, now, playYear, records, rowOfPlayed } from './a-year.ts'

const plan = aPlan({ customers: 600 })
const year = playYear(plan)
const rows = year.map(rowOfPlayed)

describe('from one seed', () => {
  it('comes one year, to the last event', () => {
    const again = playYear(plan)
    expect(again.map(({ events }) => events)).toEqual(year.map(({ events }) => events))
    expect(again.map(rowOfPlayed)).toEqual(rows)
  })

  it('and from another seed another one', () =>
    expect(playYear({ ...plan, seed: 7 }).map(rowOfPlayed)).not.toEqual(rows))

  it('whatever part of it is played first', () => {
    const days = daysOf(plan)
    const late = days.slice(200).flatMap((day) => [...playDay(plan, day, armsOfYear(), yearTruth)])
    expect(late.length).toBeGreaterThan(100)
    expect(late.map(rowOfPlayed)).toEqual(rows.slice(-late.length))
  })
})

describe('every row', () => {
  it('is what the engine folds the log to', () => {
    for (const { events, session, compiled, beside, keeps } of year) {
      const again: Played = { events, session: sessionOf(events), compiled, beside, keeps }
      expect(again.session).toEqual(session)
      expect(rowOfPlayed(again)).toEqual(rowOfPlayed({ events, session, compiled, beside, keeps }))
    }
  })

  it('is of one session, and says nobody’s name', () => {
    expect(new Set(rows.map(({ session }) => session)).size).toBe(rows.length)
    expect(year.every(({ session }) => session.started.facts?.name === null)).toBe(true)
  })

  it('has happened in the order of its log, and by now', () => {
    for (const { events } of year) {
      const times = events.map(({ at }) => at)
      expect(times).toEqual(times.toSorted())
      expect((times.at(-1) ?? '') < now.toISOString()).toBe(true)
    }
  })

  it('has every day seen that has come, and none that has not', () => {
    for (const { followed } of rows) {
      if (!followed) continue
      const days = (now.getTime() - Date.parse(followed.from)) / 86_400_000
      const due = [30, 60, 90].filter((day) => day < days - 0.01)
      expect(followed.seen.map(({ day }) => day)).toEqual(expect.arrayContaining(due))
      expect(followed.seen.every(({ day }) => day <= days)).toBe(true)
    }
  })

  it('is in the arm that the hash gives', () => {
    const exposed = year.flatMap(({ session: { started, exposed: all } }) =>
      all.map((one) => ({ customer: started.customer, ...one })),
    )
    for (const { customer, experiment, arm, at } of exposed) {
      const document =
        experiments.find(({ id }) => id === experiment) ?? holdoutOn(at.slice(0, 10), usualHoldout)
      expect(document && assign(document, customer)?.arm).toBe(arm)
    }
    expect(exposed.length).toBeGreaterThan(300)
  })
})

describe('the year', () => {
  const days = daysOf(aPlan())

  it('has every day of a year, and everybody on one of them', () => {
    expect(days.length).toBe(365)
    expect(days.at(-1)?.day).toBe(lastDay(now))
    expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(4000)
  })

  it('ends with a week in which one reason rises', () => {
    const bad = days.filter(({ day }) => isBadWeek(day, now)).map(({ day }) => day)
    expect([bad.length, bad[0], bad.at(-1)]).toEqual([7, '2026-11-09', '2026-11-15'])
    const share = (own: typeof rows) =>
      own.filter(({ reasons }) => reasons.includes('service')).length / own.length
    const [in_, out] = [true, false].map((is) =>
      share(rows.filter(({ ended }) => isBadWeek(ended.slice(0, 10), now) === is)),
    )
    expect(in_).toBeGreaterThan(2 * (out ?? 1))
  })

  it('has conversations of every end, in two languages, some in own words, some by the way out, some a second time', () => {
    expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(
      new Set(['saved', 'kept', 'cancelled', 'abandoned']),
    )
    expect(new Set(rows.map(({ locale }) => locale))).toEqual(new Set(['en', 'he']))
    const happened = (type: string) => year.filter(({ events }) => events.some((one) => one.type === type))
    for (const type of ['words_given', 'leave_asked', 'survey_answered', 'offer_accepted'])
      expect(happened(type).length, type).toBeGreaterThan(0)
    expect(rows.some(({ again }) => again !== undefined)).toBe(true)
  })

  it('has had its experiments as an experiment is had: one is stopped and judged, the others run', () => {
    const today = now.toISOString().slice(0, 10)
    expect(records.map((events) => stateOf(lifeOf(events), today))).toEqual([
      'finished',
      'running',
      'running',
    ])
  })
})
