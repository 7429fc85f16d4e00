/** What a peer tells of by itself: how its objects stood when this was called before, and how they stand now. */
export function sinceLast<T extends { id: string }>(objects: ReadonlyMap<string, T>) {
  let last = structuredClone(objects)
  return (): [before: T | undefined, now: T][] => {
    const before = last
    last = structuredClone(objects)
    return [...last.values()].map((now) => [before.get(now.id), now])
  }
}
