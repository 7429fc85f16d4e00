/** @jsxImportSource hono/jsx */
import type { WebhookType } from '#shared/webhooks/events.ts'
import type { LogLine } from '../../webhooks/deliveries.ts'
import { logShown, type Standing } from '../../webhooks/webhooks.ts'
import { Badge } from '../icons.tsx'
import { Layout } from '../layout.tsx'
import { Lines, Section } from '../parts.tsx'
import type { View } from '../visit.ts'
import type { WordKey, Words } from '../words.ts'
import { State, typesIn } from './list-page.tsx'
import { answerIn, stateIn } from './log-words.ts'

export type Opened = Standing & { log: readonly LogLine[] }

interface EndpointProps {
  view: View
  opened: Opened
}

const addressOf = ({ endpoint }: Opened): string => `/console/webhooks/${endpoint.id}`

export const EndpointPage = ({ view, opened }: EndpointProps) => {
  const { words } = view
  const { endpoint } = opened
  return (
    <Layout view={view} title={`${words.say('hooks.title')}: ${new URL(endpoint.url).host}`}>
      <p class="back">
        <a href="/console/webhooks">{words.say('hooks.title')}</a>
      </p>
      <header class="summary">
        <h1>
          <bdi>{new URL(endpoint.url).host}</bdi>
        </h1>
        <p class="badges">
          <State words={words} standing={opened} />
          {endpoint.mode === 'test' ? <span class="tag">{words.say('console.test')}</span> : null}
        </p>
        <Off words={words} opened={opened} />
        <Lines lines={linesOf(opened, words)} />
        <Presses words={words} opened={opened} />
      </header>
      <Section title={words.say('hooks.log')}>
        <Log words={words} opened={opened} />
      </Section>
    </Layout>
  )
}

const Off = ({ words: { say, moment }, opened: { endpoint, waiting } }: { words: Words; opened: Opened }) =>
  endpoint.off === null ? null : (
    <p class="note" role="status">
      {say(`hooks.off.${endpoint.off.why}`, { at: moment(endpoint.off.at) })}{' '}
      {waiting === 0 ? null : say('hooks.held', { n: waiting })}
    </p>
  )

function linesOf(opened: Opened, words: Words) {
  const { endpoint, overlapUntil, waiting } = opened
  const { say, moment } = words
  const secret =
    overlapUntil === null
      ? say('hooks.secret.one')
      : say('hooks.secret.two', { until: moment(new Date(overlapUntil).toISOString()) })
  return [
    { label: say('hooks.address'), value: endpoint.url },
    { label: say('hooks.types'), value: typesIn(opened, words) },
    { label: say('hooks.mode'), value: say(`hooks.mode.${endpoint.mode}`) },
    { label: say('hooks.owner'), value: endpoint.owner ?? say('hooks.owner.none') },
    { label: say('hooks.made'), value: moment(endpoint.created) },
    { label: say('hooks.secret'), value: secret },
    { label: say('hooks.waiting'), value: String(waiting) },
  ]
}

const Presses = ({ words, opened }: { words: Words; opened: Opened }) => {
  const turn = opened.endpoint.off === null ? 'switch_off' : 'switch_on'
  return (
    <div class="presses">
      {(['ping', turn, 'rotate'] as const).map((deed) => (
        <form method="post" action={`${addressOf(opened)}/${deed}`}>
          <button class={deed === 'switch_on' ? '' : 'plain'} type="submit">
            {words.say(`hooks.${deed}`)}
          </button>
        </form>
      ))}
      <a class="button plain" href={`${addressOf(opened)}/remove`}>
        {words.say('hooks.remove')}
      </a>
    </div>
  )
}

const Log = ({ words, opened }: { words: Words; opened: Opened }) => (
  <div id="log">
    <p class="presses">
      <span class="faint">
        {words.say('hooks.log.lead', { n: logShown })} {words.say('console.utc')}
      </span>
      <a href={`${addressOf(opened)}#log`}>{words.say('hooks.log.reload')}</a>
    </p>
    {opened.log.length === 0 ? (
      <p>{words.say('hooks.log.none')}</p>
    ) : (
      <LogTable words={words} opened={opened} />
    )}
  </div>
)

const heads: readonly WordKey[] = [
  'hooks.log.what',
  'hooks.state',
  'hooks.log.tried',
  'hooks.log.answer',
  'hooks.log.next',
]

const LogTable = ({ words, opened }: { words: Words; opened: Opened }) => (
  <table class="exits hooks" role="table">
    <caption class="unseen">{words.say('hooks.log')}</caption>
    <thead role="rowgroup">
      <tr role="row">
        {heads.map((name) => (
          <th scope="col" role="columnheader">
            {words.say(name)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {opened.log.map((line) => (
        <Line words={words} line={line} opened={opened} />
      ))}
    </tbody>
  </table>
)

const shapes = {
  delivered: { shape: 'yes', tone: 'billing-done' },
  failed: { shape: 'failed', tone: 'billing-failed' },
  waiting: { shape: 'waiting', tone: 'billing-waiting' },
  behind: { shape: 'waiting', tone: 'billing-waiting' },
} as const satisfies Record<LogLine['state'], object>

interface LineProps {
  words: Words
  line: LogLine
  opened: Opened
}

const Line = ({ words, line, opened }: LineProps) => {
  const { say } = words
  const isOn = opened.endpoint.off === null
  return (
    <tr role="row" id={`d-${line.place}`}>
      <th scope="row" role="rowheader">
        <div class="stack">
          <span>{say(`hooks.type.${line.type as WebhookType}`)}</span>
          <bdi class="id faint">{line.id}</bdi>
        </div>
      </th>
      <td role="cell" data-name={say('hooks.state')}>
        <Badge {...shapes[line.state]} text={stateIn(line, isOn, words)} />
      </td>
      <td role="cell" data-name={say('hooks.log.tried')}>
        <div class="stack">
          {line.tried === null ? (
            <span class="faint">{say('hooks.log.never')}</span>
          ) : (
            <Moment at={line.tried} words={words} />
          )}
          {line.tries === 0 ? null : <span class="faint">{say('hooks.log.try', { n: line.tries })}</span>}
        </div>
      </td>
      <td role="cell" data-name={say('hooks.log.answer')}>
        {answerIn(line, words)}
      </td>
      <td role="cell" data-name={say('hooks.log.next')}>
        <div class="stack">
          {line.state === 'waiting' && isOn ? <Moment at={line.due} words={words} /> : null}
          <Again {...{ words, line, opened }} />
        </div>
      </td>
    </tr>
  )
}

const Moment = ({ at, words }: { at: number; words: Words }) => {
  const instant = new Date(at).toISOString()
  return <time datetime={instant}>{words.moment(instant)}</time>
}

/** Whatever stands before it goes first; all else is sent again at a press. */
const Again = ({ words, line, opened }: LineProps) => {
  if (line.state === 'behind') return null
  const label = words.say(line.state === 'waiting' ? 'hooks.log.hurry' : 'hooks.log.again')
  return (
    <form method="post" action={`${addressOf(opened)}/replay`}>
      <input type="hidden" name="place" value={String(line.place)} />
      <button class="plain" type="submit" aria-label={`${label}: ${line.id}`}>
        {label}
      </button>
    </form>
  )
}
