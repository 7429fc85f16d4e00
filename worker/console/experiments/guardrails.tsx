/** @jsxImportSource hono/jsx */
import type { GuardrailCount, GuardrailReport } from '#shared/experiments/report/guardrails.ts'
import { CardsTable, type Column } from '../cards-table.tsx'
import { Badge } from '../icons.tsx'
import { Section } from '../parts.tsx'
import { figureOr, figuresOf } from '../plots/unit.ts'
import type { Words } from '../words.ts'
import { offersIn, type Offer } from './verdicts.tsx'
import type { Watched } from './watch-page.tsx'

/** Harm beside what an offer is meant for. Raw counts where there are too few for a range. */
export const Guardrails = (props: Watched) => {
  const { words } = props
  return (
    <Section title={words.say('watch.guards')}>
      <p class="faint">{words.say('watch.guards.lead')}</p>
      {offersIn(props).map((offer) => (
        <Guarded words={words} offer={offer} />
      ))}
    </Section>
  )
}

const Guarded = ({ words, offer }: { words: Words; offer: Offer }) => {
  const all = offer.against.guardrails
  const uncounted = all.filter(({ state }) => state === 'not_counted')
  return (
    <div class="guarded">
      <h3 dir="auto">{offer.name}</h3>
      <CardsTable
        words={words}
        rows={all.filter(({ state }) => state !== 'not_counted').map((one) => ({ words, one }))}
        head={head}
        columns={columns}
        caption="watch.guards"
        shown="watch.guards.shown"
        look="compared"
      />
      {uncounted.length === 0 ? null : (
        <p class="faint">
          {words.say('watch.guards.uncounted', {
            names: uncounted.map(({ guardrail }) => words.say(`watch.guard.${guardrail}`)).join(', '),
          })}
        </p>
      )}
    </div>
  )
}

interface Row {
  words: Words
  one: GuardrailReport
}

const head: Column<Row> = {
  name: 'watch.guards.what',
  cell: ({ words, one }) => <>{words.say(`watch.guard.${one.guardrail}`)}</>,
}

const columns: Column<Row>[] = [
  { name: 'watch.guards.holdout', cell: ({ words, one }) => <>{countIn(one.holdout, words)}</> },
  { name: 'watch.guards.offer', cell: ({ words, one }) => <>{countIn(one.offer, words)}</> },
  { name: 'watch.guards.difference', cell: (row) => <>{differenceIn(row)}</> },
  { name: 'watch.guards.margin', cell: (row) => <>{marginIn(row)}</> },
  {
    name: 'watch.guards.state',
    cell: ({ words, one }) => <State words={words} state={one.state} since={one.since} />,
  },
]

function differenceIn({ words, one }: Row): string {
  const { signed } = writerOf(one, words)
  const apart = figureOr(one.difference, signed, words)
  return one.bound === null
    ? apart
    : words.say(`watch.guards.bound.${one.harm}`, { apart, bound: signed(one.bound) })
}

const marginIn = ({ words, one }: Row): string =>
  words.say(`watch.guards.margin.${one.harm}`, { figure: writerOf(one, words).full(one.margin) })

/** Seconds, or a difference of shares. */
function writerOf({ guardrail }: GuardrailReport, words: Words) {
  if (guardrail !== 'secondsToLeave') return figuresOf({ type: 'points' }, words)
  const { full, signed } = figuresOf({ type: 'count' }, words)
  const seconds = (text: string): string => words.say('watch.seconds', { n: text })
  return { full: (value: number) => seconds(full(value)), signed: (value: number) => seconds(signed(value)) }
}

/** `12 of 400 (3%)`, or how long it took on average. */
function countIn(count: GuardrailCount | null, words: Words): string {
  if (count === null) return words.say('plots.unknown')
  const { n, yes, mean } = count
  const whole = figuresOf({ type: 'count' }, words).full
  if (yes === null)
    return mean === null
      ? words.say('plots.unknown')
      : words.say('watch.guards.seconds', { seconds: whole(mean), n: whole(n) })
  const of = words.say('overview.of', { n: whole(yes), all: whole(n) })
  return mean === null ? of : `${of} (${figuresOf({ type: 'share' }, words).full(mean)})`
}

const look = {
  not_counted: ['none', ''],
  collecting: ['waiting', ''],
  well: ['yes', 'saved'],
  harm: ['failed', 'cancelled'],
} as const

const State = ({ words, state, since }: { words: Words } & Pick<GuardrailReport, 'state' | 'since'>) => (
  <>
    <Badge shape={look[state][0]} tone={look[state][1]} text={words.say(`watch.guards.${state}`)} />
    {since === null ? null : <small class="faint"> {words.copy.day(since)}</small>}
  </>
)
