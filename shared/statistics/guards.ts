/** What a formula is given is checked where it comes in: a wrong number must not come out as a plausible verdict. */

function must(isSound: boolean, name: string, wanted: string, value: number): void {
  if (!isSound) throw new RangeError(`${name} must be ${wanted}, not ${value}`)
}

/** A level, a share or a probability: strictly between 0 and 1. */
export const mustBeShare = (name: string, value: number): void =>
  must(value > 0 && value < 1, name, 'between 0 and 1', value)

/** How many there are: a whole number from 0. */
export const mustBeCount = (name: string, value: number): void =>
  must(Number.isSafeInteger(value) && value >= 0, name, 'a whole number from 0', value)

export const mustBePositive = (name: string, value: number): void =>
  must(value > 0 && value < Infinity, name, 'above 0 and finite', value)

export const mustBeFinite = (name: string, value: number): void =>
  must(Number.isFinite(value), name, 'finite', value)

/** A part of a whole: a whole number from 0 to that whole. */
export function mustBePart(name: string, value: number, whole: number): void {
  mustBeCount(name, value)
  must(value <= whole, name, `at most ${whole}`, value)
}
