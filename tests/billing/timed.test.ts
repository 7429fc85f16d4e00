/** Every call to the outside has a clock, and none runs on when the call is over. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { timed } from '#worker/patience.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A call that nobody answers. */
const unanswered = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error))
  })

test('work that is done in time is what comes of it, and its clock has stopped', async () => {
  let seen: AbortSignal | undefined
  expect(await timed(1000, async (signal) => ((seen = signal), 'done'))).toBe('done')
  expect(vi.getTimerCount()).toBe(0)
  await vi.advanceTimersByTimeAsync(2000)
  expect(seen?.aborted).toBe(false)
})

test('work that fails has failed, and its clock has stopped', async () => {
  await expect(timed(1000, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(vi.getTimerCount()).toBe(0)
})

test('work that takes longer is given up, not a millisecond sooner', async () => {
  const ended = vi.fn<(fault: unknown) => void>()
  const call = timed(1000, unanswered).catch(ended)
  await vi.advanceTimersByTimeAsync(999)
  expect(ended).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  await call
  expect(ended).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'TimeoutError' }))
})
