import type { EffectType } from '#shared/engine/effects.ts'

/** An effect of billing's lane that is not over, as far as its turn goes. */
export interface InLine {
  place: number
  kind: EffectType
  due: number
  isStuck: boolean
}

/**
 * Which effect of billing is next. They go in the order they were asked for, one customer's all together; but a
 * cancellation waits for nothing, and what is stuck holds nobody up (ADR 0026). `tried`: places that had their turn in
 * this run.
 */
export function nextInLine<T extends InLine>(
  line: readonly T[],
  tried: ReadonlySet<number>,
  now: number,
): T | null {
  const isReady = (one: T) => one.due <= now && !tried.has(one.place)
  const isFree = (one: T) => !line.some((before) => before.place < one.place && !before.isStuck)
  const ready = line.filter(isReady)
  return ready.find(isCancel) ?? ready.find((one) => one.isStuck || isFree(one)) ?? null
}

const isCancel = ({ kind }: InLine): boolean => kind === 'cancel_subscription'

/**
 * Whether the customer has said something else since of the same subscription: an effect that was not done by then is
 * given up. A cancellation on its way gives way only where it is stuck; else it is entered, and then taken back.
 */
export function isOvertaken(
  kind: EffectType,
  isStuck: boolean,
  /** `isTakenBack`: the last word on whether it ends was to take that back, however often it was said before. */
  later: { isCancelled: boolean; isTakenBack: boolean },
): boolean {
  if (kind === 'cancel_subscription') return isStuck && later.isTakenBack
  return later.isCancelled
}
