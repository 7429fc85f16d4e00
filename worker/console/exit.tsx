/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { reasonsOf } from '#shared/engine/corrections.ts'
import type { Event } from '#shared/engine/events.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import { atStake } from '#shared/figures/rates.ts'
import type { Money } from '#shared/money.ts'
import type { Line, Resumed } from '#shared/protocol/turn.ts'
import type { Signal } from '#shared/rules/signals.ts'
import { rowOf, type SessionRow } from '../tenant/session-row.ts'
import { Cases, DoneOutside, Known } from './aside.tsx'
import { Conversation } from './conversation.tsx'
import { Reasons, Wishes } from './diagnosis.tsx'
import { ExitRecord } from './exit-record.tsx'
import { Badge, billingShape } from './icons.tsx'
import { Layer } from './layer.tsx'
import { Layout } from './layout.tsx'
import { withOwn } from './own-vocabulary.ts'
import { OwnWords } from './own-words.tsx'
import { Lines } from './parts.tsx'
import { Personal } from './personal.tsx'
import { reasonsIn } from './reasons.ts'
import { recordOf } from './record-of.ts'
import { Signals } from './signals.tsx'
import { Timeline } from './timeline.tsx'
import { viewOf, type View, type Visit, type Visiting } from './visit.ts'
import { Why } from './why.tsx'
import type { Words } from './words.ts'

export const exit = new Hono<Visiting>()

exit.get('/:id', async (c) => {
  const { events, resumed, vocabulary, signals } = await recordOf(c, c.req.param('id'))
  const view = viewOf(c, c.get('tenant').name)
  return c.html(
    <ExitPage
      view={{ ...view, words: withOwn(view.words, vocabulary) }}
      back={listBefore(c)}
      events={events}
      resumed={resumed}
      reasons={vocabulary.reasons}
      signals={signals}
    />,
  )
})

/** The list as it was narrowed, where the operator comes from there. */
function listBefore(c: Visit): string {
  const { origin } = new URL(c.req.url)
  const from = c.req.header('referer') ?? ''
  return from.startsWith(`${origin}/console?`) ? from.slice(origin.length) : '/console'
}

interface ExitProps {
  view: View
  back: string
  events: readonly Event[]
  resumed: Resumed
  /** Those that the playbook has. */
  reasons: readonly string[]
  signals: readonly Signal[]
}

const ExitPage = ({ view, back, events, resumed, reasons, signals }: ExitProps) => {
  const { words } = view
  const session = sessionOf(events)
  const row = rowOf(session, events.length, reasonsOf(events))
  const record = { words, session, events }
  return (
    <Layout
      view={view}
      title={words.say('exit.heading', {
        outcome: words.say(`outcome.${row.outcome}`),
        customer: row.customer,
      })}
    >
      <p class="back">
        <a href={back}>{words.say('trouble.back')}</a>
      </p>
      <Summary
        words={words}
        row={row}
        playbook={session.started.playbook}
        subscription={session.started.subscription}
      />
      <div class="columns">
        <div>
          <Conversation words={words} resumed={resumed} />
          <Layer words={words} name="treatment">
            <Why {...record} />
            <Cases {...record} />
            <DoneOutside {...record} />
          </Layer>
          <ExitRecord words={words} session={row.session} events={events} />
          <Timeline words={words} events={events} />
        </div>
        <div>
          <Layer words={words} name="monitoring">
            <Signals words={words} facts={session.started.facts} signals={signals} />
            <Known {...record} />
          </Layer>
          <Layer words={words} name="diagnosis">
            <Reasons words={words} events={events} />
            <Wishes words={words} events={events} lang={session.started.locale} />
            <OwnWords {...record} reasons={reasons} />
          </Layer>
          <Personal words={words} session={row.session} />
        </div>
      </div>
    </Layout>
  )
}

interface SummaryProps {
  words: Words
  row: SessionRow
  playbook: string
  subscription: string
}

/** Support knows what a case is worth (S2.13). */
const stakeIn = ({ amount, currency }: Money, { say, copy }: Words): string =>
  say('exit.at_stake.of', {
    month: copy.money({ amount, currency }),
    year: copy.money({ amount: atStake(amount), currency }),
  })

const Summary = ({ words, row, playbook, subscription }: SummaryProps) => {
  const { say } = words
  const lines: Line[] = [
    { label: say('exits.reasons'), value: reasonsIn(row.reasons, words) ?? say('exits.no_reason') },
    { label: say('exits.tier'), value: words.named('band', row.tier) },
    { label: say('exits.language'), value: words.languageOf(row.locale) },
    { label: say('exit.began'), value: words.moment(row.began) },
    { label: say('exit.took'), value: words.span(row.began, row.ended) },
    ...(row.pays ? [{ label: say('exit.at_stake'), value: stakeIn(row.pays.monthly, words) }] : []),
    ...(row.undone ? [{ label: say('taken_back.at'), value: words.moment(row.undone.at) }] : []),
    { label: say('exit.subscription'), value: subscription },
    { label: say('exit.playbook'), value: playbook },
    { label: say('exit.session'), value: row.session },
  ]
  return (
    <header class="summary">
      <h1>
        <bdi>{row.customer}</bdi>
      </h1>
      <p class="badges">
        <Badge shape={row.outcome} tone={row.outcome} text={say(`outcome.${row.outcome}`)} />
        {row.undone ? <span class="tag">{say(`taken_back.${row.undone.state}`)}</span> : null}
        <span class="faint">{say(`outcome.${row.outcome}.means`)}</span>
        <Badge
          shape={billingShape[row.billing]}
          tone={`billing-${row.billing}`}
          text={`${say('exits.billing')}: ${say(`billing.${row.billing}`)}`}
        />
        {row.mode === 'test' ? <span class="tag">{say('console.test')}</span> : null}
        <time class="faint" datetime={row.ended}>
          {words.moment(row.ended)}
        </time>
      </p>
      <Lines lines={lines} />
    </header>
  )
}
