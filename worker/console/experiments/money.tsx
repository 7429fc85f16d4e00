/** @jsxImportSource hono/jsx */
import type { ArmMoney } from '#shared/experiments/report/money.ts'
import { decimalsOf } from '#shared/money.ts'
import type { Range } from '#shared/statistics/range.ts'
import { Figures } from '../overview/parts.tsx'
import { Section } from '../parts.tsx'
import { Intervals } from '../plots/intervals.tsx'
import { isolate } from '../plots/marks.tsx'
import { figureOr, figuresOf } from '../plots/unit.ts'
import type { Words } from '../words.ts'
import { Name } from './compared.tsx'
import { offersIn, type Offer } from './verdicts.tsx'
import type { Watched } from './watch-page.tsx'

/** What a customer is worth after the offer's cost, with a range of its own (S0.24). `isJudged`: a cap was declared. */
export const MoneySection = (props: Watched & { isJudged: boolean }) => {
  const { words, report, isJudged } = props
  const currency = report.arms.find(({ money }) => money !== null)?.money?.currency
  return (
    <Section title={words.say('watch.money')}>
      {currency === undefined ? (
        <p>{words.say('watch.money.none')}</p>
      ) : (
        <>
          <p class="faint">{words.say('watch.money.lead', { n: report.horizon })}</p>
          {isJudged ? <Ranges {...props} currency={currency} /> : <p>{words.say('watch.money.unjudged')}</p>}
          <Amounts {...props} currency={currency} />
        </>
      )}
    </Section>
  )
}

type InCurrency = Watched & { currency: string }

const Ranges = (props: InCurrency) => {
  const { words, currency } = props
  const offers = offersIn(props)
  if (offers.every(({ against }) => !against.money?.range))
    return <p>{offers.map((offer) => lackOf(offer, words)).join(' ')}</p>
  return (
    <Intervals
      words={words}
      id="money"
      title={words.say('watch.money.plot')}
      unit={{ type: 'money', currency }}
      arms={offers.map(({ name, against: { money } }) => ({
        label: isolate(name),
        range: money?.range ? inMinor(money.range, currency) : null,
        said: words.say(`exp.money.${money?.verdict?.state ?? 'collecting'}`),
      }))}
    />
  )
}

/** Ranges are in whole units, plots in minor ones. */
function inMinor({ difference, low, high }: Range, currency: string) {
  const times = 10 ** decimalsOf(currency)
  return { point: difference * times, low: low * times, high: high * times }
}

function lackOf({ name, against: { money } }: Offer, words: Words): string {
  const most = (what: 'mature' | 'payers') =>
    Math.max(money?.lack.holdout[what] ?? 0, money?.lack.offer[what] ?? 0)
  return words.say('watch.money.lack', { name, judged: most('mature'), payers: most('payers') })
}

const Amounts = ({ words, report, currency }: InCurrency) => {
  const { full } = figuresOf({ type: 'money', currency }, words)
  const amount = (whole: number | null | undefined): string =>
    figureOr(whole, (value) => full(value * 10 ** decimalsOf(currency)), words)
  const apart = report.arms.reduce((sum, { money }) => sum + (money?.apart ?? 0), 0)
  return (
    <>
      <Figures
        id="amounts"
        title={words.say('watch.money')}
        head={(['arm', 'known', 'value', 'cost', 'roi'] as const).map((name) =>
          words.say(`watch.money.${name}`),
        )}
        rows={report.arms.map((arm) => [
          <Name words={words} arm={arm} />,
          customersIn(arm.money, words),
          amount(arm.money?.meanValue),
          arm.isHoldout ? '' : amount(arm.money?.meanCost),
          arm.isHoldout
            ? ''
            : figureOr(arm.against?.money?.roi, figuresOf({ type: 'count' }, words).full, words),
        ])}
      />
      <p class="faint">
        {words.say('watch.money.roi.how')} {apart === 0 ? null : words.say('watch.money.apart', { n: apart })}
      </p>
    </>
  )
}

const customersIn = (money: ArmMoney | null, words: Words): string =>
  figureOr(money?.n, figuresOf({ type: 'count' }, words).full, words)
