/** How figures are written on our pages, by Intl alone. */
import type { Language } from '#shared/copy/copy.ts'
import { decimalsOf } from '#shared/money.ts'
import { wordsIn, type Words } from '#worker/console/words.ts'
import { plain } from './tree.ts'

type Maybe = number | null | undefined

/** To a tenth, and below one to two digits that count. */
const digits = (shown: number): Intl.NumberFormatOptions =>
  Math.abs(shown) < 1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 1 }

export interface Written {
  words: Words
  say: Words['say']
  count: (value: Maybe) => string
  share: (value: Maybe) => string
  points: (value: Maybe) => string
  /** With its sign, in words and without. */
  more: (value: Maybe) => string
  bare: (value: Maybe) => string
  /** Minor units. */
  money: (value: Maybe, currency: string) => string
  moreMoney: (value: Maybe, currency: string) => string
  day: (day: string) => string
  date: (day: string) => string
  month: (month: string) => string
  /** `+6.1 points (+2.1 to +10.1)` */
  range: (of: { difference: number; low: number; high: number }) => string
  /** `12 of 400 (3%)` */
  part: (yes: number, n: number) => string
}

export function writtenIn(language: Language): Written {
  const words = wordsIn(language)
  const say: Words['say'] = (key, values) => plain(words.say(key, values))
  const unknown = say('plots.unknown')
  const number = (value: number, options: Intl.NumberFormatOptions): string =>
    plain(new Intl.NumberFormat(language, { signDisplay: 'negative', ...options }).format(value))
  const or =
    (write: (value: number) => string) =>
    (value: Maybe): string =>
      value === null || value === undefined ? unknown : write(value)
  const signed = { signDisplay: 'exceptZero' } as const
  const bare = or((value) => number(value * 100, { ...digits(value * 100), ...signed }))
  const more = or((value) => say('plots.points', { figure: bare(value) }))
  const count = or((value) => number(value, digits(value)))
  const share = or((value) => number(value, { style: 'percent', ...digits(value * 100) }))
  const inMoney = (value: Maybe, currency: string, sign: Intl.NumberFormatOptions): string =>
    or((amount) => number(amount / 10 ** decimalsOf(currency), { style: 'currency', currency, ...sign }))(
      value,
    )
  const utc = { timeZone: 'UTC' } as const
  const dated = (options: Intl.DateTimeFormatOptions) => (day: string) =>
    plain(
      new Intl.DateTimeFormat(language, { ...options, ...utc }).format(
        new Date(day.length === 7 ? `${day}-01` : day),
      ),
    )
  return {
    words,
    say,
    count,
    share,
    bare,
    more,
    points: or((value) => say('plots.points', { figure: number(value * 100, digits(value * 100)) })),
    money: (value, currency) => inMoney(value, currency, {}),
    moreMoney: (value, currency) => inMoney(value, currency, signed),
    day: dated({ dateStyle: 'medium' }),
    date: dated({ dateStyle: 'long' }),
    month: dated({ year: 'numeric', month: 'long' }),
    range: ({ difference, low, high }) =>
      say('plots.range', { point: more(difference), low: bare(low), high: bare(high) }),
    part: (yes, n) =>
      n === 0 ? unknown : `${say('overview.of', { n: count(yes), all: count(n) })} (${share(yes / n)})`,
  }
}
