/** @jsxImportSource hono/jsx */
import type { Review } from '#shared/playbook/review.ts'
import type { Line } from '#shared/protocol/turn.ts'
import type { Publication } from '../../tenant/playbooks.ts'
import { Layout } from '../layout.tsx'
import { Lines, Section } from '../parts.tsx'
import type { View } from '../visit.ts'
import type { Words } from '../words.ts'
import { History } from './history.tsx'
import type { Live } from './live.ts'
import { namingOf } from './naming.ts'
import { OfferList, ReasonList, RuleList, TierList } from './contents.tsx'

interface LiveProps {
  view: View
  live: Live
  /** The newest first, the live one among them. */
  history: readonly Publication[]
  today: string
  /** The publication that was just made. */
  published: number | null
}

export const LivePage = ({ view, live, history, today, published }: LiveProps) => {
  const { words } = view
  const { playbook } = live
  const naming = namingOf(playbook, words)
  const part = { words, playbook, naming }
  return (
    <Layout view={view} title={words.say('console.playbook')}>
      {published === null ? null : (
        <p class="note good" role="status">
          {words.say('book.published', { n: published })}
        </p>
      )}
      <div class="heading">
        <h1>{words.say('book.live', { title: playbook.name })}</h1>
        <p>
          {words.say('book.lead')} {words.say('console.utc')}
        </p>
      </div>
      <Standing words={words} live={live} />
      <p class="presses">
        <a class="button" href="/console/playbook/draft">
          {words.say('book.draft')}
        </a>
        <a class="button" href={`/console/playbook/versions/${live.publication?.number ?? 0}`}>
          {words.say('book.download')}
        </a>
      </p>
      <div class="columns">
        <div>
          <ReasonList {...part} />
          <RuleList {...part} />
        </div>
        <div>
          <TierList {...part} />
          <OfferList words={words} playbook={playbook} today={today} />
          <Limits words={words} live={live} />
          <History words={words} history={history} />
        </div>
      </div>
    </Layout>
  )
}

/** Who answers for it, and who of other departments has looked at it (S0.15); nothing where nobody is named. */
function reviewLines({ owner, reviewers }: Review, { say, copy }: Words): Line[] {
  const named = reviewers.map(({ name, department }) =>
    say('book.reviewer', { name, department: say(`book.department.${department}`) }),
  )
  return [
    ...(owner === null ? [] : [{ label: say('book.answers'), value: owner }]),
    ...(named.length === 0 ? [] : [{ label: say('book.reviewed'), value: copy.list(named) }]),
  ]
}

const Standing = ({ words, live: { publication, version, playbook } }: { words: Words; live: Live }) => (
  <header class="summary">
    <Lines
      lines={[
        ...(publication === null
          ? [
              { label: words.say('book.by'), value: words.say('book.ours') },
              { label: words.say('book.version'), value: version },
            ]
          : [
              { label: words.say('book.number'), value: String(publication.number) },
              { label: words.say('book.version'), value: version },
              { label: words.say('book.since'), value: words.moment(publication.at) },
              { label: words.say('book.by'), value: publication.author },
            ]),
        ...reviewLines(playbook.review, words),
      ]}
    />
  </header>
)

const Limits = ({ words, live: { playbook } }: { words: Words; live: Live }) => {
  const { offers, cooldownDays, marginFloorPercent } = playbook.limits
  return (
    <Section title={words.say('book.limits')}>
      <Lines
        lines={[
          { label: words.say('book.limits.offers'), value: String(offers) },
          {
            label: words.say('book.limits.cooldown'),
            value: words.say('book.limits.days', { n: cooldownDays }),
          },
          { label: words.say('book.limits.floor'), value: words.percent(marginFloorPercent) },
        ]}
      />
    </Section>
  )
}
