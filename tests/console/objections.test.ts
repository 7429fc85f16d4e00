import { expect, test } from 'vitest'
import { objections } from '#shared/reading/objection.ts'
import { happened } from '#worker/console/happened.ts'
import { languages, wordsIn } from '#worker/console/words.ts'

test.each(languages)(
  '%s: the record says what stood against an offer, each kind in its own words',
  (language) => {
    const told = objections.map((objection) =>
      happened(
        { type: 'objection_raised', offer: 'loyal-20', objection, at: '2026-11-05T10:00:00Z', turn: 2 },
        wordsIn(language),
      ),
    )
    expect(new Set(told).size).toBe(objections.length)
    for (const sentence of told) expect(sentence).not.toMatch(/against\.|happened\.|[{}]/)
  },
)
