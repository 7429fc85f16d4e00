/** Business days, and the holidays they step over; dates as printed in Israeli calendars of those years. */
import { describe, expect, it, test } from 'vitest'
import { businessDaysAfter, dayIn, isBusinessDay } from '#shared/law/calendars.ts'

const holidays: Record<string, string[]> = {
  'New Year': [
    '2023-09-16 2023-09-17',
    '2024-10-03 2024-10-04',
    '2025-09-23 2025-09-24',
    '2027-10-02 2027-10-03',
  ],
  'Day of Atonement': ['2024-10-12', '2025-10-02', '2026-09-21', '2027-10-11'],
  'Sukkot, first day': ['2024-10-17', '2025-10-07', '2026-09-26', '2027-10-16'],
  'Simchat Torah': ['2024-10-24', '2025-10-14', '2026-10-03', '2027-10-23'],
  'Passover, first and seventh': ['2024-04-23 2024-04-29', '2025-04-13 2025-04-19', '2026-04-02 2026-04-08'],
  'Feast of Weeks': ['2024-06-12', '2025-06-02', '2026-05-22', '2027-06-11'],
  'Independence Day': ['2023-04-26', '2026-04-22', '2027-05-12'],
  'Independence Day, early: 5 Iyar is a Friday': ['2022-05-05', '2018-04-19'],
  'Independence Day, early: 5 Iyar is a Saturday': ['2021-04-15', '2025-05-01'],
  'Independence Day, late: 5 Iyar is a Monday': ['2024-05-14'],
}

describe.each(Object.entries(holidays))('%s', (_, days) => {
  it.each(days.join(' ').split(' '))('%s is no business day', (day) => {
    expect(isBusinessDay(day, 'IL')).toBe(false)
  })
})

test.each([
  ['5 Iyar itself, where the feast has moved away', '2024-05-13'],
  ['the eve of the Day of Atonement', '2025-10-01'],
  ['the days between the feasts', '2025-10-08'],
  ['Purim', '2026-03-03'],
  ['Hanukkah', '2026-12-08'],
  ['a Sunday', '2026-11-08'],
])('%s: %s is a business day', (_, day) => {
  expect(isBusinessDay(day, 'IL')).toBe(true)
})

test('in every year the holidays take between three and nine days from the week', () => {
  for (let year = 2004; year <= 2060; year++) {
    const days = Array.from({ length: 366 }, (_, n) => new Date(Date.UTC(year, 0, 1 + n)))
      .filter((at) => at.getUTCFullYear() === year)
      .map((at) => at.toISOString().slice(0, 10))
    const weekdays = days.filter((day) => ![5, 6].includes(new Date(day).getUTCDay()))
    const off = weekdays.filter((day) => !isBusinessDay(day, 'IL')).length
    // There are ten; some fall on a Friday or a Saturday.
    expect(off, `${year}`).toBeGreaterThanOrEqual(3)
    expect(off, `${year}`).toBeLessThanOrEqual(9)
  }
})

test.each([
  ['Thursday: over Friday and Saturday', '2026-11-05', 3, '2026-11-10'],
  ['Friday counts from Sunday', '2026-11-06', 3, '2026-11-10'],
  ['Saturday as well', '2026-11-07', 3, '2026-11-10'],
  ['Sunday', '2026-11-08', 3, '2026-11-11'],
  ['before New Year on a Saturday and Sunday', '2026-09-10', 3, '2026-09-16'],
  ['before the Day of Atonement on a Monday', '2026-09-17', 3, '2026-09-23'],
  ['into Passover', '2026-03-31', 3, '2026-04-06'],
  ['none to come', '2026-11-05', 0, '2026-11-05'],
])('%s: %s and %i business days is %s', (_, day, count, end) => {
  expect(businessDaysAfter(day, count, 'IL')).toBe(end)
})

test('elsewhere the weekend is Saturday and Sunday', () => {
  expect(businessDaysAfter('2026-11-05', 3, 'weekdays')).toBe('2026-11-10')
  expect(businessDaysAfter('2026-11-06', 1, 'weekdays')).toBe('2026-11-09')
})

test('the day is that of the place: late in the evening in London it is tomorrow in Jerusalem', () => {
  expect(dayIn(new Date('2026-11-04T21:59:59Z'), 'IL')).toBe('2026-11-04')
  expect(dayIn(new Date('2026-11-04T22:00:00Z'), 'IL')).toBe('2026-11-05')
  expect(dayIn(new Date('2026-07-04T21:00:00Z'), 'IL')).toBe('2026-07-05')
  expect(dayIn(new Date('2026-11-04T22:00:00Z'), 'weekdays')).toBe('2026-11-04')
})
