import { signsOf } from './business.ts'
import type { Asked } from './overview-page.ts'
import type { Part } from './part.ts'

export const moneyPart: Part<Asked> = ({ hand: { value }, made, write: { say, count, share, money } }) => {
  const { currency, months, cost, keeping, ratio, isProven, replacing, times } = made
  const how = say('money.return.how', {
    months: count(months),
    value: money(made.value, currency),
    cost: money(cost, currency),
  })
  const beside =
    keeping === null
      ? ''
      : ` ${say('money.replace.times', { times: count(times), keeping: money(keeping, currency) })}`
  return {
    said: [
      say('money.lead'),
      say('money.kept', { n: Object.values(value).reduce((sum, { kept }) => sum + kept, 0) }),
    ],
    tables: {
      'value-kept': [
        [say('money.currency'), say('money.monthly'), say('money.cost')],
        ...Object.entries(value)
          .filter(([, one]) => one.monthly + one.cost > 0)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([code, one]) => [code, money(one.monthly, code), money(one.cost, code)]),
      ],
    },
    tiles: {
      [say('money.return')]: [share(ratio), isProven ? how : `${how} ${say('money.return.unproven')}`],
      [say('money.replace')]: [money(replacing, currency), `${say('money.replace.own')}${beside}`],
    },
  }
}

export const monthsPart: Part<Asked> = ({ months, made, given, write }) => {
  const { say, count, share, money, month } = write
  const compared = [months.at(-1), months.at(-4), months.at(-13)].filter((one) => one !== undefined)
  const unknown = say('overview.unknown')
  type Month = (typeof months)[number]
  const line = (name: Parameters<typeof say>[0], cell: (one: Month) => string) => [
    say(name),
    ...compared.map((one) => (one.isWhole ? cell(one) : unknown)),
  ]
  const score = (one: Month) =>
    one.score === null ? unknown : say('business.nps.of', { score: count(one.score.score), n: one.score.n })
  const signs = signsOf(months, given, made.isProven ? made.ratio : null)
  const last = months.findLast(({ churn }) => churn !== null)
  return {
    tiles: Object.fromEntries(
      (['churn', 'value', 'score', 'return'] as const).map((sign) => [
        say(`business.signs.${sign}`),
        [say(`business.sign.${signs[sign]}`)],
      ]),
    ),
    said: [
      say('business.lead'),
      `${say('business.churn')} ${share(last?.churn)}`,
      ...(['digital', 'yearly', 'proactive', 'keeping'] as const).map((one) =>
        say(`business.context.${one}`),
      ),
    ],
    tables: {
      months: [
        [say('business.measure'), ...compared.map((one) => month(one.month))],
        line('business.ended', (one) => count(one.ended)),
        line('business.left', (one) => count(one.left)),
        line('business.stayed', (one) => share(one.stayed)),
        line('business.churn', (one) => share(one.churn)),
        line('business.value', (one) => money(one.value, given[one.month]?.currency ?? 'USD')),
        [say('business.nps'), ...compared.map(score)],
      ],
      churn: [
        [say('plots.month'), say('business.churn')],
        ...months.map((one) => [month(one.month), share(one.churn)]),
      ],
    },
  }
}
