/** Whom to ask how it has been, on which day, and what their answer comes to (S0.19, S0.20, S0.25). */
import { describe, expect, test } from 'vitest'
import { lintCopy } from '#shared/copy/lint.ts'
import { effectKey, effectsOf } from '#shared/engine/effects.ts'
import { answered, refused, stateOf } from '#shared/engine/survey-answers.ts'
import { isEnding, whyNotAsked, type Asking } from '#shared/engine/survey-asking.ts'
import { nextSurvey, type SurveyDay } from '#shared/engine/survey-days.ts'
import { surveyLetter } from '#shared/engine/survey-letter.ts'
import { surveyOverAt, surveyRow, surveysIn } from '#shared/engine/survey.ts'
import { leave, no, price, yes } from '../fixtures/answers.ts'
import { day } from '../fixtures/a-clock.ts'
import { aCustomer } from '../fixtures/a-customer.ts'
import { aTalk, talkOf, type Talk, type TalkOptions } from '../fixtures/a-talk.ts'

const kept = (options: TalkOptions = {}) => talkOf([leave, no], options)
const logged = (talk: Talk) => ({ session: talk.session(), events: talk.events })
const next = (talk: Talk) => nextSurvey(logged(talk))
const asked = (talk: Talk, on: SurveyDay = 30) => talk.record({ type: 'survey_asked', day: on })
const row = (talk: Talk) => surveyRow(logged(talk))
const say = (talk: Talk, score: number, text = '', mayAsk = false) => {
  const events = answered(logged(talk), { score, text, mayAsk }, talk.clock.now())
  talk.events.push(...events)
  return events
}
const after = (talk: Talk, days: number) =>
  new Date(Date.parse(talk.session().endedAt ?? '') + days * day).toISOString()

describe('by the fold of the log', () => {
  test('everybody who stayed is followed, with an offer or without; nobody who left (S0.19)', () => {
    for (const talk of [kept(), talkOf([price, yes])]) {
      expect(['saved', 'kept']).toContain(talk.session().outcome)
      expect(next(talk)).toEqual({ day: 30, due: after(talk, 30) })
      expect(row(talk)).toEqual({ due: after(talk, 30) })
    }
    const left = talkOf([leave, yes])
    expect([next(left), row(left)]).toEqual([null, null])
    expect(next(aTalk())).toBeNull()
  })

  test('they are asked again on day 180, and then no more (S0.25)', () => {
    const talk = kept()
    asked(talk)
    expect(next(talk)).toEqual({ day: 180, due: after(talk, 180) })
    talk.record({ type: 'survey_omitted', day: 180, why: 'no_address' })
    expect(next(talk)).toBeNull()
    expect(row(talk)).toEqual({})
  })

  test('who stayed while a contract still ran is asked first, and flagged (S0.20)', () => {
    const bound = (contractEnd: string | null) => kept({ facts: aCustomer({ contractEnd }) })
    const endsToday = aTalk().clock.now().toISOString().slice(0, 10)
    expect(next(bound('2027-06-30'))?.day).toBe(14)
    expect(row(bound('2027-06-30'))).toMatchObject({ first: true })
    for (const free of [bound(null), bound(endsToday)]) {
      expect(next(free)?.day).toBe(30)
      expect(row(free)).not.toHaveProperty('first')
    }
    const talk = bound('2027-06-30')
    asked(talk, 14)
    expect(next(talk)?.day).toBe(180)
  })

  test('tests of the business are no customers', () => {
    const talk = kept()
    const test = { ...talk.session(), started: { ...talk.session().started, mode: 'test' as const } }
    expect(nextSurvey({ session: test, events: talk.events })).toBeNull()
  })

  test('surveys are no sign of life of a session, and older logs have none', () => {
    const talk = kept()
    const before = talk.session()
    talk.clock.pass(30 * day)
    asked(talk)
    say(talk, 7)
    expect(talk.session()).toEqual(before)
    expect(surveysIn(logged(kept()))).toEqual([])
  })
})

describe('on the day', () => {
  const free: Asking = { isOff: false, address: 'known', consent: null, hasLeft: false }
  const due = '2027-01-10T12:00:00.000Z'
  const at = (days: number) => new Date(Date.parse(due) + days * day)

  test.each<[Partial<Asking>, ReturnType<typeof whyNotAsked>]>([
    [{}, null],
    [{ consent: true }, null],
    [{ consent: false }, 'no_consent'],
    [{ address: 'none' }, 'no_address'],
    [{ address: 'stopped' }, 'address_stopped'],
    [{ hasLeft: true }, 'left'],
    [{ isOff: true, hasLeft: true }, 'off'],
  ])('%o: %s', (asking, why) => {
    expect(whyNotAsked(due, { ...free, ...asking }, [logged(kept())], at(0))).toBe(why)
  })

  test('a server that was away for long asks nobody about a day that is past', () => {
    expect(whyNotAsked(due, free, [], at(14))).toBeNull()
    expect(whyNotAsked(due, free, [], new Date(at(14).getTime() + 1))).toBe('late')
  })

  test('while one question is open no other is sent, and none after *do not ask me again*', () => {
    const talk = kept()
    talk.clock.pass(30 * day)
    asked(talk)
    const beside = [logged(talk), logged(kept({ session: 'session-2' }))]
    const over = new Date(surveyOverAt(surveysIn(logged(talk))[0]!))
    const why = (now: Date) => whyNotAsked(now.toISOString(), free, beside, now)
    expect(why(new Date(over.getTime() - 1))).toBe('lately')
    expect(why(over)).toBeNull()
    talk.events.push(...refused(logged(talk), talk.clock.now()))
    expect(refused(logged(talk), talk.clock.now())).toEqual([])
    expect(whyNotAsked(over.toISOString(), free, [logged(talk)], over)).toBe('refused')
  })

  test('whom billing last called lost is not asked how it is to stay', () => {
    const talk = kept()
    const ending = () => isEnding([logged(talk)], talk.session())
    expect(ending()).toBe(false)
    talk.clock.pass(30 * day)
    talk.record({ type: 'standing_seen', day: 30, standing: 'cancelling', voluntary: true })
    talk.clock.pass(30 * day)
    talk.record({ type: 'standing_seen', day: 60, standing: 'unknown', voluntary: null })
    expect(ending()).toBe(true)
    talk.clock.pass(30 * day)
    talk.record({ type: 'standing_seen', day: 90, standing: 'paying', voluntary: null })
    expect(ending()).toBe(false)
    const leaving = talkOf([no], { facts: aCustomer({ status: 'cancelling' }) })
    expect(isEnding([logged(leaving)], leaving.session())).toBe(true)
  })
})

describe('an answer', () => {
  const open = () => {
    const talk = kept()
    talk.clock.pass(30 * day)
    asked(talk)
    return talk
  }

  test('goes to the tenant’s row, the last one alone, with the words left out', () => {
    const talk = open()
    const [first] = say(talk, 3, 'Planted words')
    expect(first && effectsOf(first)).toEqual([{ type: 'report' }])
    talk.clock.pass(day)
    say(talk, 8)
    const at = talk.clock.now().toISOString()
    expect(row(talk)).toEqual({ due: after(talk, 180), score: 8, at })
    expect(JSON.stringify(row(talk))).not.toContain('Planted')
  })

  test('sent twice is one; and of very many the last written one stands', () => {
    const talk = open()
    expect(say(talk, 5, 'a', true)).toHaveLength(1)
    expect(say(talk, 5, 'a', true)).toEqual([])
    for (let n = 0; n < 40; n++) say(talk, n % 11)
    expect(surveysIn(logged(talk))[0]?.answers).toHaveLength(20)
    expect(stateOf(surveysIn(logged(talk))[0]!, talk.clock.now())).toBe('closed')
  })

  test('comes too late after ninety days, and to nothing before it was asked for', () => {
    const talk = open()
    talk.clock.pass(90 * day)
    expect(say(talk, 9)).toEqual([])
    expect(stateOf(surveysIn(logged(talk))[0]!, talk.clock.now())).toBe('over')
    expect(say(kept(), 9)).toEqual([])
    expect(refused(logged(kept()), new Date())).toEqual([])
  })

  test('of 9 or 10 may be a story to be told, where its customer agreed to be asked (S1.11)', () => {
    const storyOf = (score: number, mayAsk: boolean) => {
      const talk = open()
      say(talk, score, '', mayAsk)
      return row(talk)?.story
    }
    expect([storyOf(9, true), storyOf(10, true)]).toEqual([true, true])
    expect([storyOf(10, false), storyOf(8, true), storyOf(0, true)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  test('to the second question leaves that to the first where it was', () => {
    const talk = open()
    say(talk, 4)
    talk.clock.pass(150 * day)
    asked(talk, 180)
    expect(surveysIn(logged(talk)).map(({ answers }) => answers.length)).toEqual([1, 0])
    expect(row(talk)).toMatchObject({ score: 4 })
    say(talk, 10)
    expect(surveysIn(logged(talk)).map(({ answers }) => answers.map(({ score }) => score))).toEqual([
      [4],
      [10],
    ])
    expect(row(talk)).toMatchObject({ score: 10 })
  })
})

describe('the letter', () => {
  test('is sent once with the row behind it, and the row says when it went', () => {
    const talk = kept()
    const event = asked(talk)
    expect(effectsOf(event)).toEqual([{ type: 'notify', letter: 'survey' }, { type: 'report' }])
    const key = effectKey('session-1', talk.events.length - 1, 0)
    expect(row(talk)).not.toHaveProperty('sent')
    const done = { type: 'effect_done', key, effect: 'notify', late: false } as const
    const sent = talk.record(done)
    expect(row(talk)?.sent).toBe(sent.at)
    const unsent = kept()
    asked(unsent)
    unsent.record({ ...done, unsent: 'no_mail' })
    expect(row(unsent)).not.toHaveProperty('sent')
  })

  test.each(['en', 'he'] as const)(
    '%s: asks one thing, sells nothing and blames nobody (S0.25)',
    (locale) => {
      const talk = kept({ locale })
      const address = 'https://parley.test/survey/x'
      expect(surveyLetter(logged(talk), address, talk.copy)).toBeNull()
      asked(talk)
      const letter = surveyLetter(logged(talk), address, talk.copy)
      expect(lintCopy(`${letter?.subject}. ${letter?.text}`, locale)).toEqual([])
      expect(letter?.text).toContain(`:\n${address}`)
      expect(letter?.text).toContain('Dana')
      expect(letter?.text).not.toMatch(/%|discount|offer|הנחה|הצעה|\{\w+\}/i)
    },
  )
})
