/** Paddle's moments are texts, RFC 3339 in UTC; ours are counted in milliseconds. */
export const at = (text: string): number => Date.parse(text)

export const textOf = (ms: number): string => new Date(ms).toISOString()

export const dayAt = (text: string): string => textOf(at(text)).slice(0, 10)

/** A day, at the hour that another moment has. */
export const onDay = (day: string, like: string): string => `${day}T${textOf(at(like)).slice(11)}`

/** Milliseconds before a renewal in which Paddle takes no change, and within which it lays none. */
export const lockedFor = 30 * 60_000
