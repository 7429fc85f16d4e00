/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import { outcomes } from '#shared/protocol/outcome.ts'
import type { AnswerChange, RecordedTry, Tally } from '#shared/replay/try-recorded.ts'
import { Cells } from '../cells.tsx'
import { Lines, Section } from '../parts.tsx'
import type { WordKey, Words } from '../words.ts'
import { mostTried } from './draft.ts'
import type { Naming } from './naming.ts'

interface TryProps {
  words: Words
  naming: Naming
  tried: RecordedTry
}

/** What a draft would have done, beside the live playbook and beside what truly happened. */
export const TryView = ({ words, naming, tried }: TryProps) => (
  <Section title={words.say('try.title')}>
    <Played words={words} naming={naming} tried={tried} />
    {tried.played === 0 ? null : (
      <>
        <Tiers words={words} naming={naming} tried={tried} />
        <Changed words={words} naming={naming} tried={tried} />
        <Cost words={words} tried={tried} />
        <Offers words={words} naming={naming} tried={tried} />
        <Truth words={words} tried={tried} />
      </>
    )}
  </Section>
)

const Played = ({ words, naming, tried }: TryProps) => {
  const { played, unplayed, from, until, lost, answered } = tried
  const days = { from: words.copy.day(from ?? '1970-01-01'), until: words.copy.day(until ?? '1970-01-01') }
  return (
    <div role="status">
      <p>{played === 0 ? words.say('try.none') : words.say('try.played', { n: played, ...days })}</p>
      {unplayed === 0 ? null : <p>{words.say('try.unplayed', { n: unplayed })}</p>}
      {lost.map(({ reason, sessions }) => (
        <p>{words.say('try.lost', { n: sessions, reason: naming.reason(reason) })}</p>
      ))}
      {played === 0 ? null : (
        <p>
          <strong>{words.say('try.answered', { n: answered })}</strong>
        </p>
      )}
      <p class="faint">
        {words.say('try.how')} {words.say('try.most', { most: mostTried })}
      </p>
    </div>
  )
}

interface GridProps {
  words: Words
  title: WordKey
  head: readonly WordKey[]
  rows: readonly (readonly Child[])[]
}

/** Wider than a narrow screen it scrolls within itself, by keyboard too. */
const Grid = ({ words, title, head, rows }: GridProps) => (
  <div class="wide" role="region" aria-label={words.say(title)} tabindex={0}>
    <table class="grid">
      <Cells head={head.map((name) => words.say(name))} rows={rows} />
    </table>
  </div>
)

const Tiers = ({ words, naming, tried: { tiers } }: TryProps) => (
  <>
    <h3>{words.say('try.tiers')}</h3>
    {tiers.length === 0 ? (
      <p>{words.say('try.tiers.none')}</p>
    ) : (
      <Grid
        words={words}
        title="try.tiers"
        head={['try.from', 'try.to', 'try.sessions']}
        rows={tiers.map(({ from, to, customers }) => [naming.tier(from), naming.tier(to), customers])}
      />
    )}
  </>
)

const Changed = ({ words, naming, tried: { changes } }: TryProps) => (
  <>
    <h3>{words.say('try.changes')}</h3>
    {changes.length === 0 ? (
      <p>{words.say('try.changes.none')}</p>
    ) : (
      <Grid
        words={words}
        title="try.changes"
        head={['try.reason', 'try.attempt', 'try.live', 'try.draft', 'try.sessions']}
        rows={changes.map((change) => [
          reasonOf(change.reason, words, naming),
          words.say(`try.${change.attempt}`),
          <Offered words={words} offer={change.from} />,
          <To words={words} change={change} />,
          change.sessions,
        ])}
      />
    )}
  </>
)

const reasonOf = (reason: string | null, words: Words, naming: Naming): string =>
  reason === null ? words.say('exits.no_reason') : naming.reason(reason)

const Offered = ({ words, offer }: { words: Words; offer: string | null }) =>
  offer === null ? <>{words.say('try.no_offer')}</> : <bdi class="id">{offer}</bdi>

const To = ({ words, change: { from, to } }: { words: Words; change: AnswerChange }) => (
  <>
    <Offered words={words} offer={to} />
    {from === to ? ` ${words.say('try.other_cost')}` : null}
  </>
)

const Cost = ({ words, tried: { cost, overBudget } }: Omit<TryProps, 'naming'>) => (
  <>
    <h3>{words.say('try.cost')}</h3>
    <p class="faint">{words.say(cost.length === 0 ? 'try.cost.none' : 'try.cost.lead')}</p>
    {cost.length === 0 ? null : (
      <Grid
        words={words}
        title="try.cost"
        head={['try.currency', 'try.live', 'try.draft', 'try.difference', 'try.made', 'try.accepted']}
        rows={cost.map(({ currency, live, draft, made, accepted }) => [
          currency,
          ...[live, draft, draft - live, made, accepted].map((amount) => (
            <bdi>{words.copy.money({ amount, currency })}</bdi>
          )),
        ])}
      />
    )}
    {overBudget.live + overBudget.draft === 0 ? null : (
      <p>{words.say('try.over_budget', { ...overBudget })}</p>
    )}
  </>
)

const Offers = ({ words, naming, tried: { reasons } }: TryProps) => (
  <>
    <h3>{words.say('try.offers')}</h3>
    <Grid
      words={words}
      title="try.offers"
      head={['try.reason', 'try.sessions', 'try.attempt', 'try.truth', 'try.live', 'try.draft']}
      rows={reasons.flatMap((row) =>
        (['first', 'second'] as const).map((attempt) => [
          reasonOf(row.reason, words, naming),
          row.sessions,
          words.say(`try.${attempt}`),
          ...[row[attempt].truth, row[attempt].live, row[attempt].draft].map((tally) => (
            <Times words={words} tally={tally} />
          )),
        ]),
      )}
    />
  </>
)

const Times = ({ words, tally }: { words: Words; tally: Tally }) => (
  <ul>
    {tally.map(({ offer, times }) => (
      <li>{words.say('try.times', { offer: offer ?? words.say('try.no_offer'), n: times })}</li>
    ))}
  </ul>
)

const Truth = ({ words, tried: { outcomes: ended, saved } }: Omit<TryProps, 'naming'>) => (
  <>
    <h3>{words.say('try.outcomes')}</h3>
    <Lines
      lines={outcomes.map((outcome) => ({
        label: words.say(`outcome.${outcome}`),
        value: String(ended[outcome]),
      }))}
    />
    {saved.sessions === 0 ? null : (
      <p>{words.say('try.saved', { n: saved.sessions, live: saved.live, draft: saved.draft })}</p>
    )}
  </>
)
