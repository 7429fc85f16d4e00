import { describe, expect, test } from 'vitest'
import { isDetractor, isPromoter, npsOf } from '#shared/nps.ts'

describe('net promoter score (S2.1)', () => {
  test('9 and 10 promote, 0 to 6 detract, 7 and 8 do neither', () => {
    const scores = Array.from({ length: 11 }, (_, score) => score)
    expect(scores.filter(isPromoter)).toEqual([9, 10])
    expect(scores.filter(isDetractor)).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  test('is the share of the ones less that of the others, of all who answered', () => {
    expect(npsOf({ promoters: 5, detractors: 2, all: 10 })).toBe(30)
    expect(npsOf({ promoters: 0, detractors: 3, all: 3 })).toBe(-100)
    expect(npsOf({ promoters: 0, detractors: 0, all: 0 })).toBeNull()
  })
})
