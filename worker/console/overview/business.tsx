/** @jsxImportSource hono/jsx */
import type { MonthFigures } from '#shared/figures/business.ts'
import type { Overview } from '#shared/figures/overview.ts'
import { Section } from '../parts.tsx'
import { dateIn } from '../plots/calendar.ts'
import { TimeSeries } from '../plots/time-series.tsx'
import type { WordKey, Words } from '../words.ts'
import { countIn, Figures, moneyIn, shareIn } from './parts.tsx'

interface BusinessProps {
  words: Words
  overview: Overview
}

const context = ['digital', 'yearly', 'proactive', 'keeping'] as const

/** The three measures of the business and where they go (S2.1, S2.16, S2.20). */
export const BusinessSection = ({ words, overview }: BusinessProps) => {
  const { months, compared } = overview.business
  const isAnyChurn = months.some(({ churn }) => churn !== null)
  return (
    <Section title={words.say('business.title')}>
      <p class="faint">{words.say('business.lead')}</p>
      {compared === null ? null : (
        <Compared
          words={words}
          months={[compared.now, compared.change, compared.profit].filter((month) => month !== null)}
        />
      )}
      {isAnyChurn ? (
        <TimeSeries
          words={words}
          id="churn"
          title={words.say('business.churn')}
          lead={words.say('business.churn.lead')}
          unit={{ type: 'share' }}
          span="month"
          series={[
            {
              label: words.say('business.churn'),
              points: months.map(({ month, churn }) => ({ day: `${month}-01`, value: churn })),
            },
          ]}
        />
      ) : null}
      <Signs words={words} signs={overview.money.signs} />
      <Context words={words} />
    </Section>
  )
}

/** The latest whole month beside the months in which a change, and a profit, would show. */
const Compared = ({ words, months }: { words: Words; months: readonly MonthFigures[] }) => {
  const line = (name: WordKey, write: (month: MonthFigures) => string): string[] => [
    words.say(name),
    ...months.map((month) => (month.isWhole ? write(month) : words.say('overview.unknown'))),
  ]
  return (
    <Figures
      id="months"
      isWordy
      title={words.say('business.title')}
      head={[
        words.say('business.measure'),
        ...months.map(({ month }) => dateIn(words, 'month', `${month}-01`)),
      ]}
      rows={[
        line('business.ended', ({ ended }) => countIn(ended, words)),
        line('business.left', ({ left }) => countIn(left, words)),
        line('business.stayed', ({ stayed }) => shareIn(stayed, words)),
        line('business.churn', ({ churn }) => shareIn(churn, words)),
        line('business.value', ({ value, currency }) =>
          value === null || currency === null
            ? words.say('overview.unknown')
            : moneyIn(value, currency, words),
        ),
        [words.say('business.nps'), ...months.map((month) => scoreIn(month, words))],
      ]}
    />
  )
}

const scoreIn = ({ score }: MonthFigures, words: Words): string =>
  score === null
    ? words.say('overview.unknown')
    : words.say('business.nps.of', { score: countIn(score.score, words), n: score.answers })

const Signs = ({ words, signs }: { words: Words; signs: Overview['money']['signs'] }) => (
  <div class="signs">
    <h3>{words.say('business.signs')}</h3>
    <p class="faint">{words.say('business.signs.lead')}</p>
    <dl>
      {(['churn', 'value', 'score', 'return'] as const).map((sign) => (
        <div>
          <dt>{words.say(`business.signs.${sign}`)}</dt>
          <dd>
            <b>{words.say(`business.sign.${signs[sign]}`)}</b>
          </dd>
        </div>
      ))}
    </dl>
  </div>
)

/** Beside the figures and never on them: nothing here is good or bad by what others have (S2.15, S1.17, S2.21). */
const Context = ({ words }: { words: Words }) => (
  <details>
    <summary>{words.say('business.context')}</summary>
    <p>{words.say('business.context.lead')}</p>
    <ul class="context">
      {context.map((key) => (
        <li>{words.say(`business.context.${key}`)}</li>
      ))}
    </ul>
  </details>
)
