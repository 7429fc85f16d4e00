/** @jsxImportSource hono/jsx */
import type { Overview } from '#shared/figures/overview.ts'
import { Layout } from '../layout.tsx'
import type { View } from '../visit.ts'
import type { Words } from '../words.ts'
import { spans } from '../../tenant/figures/overview-at.ts'
import { BusinessSection } from './business.tsx'
import { Alarms, Ended, Weeks } from './ended.tsx'
import { GivenSection, type GivenProps } from './given.tsx'
import { MoneySection } from './money.tsx'
import { Fatigue, Programmes } from './programmes.tsx'
import { Groups, SavedSection } from './saved.tsx'

interface PageProps {
  view: View
  overview: Overview
  /** Today, in UTC. */
  today: string
  given: Omit<GivenProps, 'words'>
}

/** All sessions in figures: how they ended, who is truly saved, whether it pays, and where it goes. */
export const OverviewPage = ({ view, overview, today, given }: PageProps) => {
  const { words } = view
  const { span, since } = overview
  const days = { from: words.copy.day(span.from), until: words.copy.day(span.until) }
  return (
    <Layout view={view} title={words.say('overview.title')}>
      <div class="heading">
        <h1>{words.say('overview.title')}</h1>
        <p>
          {words.say('overview.lead', days)} {words.say('console.utc')}
        </p>
      </div>
      <Spans words={words} days={span.days} />
      <div class="overview">
        {since === null ? (
          <section class="empty" role="status">
            <h2>{words.say('overview.none')}</h2>
            <p>{words.say('overview.none.lead')}</p>
          </section>
        ) : (
          <Figured words={words} overview={overview} today={today} />
        )}
        <GivenSection words={words} {...given} />
      </div>
    </Layout>
  )
}

const Figured = (props: { words: Words; overview: Overview; today: string }) => (
  <>
    <Alarms {...props} />
    <SavedSection {...props} />
    <Ended {...props} />
    <Weeks {...props} />
    <Groups {...props} />
    <MoneySection {...props} />
    <BusinessSection {...props} />
    <Programmes {...props} />
    <Fatigue {...props} />
    <Files {...props} />
  </>
)

/** The figures of the same days. */
const Files = ({ words, overview }: { words: Words; overview: Overview }) => (
  <p class="faint">
    {words.say('overview.export')}
    {(['csv', 'ndjson'] as const).map((kind) => (
      <>
        {' '}
        <a href={`/console/figures.${kind}?days=${overview.span.days}`}>{kind.toUpperCase()}</a>
      </>
    ))}
  </p>
)

/** Asked by address, so that a page can be kept and sent. */
const Spans = ({ words, days }: { words: Words; days: number }) => (
  <form class="filter spans" method="get" action="/console/overview">
    <label>
      <span>{words.say('overview.span')}</span>
      <select name="days">
        {spans.map((span) => (
          <option value={span} selected={span === days}>
            {words.say('overview.days', { n: span })}
          </option>
        ))}
      </select>
    </label>
    <div class="press">
      <button type="submit">{words.say('filter.show')}</button>
    </div>
  </form>
)
