/** Who is next in billing's lane (ADR 0026): a cancellation waits for nothing, and what is stuck holds nobody up (I5). */
import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { isOvertaken, nextInLine, type InLine } from '#worker/customer/order.ts'

const nobody = new Set<number>()
const offer = (place: number, more: Partial<InLine> = {}): InLine => ({
  place,
  kind: 'apply_offer',
  due: 0,
  isStuck: false,
  ...more,
})
const cancel = (place: number, more: Partial<InLine> = {}): InLine =>
  offer(place, { kind: 'cancel_subscription', ...more })
const placeOf = (line: InLine[], tried = nobody, now = 10) => nextInLine(line, tried, now)?.place ?? null

test('in the order they were asked for; one that waits for later holds up the next', () => {
  expect(placeOf([offer(1), offer(2)])).toBe(1)
  expect(placeOf([offer(1, { due: 99 }), offer(2)])).toBeNull()
  expect(placeOf([offer(1), offer(2)], new Set([1]))).toBeNull()
  expect(placeOf([])).toBeNull()
})

test('I5 a cancellation waits for nothing', () => {
  expect(placeOf([offer(1), cancel(2)])).toBe(2)
  expect(placeOf([offer(1, { due: 99 }), cancel(2)])).toBe(2)
  expect(placeOf([offer(1, { isStuck: true, due: 99 }), cancel(2)])).toBe(2)
  expect(placeOf([cancel(1, { due: 99 }), cancel(2)])).toBe(2)
})

test('what is stuck holds nobody up, and has its turn when it is due', () => {
  expect(placeOf([offer(1, { isStuck: true, due: 99 }), offer(2)])).toBe(2)
  expect(placeOf([offer(1), offer(2, { isStuck: true })], new Set([1]))).toBe(2)
})

test('a cancellation to be taken back is entered first', () => {
  const takeBack: InLine = { place: 2, kind: 'take_back', due: 0, isStuck: false }
  expect(placeOf([cancel(1, { due: 99 }), takeBack])).toBeNull()
  expect(placeOf([cancel(1), takeBack])).toBe(1)
})

test('I5 whatever the line, a cancellation that is due has its turn, and nobody has two', () => {
  const kinds = fc.constantFrom<InLine['kind']>('apply_offer', 'cancel_subscription', 'take_back')
  const one = fc.record({ kind: kinds, due: fc.constantFrom(0, 99), isStuck: fc.boolean() })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 8 }), (many) => {
      const line = many.map((each, place) => ({ place, ...each }))
      const tried = new Set<number>()
      for (let next = nextInLine(line, tried, 10); next; next = nextInLine(line, tried, 10)) {
        expect(tried.has(next.place)).toBe(false)
        tried.add(next.place)
      }
      const due = line.filter(({ kind, due }) => kind === 'cancel_subscription' && due === 0)
      expect(due.every(({ place }) => tried.has(place))).toBe(true)
    }),
  )
})

test.each([
  ['apply_offer', false, { isCancelled: true, isTakenBack: false }, true],
  ['apply_offer', true, { isCancelled: false, isTakenBack: true }, false],
  ['take_back', false, { isCancelled: true, isTakenBack: false }, true],
  ['cancel_subscription', false, { isCancelled: false, isTakenBack: true }, false],
  ['cancel_subscription', true, { isCancelled: false, isTakenBack: true }, true],
  ['cancel_subscription', true, { isCancelled: true, isTakenBack: false }, false],
  // Cancelled once more and then taken back: the last word stands (found by the model run, seed 21).
  ['cancel_subscription', true, { isCancelled: true, isTakenBack: true }, true],
] as const)('the customer’s later word: %s, stuck %s, %j: given up %s', (kind, isStuck, later, is) => {
  expect(isOvertaken(kind, isStuck, later)).toBe(is)
})
