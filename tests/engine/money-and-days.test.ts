import { expect, test } from 'vitest'
import { decimalsOf, percentOf } from '#shared/money.ts'
import { addDays, addHours, addMonths, monthsBetween } from '#shared/rules/derived.ts'
import days from '#tests/cases/days.json' with { type: 'json' }
import money from '#tests/cases/money.json' with { type: 'json' }

test.each(money.percentOf)('$percent% of $amount is $is', ({ amount, percent, is }) => {
  expect(percentOf(amount, percent)).toBe(is)
})

test.each(money.decimalsOf)('$currency has $is decimals', ({ currency, is }) => {
  expect(decimalsOf(currency)).toBe(is)
})

test.each(days.addMonths)('$months months after $day is $is', ({ day, months, is }) => {
  expect(addMonths(day, months)).toBe(is)
})

test.each(days.addDays)('$days days after $day is $is', ({ day, days: count, is }) => {
  expect(addDays(day, count)).toBe(is)
})

test.each(days.addHours)('$hours hours after $at is $is', ({ at, hours, is }) => {
  expect(addHours(new Date(at), hours)).toBe(is)
})

test.each(days.monthsBetween)('from $since to $at are $is months', ({ since, at, is }) => {
  expect(monthsBetween(since, new Date(at))).toBe(is)
})
