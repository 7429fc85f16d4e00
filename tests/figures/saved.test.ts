import { expect, test } from 'vitest'
import { trulySaved } from '#shared/figures/saved.ts'

const draw = (offered: [number, number], held: [number, number]) => ({
  offered: { n: offered[0], yes: offered[1] },
  held: { n: held[0], yes: held[1] },
})

test('S0.24 below the evidence gate there is no figure, only counts and what is lacking', () => {
  expect(trulySaved([draw([900, 500], [60, 30]), draw([800, 450], [39, 20])])).toEqual({
    state: 'collecting',
    offered: { n: 1700, yes: 950 },
    held: { n: 99, yes: 50 },
    lack: { offered: { mature: 0, yes: 0, no: 0 }, held: { mature: 1, yes: 0, no: 0 } },
  })
  expect(trulySaved([]).state).toBe('collecting')
  expect(trulySaved([draw([500, 300], [0, 0]), draw([0, 0], [500, 200])])).toMatchObject({
    state: 'collecting',
    offered: { n: 500 },
    lack: { offered: { mature: 100 } },
  })
})

test('with one draw it is the difference of both shares, with a range that has it inside', () => {
  const saved = trulySaved([draw([4000, 2400], [400, 200])])
  if (saved.state !== 'known') throw new Error('collecting')
  expect(saved.share).toBeCloseTo(0.1, 12)
  expect(saved.low).toBeLessThan(0.1)
  expect(saved.high - 0.1).toBeCloseTo(0.1 - saved.low, 12)
  // sqrt(.24 ÷ 4000 + .25 ÷ 400), times 3.04 or so at 4,400 customers planned for 5,000.
  expect((saved.high - saved.low) / 2).toBeGreaterThan(3 * 0.0262)
  expect((saved.high - saved.low) / 2).toBeLessThan(3.1 * 0.0264)
})

test('a share held out that changes between quarters makes no difference out of the season', () => {
  // Nobody is saved: 60 % stay in a good quarter with 5 % held out, 30 % in a bad one with half held out.
  const seasons = [draw([1900, 1140], [100, 60]), draw([1000, 300], [1000, 300])]
  const saved = trulySaved(seasons)
  expect(saved.state === 'known' && Math.abs(saved.share) < 1e-12).toBe(true)
})
