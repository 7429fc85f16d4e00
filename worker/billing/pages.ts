/** Pages that are looked through. */
const most = 20

export interface Page<T> {
  list: T[]
  /** Asks for the next page; there is none after the last. */
  next?: string | null | undefined
}

/** All of a list; null where it is longer than anybody looks through. */
export async function everyPage<T>(pageAfter: (after?: string) => Promise<Page<T>>): Promise<T[] | null> {
  const all: T[] = []
  let after: string | undefined
  for (let page = 0; page < most; page++) {
    const { list, next } = await pageAfter(after)
    all.push(...list)
    if (next === null || next === undefined) return all
    after = next
  }
  return null
}
