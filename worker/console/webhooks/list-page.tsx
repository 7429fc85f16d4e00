/** @jsxImportSource hono/jsx */
import { tellable } from '#shared/webhooks/events.ts'
import { mostEndpoints } from '../../webhooks/endpoints.ts'
import type { Standing } from '../../webhooks/webhooks.ts'
import { CardsTable, type Column } from '../cards-table.tsx'
import { Badge } from '../icons.tsx'
import { Layout } from '../layout.tsx'
import { Section } from '../parts.tsx'
import type { View } from '../visit.ts'
import type { WordKey, Words } from '../words.ts'
import type { Filled } from './add-form.ts'
import { answerIn, stateIn } from './log-words.ts'

interface ListProps {
  view: View
  standings: readonly Standing[]
  filled: Filled
  /** Why nothing was added. */
  wrong: WordKey | null
}

export const ListPage = ({ view, standings, filled, wrong }: ListProps) => {
  const { words } = view
  return (
    <Layout view={view} title={words.say('hooks.title')}>
      <div class="heading">
        <h1>{words.say('hooks.title')}</h1>
        <p>
          {words.say('hooks.lead')} {words.say('console.utc')}
        </p>
      </div>
      {wrong === null ? null : (
        <p class="note" role="alert" id="hook-wrong">
          {words.say('hooks.wrong')} {words.say(wrong)}
        </p>
      )}
      {standings.length === 0 ? <Empty words={words} /> : <Table words={words} standings={standings} />}
      <Section title={words.say('hooks.add')}>
        {standings.length >= mostEndpoints ? (
          <p>{words.say('hooks.add.most', { n: mostEndpoints })}</p>
        ) : (
          <Form words={words} filled={filled} wrong={wrong} />
        )}
      </Section>
    </Layout>
  )
}

const Empty = ({ words }: { words: Words }) => (
  <section class="empty" role="status">
    <h2>{words.say('hooks.none')}</h2>
    <p>{words.say('hooks.none.lead')}</p>
  </section>
)

interface RowProps {
  words: Words
  standing: Standing
}

const head: Column<RowProps> = {
  name: 'hooks.address',
  cell: ({ words, standing: { endpoint } }) => (
    <>
      <a href={`/console/webhooks/${endpoint.id}`} dir="ltr">
        {endpoint.url}
      </a>
      {endpoint.mode === 'test' ? <span class="tag">{words.say('console.test')}</span> : null}
    </>
  ),
}

const columns: Column<RowProps>[] = [
  { name: 'hooks.types', cell: ({ words, standing }) => typesIn(standing, words) },
  { name: 'hooks.state', cell: (row) => <State {...row} /> },
  { name: 'hooks.last', cell: (row) => <Last {...row} /> },
  { name: 'hooks.waiting', cell: ({ standing }) => String(standing.waiting) },
]

const Table = ({ words, standings }: { words: Words; standings: readonly Standing[] }) => (
  <CardsTable
    words={words}
    rows={standings.map((standing) => ({ words, standing }))}
    head={head}
    columns={columns}
    caption="hooks.caption"
    shown="hooks.shown"
    look="hooks"
  />
)

export function typesIn({ endpoint: { types } }: Pick<Standing, 'endpoint'>, words: Words): string {
  if (types.length === tellable.length) return words.say('hooks.types.all')
  return words.copy.list(types.map((type) => words.say(`hooks.type.${type}`)))
}

export const State = ({ words, standing: { endpoint } }: RowProps) =>
  endpoint.off === null ? (
    <Badge shape="yes" tone="saved" text={words.say('hooks.on')} />
  ) : (
    <Badge shape="failed" tone="billing-failed" text={words.say('hooks.off')} />
  )

const Last = ({ words, standing: { last, endpoint } }: RowProps) => {
  if (last === null) return <span class="faint">{words.say('hooks.last.none')}</span>
  return (
    <>
      <span>{stateIn(last, endpoint.off === null, words)}</span>
      <span class="faint">
        {last.tried === null ? null : words.moment(new Date(last.tried).toISOString())}{' '}
        {answerIn(last, words)}
      </span>
    </>
  )
}

const Form = ({ words, filled, wrong }: { words: Words; filled: Filled; wrong: WordKey | null }) => (
  <form class="hook" method="post" action="/console/webhooks">
    <input type="hidden" name="id" value={filled.id} />
    <label>
      <span>{words.say('hooks.add.address')}</span>
      <input
        type="url"
        name="url"
        value={filled.url}
        required
        maxlength={500}
        dir="ltr"
        autocomplete="off"
        aria-invalid={wrong === null ? undefined : 'true'}
        aria-describedby={wrong === null ? 'hook-hint' : 'hook-wrong hook-hint'}
      />
    </label>
    <p class="faint" id="hook-hint">
      {words.say('hooks.add.address.hint')}
    </p>
    <fieldset>
      <legend>{words.say('hooks.types')}</legend>
      {tellable.map((type) => (
        <label class="tick">
          <input type="checkbox" name="types" value={type} checked={filled.types.includes(type)} />
          <span>
            {words.say(`hooks.type.${type}`)} <bdi class="id faint">{type}</bdi>
          </span>
        </label>
      ))}
    </fieldset>
    <label>
      <span>{words.say('hooks.mode')}</span>
      <select name="mode">
        {(['live', 'test'] as const).map((mode) => (
          <option value={mode} selected={filled.mode === mode}>
            {words.say(`hooks.mode.${mode}`)}
          </option>
        ))}
      </select>
    </label>
    <label>
      <span>{words.say('hooks.add.owner')}</span>
      <input type="email" name="owner" value={filled.owner} maxlength={254} dir="ltr" autocomplete="email" />
    </label>
    <p class="presses">
      <button type="submit">{words.say('hooks.add.press')}</button>
    </p>
  </form>
)
