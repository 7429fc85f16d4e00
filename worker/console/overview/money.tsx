/** @jsxImportSource hono/jsx */
import type { MoneyFigures } from '#shared/figures/money.ts'
import type { Overview } from '#shared/figures/overview.ts'
import { Section } from '../parts.tsx'
import type { Words } from '../words.ts'
import { countIn, Figures, moneyIn, shareIn } from './parts.tsx'

interface MoneyProps {
  words: Words
  overview: Overview
}

/** Value kept at most, and what keeping gives back (S1.2). A figure that cannot be worked out says what it wants for. */
export const MoneySection = ({ words, overview: { money } }: MoneyProps) => (
  <Section title={words.say('money.title')}>
    <p class="faint">{words.say('money.lead')}</p>
    {money.kept.length === 0 ? (
      <p>{words.say('money.none')}</p>
    ) : (
      <>
        <p>{words.say('money.kept', { n: money.keptCustomers })}</p>
        <Figures
          id="value-kept"
          title={words.say('money.title')}
          head={[words.say('money.currency'), words.say('money.monthly'), words.say('money.cost')]}
          rows={money.kept.map(({ currency, monthly, cost }) => [
            currency,
            moneyIn(monthly, currency, words),
            moneyIn(cost, currency, words),
          ])}
        />
      </>
    )}
    <Return words={words} money={money} />
  </Section>
)

const Return = ({ words, money: { return: made, currency } }: { words: Words; money: MoneyFigures }) => {
  if ('missing' in made || currency === null) {
    const missing = 'missing' in made ? made.missing : []
    return (
      <div class="lacking">
        <h3>{words.say('money.return')}</h3>
        <p>{words.say('money.return.missing')}</p>
        <ul>
          {missing.map((one) => (
            <li>{words.say(`money.missing.${one}`)}</li>
          ))}
        </ul>
      </div>
    )
  }
  const write = (amount: number): string => moneyIn(amount, currency, words)
  return (
    <dl class="tiles">
      <div>
        <dt>{words.say('money.return')}</dt>
        <dd class="tile-figure">{shareIn(made.ratio, words)}</dd>
        <dd>
          {words.say('money.return.how', {
            months: countIn(made.months, words),
            value: write(made.value),
            cost: write(made.cost),
          })}{' '}
          {made.isProven ? null : words.say('money.return.unproven')}
        </dd>
      </div>
      <Replacement words={words} made={made} write={write} />
    </dl>
  )
}

type Made = Exclude<MoneyFigures['return'], { missing: unknown }>

/** What winning others in their place would have cost. */
const Replacement = ({
  words,
  made,
  write,
}: {
  words: Words
  made: Made
  write: (amount: number) => string
}) => {
  const { replacement, keeping } = made
  if (replacement === null) return null
  if (replacement.type === 'usual') {
    const { low, high } = replacement
    return (
      <div>
        <dt>{words.say('money.replace')}</dt>
        <dd>{words.say('money.replace.usual', { low: write(low), high: write(high) })}</dd>
      </div>
    )
  }
  return (
    <div>
      <dt>{words.say('money.replace')}</dt>
      <dd class="tile-figure">{write(replacement.cost)}</dd>
      <dd>
        {words.say('money.replace.own')}{' '}
        {replacement.times === null || keeping === null
          ? null
          : words.say('money.replace.times', {
              times: countIn(replacement.times, words),
              keeping: write(keeping),
            })}
      </dd>
    </div>
  )
}
