/** How long anything is waited for, by whoever waits. */

/** Milliseconds after which the alarm looks whether what was tried at once is done. */
export const alarmAfter = 4000

/** Waits for `work` this many milliseconds; undefined when it takes longer. What it does goes on all the same. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    if (timer !== undefined) clearTimeout(timer)
  }
}

/**
 * Work that is given up after so many milliseconds: its signal is aborted then, with a `TimeoutError`. The clock stops
 * with the work. One that ran on, as that of `AbortSignal.timeout` does, would keep the object in memory, which is paid for.
 */
export async function timed<T>(milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const late = () => controller.abort(new DOMException('It took too long.', 'TimeoutError'))
  const timer = setTimeout(late, milliseconds)
  try {
    return await work(controller.signal)
  } finally {
    clearTimeout(timer)
  }
}
