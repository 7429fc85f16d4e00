import { decimalsOf } from '#shared/money.ts'
import type { Words } from '../words.ts'

/** What a plot counts: things, shares of one, differences of two shares, or money in minor units. */
export type Unit =
  | { type: 'count' }
  | { type: 'share' }
  | { type: 'points' }
  | { type: 'money'; currency: string }

/** How a language writes the figures of a plot. */
export interface Figures {
  full: (value: number) => string
  /** With its sign: a difference. */
  signed: (value: number) => string
  /** The same where the unit has been said. */
  bound: (value: number) => string
  /** Short enough for an axis. */
  short: (value: number) => string
}

type Options = Intl.NumberFormatOptions

const made = new Map<string, Intl.NumberFormat>()

/** Formatters cost far more to make than to use. */
function format(language: string, options: Options, value: number): string {
  const key = `${language} ${JSON.stringify(options)}`
  let found = made.get(key)
  if (!found) made.set(key, (found = new Intl.NumberFormat(language, options)))
  return found.format(value)
}

/** To a tenth; what is less than one is not rounded to nothing. */
const exact = (shown: number): Options =>
  Math.abs(shown) < 1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 1 }

/** The number as it is written, and how. */
function written(unit: Unit, value: number): [number, Options] {
  switch (unit.type) {
    case 'count':
      return [value, exact(value)]
    case 'share':
      return [value, { style: 'percent', ...exact(value * 100) }]
    case 'points':
      return [value * 100, exact(value * 100)]
    case 'money':
      return [value / 10 ** decimalsOf(unit.currency), { style: 'currency', currency: unit.currency }]
  }
}

/** Right to left a sign before a short sum would be put after it (ICU), so there the figures stand alone. */
function shortly(unit: Unit, direction: 'ltr' | 'rtl'): Options {
  const short: Options = { notation: 'compact', maximumSignificantDigits: 3 }
  if (unit.type !== 'money') return short
  return direction === 'rtl' ? { ...short, style: 'decimal' } : { ...short, currencyDisplay: 'narrowSymbol' }
}

export function figuresOf(unit: Unit, { language, copy, say }: Words): Figures {
  const inPoints = (text: string) => (unit.type === 'points' ? say('plots.points', { figure: text }) : text)
  const write = (value: number, more: Options): string => {
    const [number, options] = written(unit, value)
    return format(language, { ...options, signDisplay: 'negative', ...more }, number)
  }
  return {
    full: (value) => inPoints(write(value, {})),
    signed: (value) => inPoints(write(value, { signDisplay: 'exceptZero' })),
    bound: (value) => write(value, { signDisplay: 'exceptZero' }),
    short: (value) => write(value, shortly(unit, copy.direction)),
  }
}

/** A figure, or the word for one that nobody has. */
export const figureOr = (
  value: number | null | undefined,
  write: (value: number) => string,
  { say }: Words,
): string =>
  value !== null && value !== undefined && Number.isFinite(value) ? write(value) : say('plots.unknown')
