/** Every entry is dated, sourced, explained in docs/law.md, and, while in force, shown by a transcript. */
import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import * as z from 'zod'
import { isInForce } from '#shared/law/entry.ts'
import { gatesFor } from '#shared/law/gates.ts'
import { jurisdictions, reaches } from '#shared/law/jurisdictions.ts'
import { lawProblems } from '#shared/law/review.ts'
import { dayOf } from '#shared/rules/derived.ts'
import { aClock } from '#tests/fixtures/a-clock.ts'
import { factsOf } from '#tests/transcripts/header.ts'
import { transcriptFiles } from '#tests/transcripts/files.ts'
import { scriptOf } from '#tests/transcripts/script.ts'

const today = dayOf(aClock().now())
const page = readFileSync(new URL('../../docs/law.md', import.meta.url), 'utf8')
const transcripts = new Map(transcriptFiles().map(({ name, text }) => [name, text]))
const isDay = (day: string | null): boolean => day === null || z.iso.date().safeParse(day).success

test('ids are unique', () => {
  const ids = jurisdictions.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('docs/law.md explains exactly these', () => {
  const named = [...page.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map(([, id]) => id)
  expect(named).toEqual(jurisdictions.map(({ id }) => id))
})

const named = (which: boolean) =>
  jurisdictions
    .filter((entry) => isInForce(entry, today) === which)
    .map((entry) => [entry.id, entry] as const)

test.each([...named(true), ...named(false)])('%s is dated, sourced and due for review', (_, entry) => {
  const { status, reviewBy, source, saveAttempts, places } = entry
  const days = 'on' in status ? [status.on] : 'until' in status ? [status.from, status.until] : [status.from]
  expect([...days, reviewBy].every(isDay)).toBe(true)
  expect([source, saveAttempts, ...places].every((text) => text.length > 1)).toBe(true)
  if (status.type === 'expected') expect(reviewBy < status.from).toBe(true)
})

test.each(named(true))('%s is in force, and a transcript of its place shows it', (id) => {
  const text = transcripts.get(`law-${id}.txt`) ?? ''
  const place = factsOf(scriptOf(text).header['customer'])?.place ?? ''
  expect(gatesFor(place, today).from).toContain(id)
})

test.each(named(false))('%s is not in force, and makes no gate', (id, { places }) => {
  for (const place of places) expect(gatesFor(place, today).from).not.toContain(id)
})

test('a rule is over after its last day', () => {
  const [entry] = jurisdictions
  const until = { ...entry!, status: { type: 'in_force', from: null, until: '2026-11-05' } } as const
  expect([isInForce(until, '2026-11-05'), isInForce(until, '2026-11-06')]).toEqual([true, false])
})

test('the Union reaches its members and their regions, a region nobody else', () => {
  const of = (id: string) => jurisdictions.find((entry) => entry.id === id)!
  const reached = (id: string, ...places: string[]) => places.filter((place) => reaches(of(id), place))
  expect(reached('eu-withdrawal', 'DE', 'FR-75', 'IE', 'GB', 'CH', 'US')).toEqual(['DE', 'FR-75', 'IE'])
  expect(reached('us-mn', 'US-MN', 'US', 'US-CA')).toEqual(['US-MN'])
  expect(reached('us-rosca', 'US', 'US-MN', 'UM')).toEqual(['US', 'US-MN'])
})

describe('what has to be read again', () => {
  it('is nothing while every review lies ahead', () => expect(lawProblems(today)).toEqual([]))

  it('names the entry, its day and what to read', () => {
    expect(lawProblems('2026-12-15')).toEqual([])
    const [first, ...more] = lawProblems('2026-12-16')
    expect(more).toEqual([])
    expect(first).toMatchObject({ entry: 'gb-dmcc', reviewBy: '2026-12-15' })
    expect(first?.message).toMatch(/^The law entry gb-dmcc was to be read again by 2026-12-15\. Read .*2024/)
  })

  it('is all of them in the end', () => {
    expect(lawProblems('2030-01-01')).toHaveLength(jurisdictions.length)
  })
})
