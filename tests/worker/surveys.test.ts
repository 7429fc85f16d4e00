/** Asking those who stayed, by the alarm and a letter, on the days that have come (S0.19, S0.20, S0.25). */
import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { describe, expect, it, vi } from 'vitest'
import type { Customer } from '#worker/customer/customer.ts'
import { day } from '../fixtures/a-clock.ts'
import { begin, comesTo, customerObject, eventsOf, ring, say } from './api.ts'
import { push } from './facts-api.ts'
import { alarmOf } from './privacy.ts'
import { emailOf, questionsTo, rowOf, rowSays, stay } from './surveys.ts'
import { eachFromStart, pass, start } from './talks.ts'

eachFromStart()

const surveyed = async (customer: string) =>
  (await eventsOf(customer)).flatMap((event) => {
    if (event.type === 'survey_asked') return [[event.day, 'asked']]
    return event.type === 'survey_omitted' ? [[event.day, event.why]] : []
  })

describe('who stayed', () => {
  it('is on the list at once, and asked on day 30 and 180, once each (S0.19, S0.25)', async () => {
    await stay('kept')
    await rowSays('kept', { due: new Date(start + 30 * day).toISOString() })
    expect(await questionsTo('kept')).toEqual([])
    expect(await alarmOf('kept')).toBe(start + 30 * day)
    await evictDurableObject(customerObject('kept'))
    await pass('kept', 30)
    await ring('kept')
    expect(await questionsTo('kept')).toHaveLength(1)
    await rowSays('kept', {
      sent: new Date(start + 30 * day).toISOString(),
      due: new Date(start + 180 * day).toISOString(),
    })
    for (const days of [60, 90, 180, 181]) await pass('kept', days)
    expect(await questionsTo('kept')).toHaveLength(2)
    expect(await surveyed('kept')).toEqual([
      [30, 'asked'],
      [180, 'asked'],
    ])
    expect((await rowOf('kept'))?.survey).not.toHaveProperty('due')
  })

  it('with an offer too, in their own language', async () => {
    await stay('saved', {}, 'he', [{ type: 'chose', options: ['price'] }, { type: 'accepted' }])
    await pass('saved', 30)
    const [letter] = await questionsTo('saved')
    expect(letter).toMatchObject({ locale: 'he', subject: expect.stringContaining('שאלה אחת') })
  })

  it('is asked first, on day 14, where a contract still ran (S0.20)', async () => {
    await push('bound', { contractEnd: '2028-01-01' }, new Date(start - day).toISOString())
    await stay('bound')
    await rowSays('bound', { first: true, due: new Date(start + 14 * day).toISOString() })
    await pass('bound', 14)
    expect(await questionsTo('bound')).toHaveLength(1)
    await pass('bound', 30)
    expect(await surveyed('bound')).toEqual([[14, 'asked']])
  })
})

describe('nobody is written to', () => {
  it('whose address is not known, or is to be left alone', async () => {
    await stay('unknown')
    await customerObject('unknown').reach(null)
    await pass('unknown', 30)
    expect(await surveyed('unknown')).toEqual([[30, 'no_address']])
    vi.setSystemTime(start)
    await stay('stopped')
    await customerObject('stopped').reach({ email: emailOf('stopped'), stopped: 'complained' })
    await pass('stopped', 30)
    expect(await surveyed('stopped')).toEqual([[30, 'address_stopped']])
    expect(await questionsTo('stopped')).toEqual([])
  })

  it('who does not want to be contacted, by the latest word on it', async () => {
    await stay('shy')
    vi.setSystemTime(start + 11 * day)
    await push('shy', { contactConsent: false }, new Date(start + 10 * day).toISOString())
    await pass('shy', 30)
    expect(await surveyed('shy')).toEqual([[30, 'no_consent']])
    vi.setSystemTime(start + 41 * day)
    await push('shy', { contactConsent: true }, new Date(start + 40 * day).toISOString())
    await pass('shy', 180)
    expect(await surveyed('shy')).toEqual([
      [30, 'no_consent'],
      [180, 'asked'],
    ])
  })

  it('who has left since, by their own word or by billing’s', async () => {
    await stay('leaver')
    await say(await say(await begin('leaver'), { type: 'leaving' }), { type: 'accepted' })
    await pass('leaver', 30)
    expect(await surveyed('leaver')).toEqual([[30, 'left']])
    vi.setSystemTime(start)
    await stay('ended')
    await comesTo('ended', null)
    await pass('ended', 30)
    expect(await surveyed('ended')).toEqual([[30, 'left']])
  })

  it('who left, or fell silent', async () => {
    await begin('silent', { email: emailOf('silent') })
    await pass('silent', 30)
    vi.setSystemTime(start)
    await stay('left', {}, 'en', [{ type: 'leaving' }, { type: 'accepted' }])
    await pass('left', 30)
    for (const customer of ['silent', 'left']) {
      expect(await surveyed(customer)).toEqual([])
      expect(await rowOf(customer)).toBeUndefined()
    }
  })

  it('about a day that is long past, when a server comes back', async () => {
    await stay('away')
    await pass('away', 45)
    expect(await surveyed('away')).toEqual([[30, 'late']])
    expect(await questionsTo('away')).toEqual([])
  })

  it('twice for two conversations of one month', async () => {
    await stay('twice')
    vi.setSystemTime(start + day)
    await stay('twice', { subscription: 'sub-other' })
    await pass('twice', 32)
    expect((await surveyed('twice')).map(([, what]) => String(what)).toSorted()).toEqual(['asked', 'lately'])
    expect(await questionsTo('twice')).toHaveLength(1)
  })
})

describe('a log from before there were surveys', () => {
  it('is folded, and its customer asked if the day is still to come', async () => {
    await stay('older')
    await runInDurableObject(customerObject('older'), (_: Customer, { storage }) => {
      storage.sql.exec(`DELETE FROM events WHERE type LIKE 'survey%'`)
      storage.sql.exec(`UPDATE events SET body = json_remove(body, '$.facts.contractEnd') WHERE position = 0`)
    })
    await evictDurableObject(customerObject('older'))
    await pass('older', 30)
    expect(await surveyed('older')).toEqual([[30, 'asked']])
  })
})
