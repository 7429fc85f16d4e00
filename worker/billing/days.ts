/** Moments as providers take them, in seconds since 1970: now, and the days of a change. */

export const secondsAt = (now: Date): number => Math.floor(now.getTime() / 1000)

export const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1000

/**
 * The last moment of a day that is still that day from Jerusalem to the Pacific coast of America, where the law may
 * name one.
 */
export const lastOf = (day: string): number => Date.parse(`${day}T20:59:59Z`) / 1000
