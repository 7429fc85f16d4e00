/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import type { Event } from '#shared/engine/events.ts'
import { sessionOf } from '#shared/engine/session.ts'
import type { Line, Resumed } from '#shared/protocol/turn.ts'
import { Refused } from '../errors.ts'
import { objectName } from '../identity/object-name.ts'
import { rowOf, type SessionRow } from '../tenant/session-row.ts'
import { Cases, DoneOutside, Known, OwnWords } from './aside.tsx'
import { Conversation } from './conversation.tsx'
import { Badge, billingShape } from './icons.tsx'
import { Layout } from './layout.tsx'
import { Lines } from './parts.tsx'
import { reasonsIn } from './reasons.ts'
import { Timeline } from './timeline.tsx'
import { viewOf, type View, type Visit, type Visiting } from './visit.ts'
import { Why } from './why.tsx'
import type { Words } from './words.ts'

export const exit = new Hono<Visiting>()

exit.get('/:id', async (c) => {
  const { events, resumed } = await recordOf(c, c.req.param('id'))
  return c.html(
    <ExitPage
      view={viewOf(c, c.get('tenant').name)}
      back={listBefore(c)}
      events={events}
      resumed={resumed}
    />,
  )
})

/** Found in the operator's own tenant first: the row there says whose record it is, the address never does. */
async function recordOf(c: Visit, id: string) {
  const { id: tenant } = c.get('tenant')
  const row = await c.env.TENANT.getByName(tenant).session(id)
  if (row === null) throw new Refused('not_found', 'There is no such session.')
  const customer = c.env.CUSTOMER.getByName(objectName(tenant, row.mode, row.customer))
  const told = await customer.record(row.session, row.locale)
  if (!told.ok) throw new Refused('not_found', 'There is no such session.')
  return told
}

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
}

const ExitPage = ({ view, back, events, resumed }: ExitProps) => {
  const { words } = view
  const session = sessionOf(events)
  const row = rowOf(session, events.length)
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
          <Why {...record} />
          <Timeline words={words} events={events} />
        </div>
        <div>
          <Known {...record} />
          <OwnWords {...record} />
          <Cases {...record} />
          <DoneOutside {...record} />
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

const Summary = ({ words, row, playbook, subscription }: SummaryProps) => {
  const { say } = words
  const lines: Line[] = [
    { label: say('exits.reasons'), value: reasonsIn(row.reasons, words) ?? say('exits.no_reason') },
    { label: say('exits.tier'), value: words.named('band', row.tier) },
    { label: say('exits.language'), value: words.languageOf(row.locale) },
    { label: say('exit.began'), value: words.moment(row.began) },
    { label: say('exit.took'), value: words.span(row.began, row.ended) },
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
