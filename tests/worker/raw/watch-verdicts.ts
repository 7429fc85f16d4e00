import { closedOf, currencyOf, keptOf, moneyAgainst, moneyIn } from './compared.ts'
import { per } from './part.ts'
import { rateLack, type Range } from './ranges.ts'
import { hasStayed } from './subjects.ts'
import { armsOf, nameOf, type Watching, type WatchPart } from './watch-part.ts'
import { keptState, moneyState } from './watched.ts'

const tagged = (of: Watching, arm: string): string =>
  arm === of.known.document.holdout
    ? `${nameOf(of, arm)} ${of.write.say('watch.is_holdout')}`
    : nameOf(of, arm)

/** Deflected, kept and truly saved side by side. */
export const comparedPart: WatchPart = (of) => {
  const { known, write } = of
  const { say, count, share, range } = write
  const { document, subjects } = known
  const caption = `${say('watch.compared')}: ${say('watch.arms', { n: armsOf(of).length })}`
  const row = (arm: string) => {
    const closed = closedOf(known, arm, document.horizon)
    const { n, yes } = keptOf(known, arm)
    const saved = of.saved[arm]
    const none = say(arm === document.holdout ? 'watch.saved.by_it' : 'exp.verdict.collecting')
    return [
      tagged(of, arm),
      ...[subjects.filter((one) => one.arm === arm).length, closed.length].map(count),
      ...[per(closed.filter(hasStayed).length, closed.length), per(yes, n)].map(share),
      saved ? range(saved) : none,
    ]
  }
  return {
    said: [say('watch.compared.lead', { n: document.horizon })],
    tables: {
      [caption]: [
        (['arm', 'let_in', 'judged', 'deflected', 'kept', 'saved'] as const).map((one) =>
          say(`watch.head.${one}`),
        ),
        ...armsOf(of).map(row),
      ],
    },
  }
}

/** Each offer's range, what is said of it, and what was called of it when. */
export const verdictsPart: WatchPart = (of) => {
  const { known, write } = of
  const { say, more, bare, points } = write
  const { document } = known
  const ranges = document.offers.map((arm) => ({ arm, range: of.saved[arm] ?? null }))
  const isAny = ranges.some(({ range }) => range !== null)
  const told = document.offers.flatMap((arm) => verdictLines(of, arm))
  if (!isAny) return { said: told }
  return {
    said: [
      `${say('watch.verdicts.plot')} ${say('watch.verdicts.plot.lead', { n: document.horizon })}`,
      say('plots.smallest', { figure: points(document.smallest) }),
      ...told,
    ],
    tables: {
      saved: [
        (['arm', 'difference', 'low', 'high', 'verdict'] as const).map((one) => say(`plots.${one}`)),
        ...ranges.map(({ arm, range }) => [
          nameOf(of, arm),
          more(range?.difference),
          bare(range?.low),
          bare(range?.high),
          say(`exp.verdict.${keptState(of, arm)}`),
        ]),
      ],
    },
  }
}

function verdictLines(of: Watching, arm: string): string[] {
  const { known, kept, write } = of
  const { say, date, range } = write
  const call = kept.findLast((one) => one.arm === arm)
  const sides = [known.document.holdout, arm]
    .map((one) => keptOf(known, one))
    .map(({ n, yes }) => rateLack(n, yes))
  const most = (what: 'mature' | 'yes' | 'no') => Math.max(...sides.map((one) => one[what]))
  const lack = say('watch.lack', { judged: most('mature'), kept: most('yes'), lost: most('no') })
  if (!call) return keptState(of, arm) === 'collecting' ? [lack] : []
  const said = say(`exp.verdict.${call.call}`)
  const then = { said, day: date(call.night), range: range(call.range), revision: 1 }
  return [say('watch.called', then)]
}

export const moneyPart: WatchPart = (of) => {
  const { known, write } = of
  const { document } = known
  const { say, count, money, moreMoney } = write
  const currency = currencyOf(known)
  // Worked out in whole units, written from minor ones.
  const whole = (value: number | null) => money(value === null ? null : value * 100, currency)
  const signed = (value: number | undefined) =>
    moreMoney(value === undefined ? undefined : value * 100, currency)
  const against = document.offers.map((arm) => ({ arm, ...moneyAgainst(known, arm) }))
  const arms = armsOf(of).map((arm) => ({ arm, ...moneyIn(known, arm) }))
  const apart = arms.reduce((sum, one) => sum + one.apart, 0)
  const left = apart === 0 ? '' : ` ${say('watch.money.apart', { n: apart })}`
  const line = (arm: string, range: Range | null) => [
    nameOf(of, arm),
    signed(range?.difference),
    signed(range?.low),
    signed(range?.high),
    say(`exp.money.${moneyState(of, arm)}`),
  ]
  const isAny = against.some(({ range }) => range !== null)
  return {
    said: [say('watch.money.lead', { n: document.horizon }), `${say('watch.money.roi.how')}${left}`],
    tables: {
      ...(isAny && {
        money: [
          (['arm', 'difference', 'low', 'high', 'verdict'] as const).map((one) => say(`plots.${one}`)),
          ...against.map(({ arm, range }) => line(arm, range)),
        ],
      }),
      amounts: [
        (['arm', 'known', 'value', 'cost', 'roi'] as const).map((one) => say(`watch.money.${one}`)),
        ...arms.map(({ arm, n, meanValue, meanCost }) => {
          const one = against.find((offer) => offer.arm === arm)
          return [
            tagged(of, arm),
            count(n),
            whole(meanValue),
            ...(one ? [whole(meanCost), count(one.roi)] : ['', '']),
          ]
        }),
      ],
    },
  }
}
