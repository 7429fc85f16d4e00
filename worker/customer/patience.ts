/** Milliseconds the customer waits for billing at the end. */
export const patienceForEffect = 2500
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
