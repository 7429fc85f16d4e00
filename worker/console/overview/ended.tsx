/** @jsxImportSource hono/jsx */
import type { Overview } from '#shared/figures/overview.ts'
import { shareOf } from '#shared/figures/rates.ts'
import { outcomes, type Outcome } from '#shared/protocol/outcome.ts'
import { addressOf } from '../filter.ts'
import { Section } from '../parts.tsx'
import { dateIn } from '../plots/calendar.ts'
import { Funnel } from '../plots/funnel.tsx'
import { StackedBars } from '../plots/stacked-bars.tsx'
import { TimeSeries } from '../plots/time-series.tsx'
import type { Words } from '../words.ts'
import { countIn, shareIn, Tiles } from './parts.tsx'

interface EndedProps {
  words: Words
  overview: Overview
}

/** How conversations ended, and why; those left open are signs that somebody may want attention (S0.2). */
export const Ended = ({ words, overview }: EndedProps) => {
  const { ended, leaving } = overview
  return (
    <Section title={words.say('overview.ended')}>
      <p class="faint">{words.say('overview.ended.lead', { n: ended })}</p>
      <Tiles words={words} of={outcomes.map((outcome) => tileOf(outcome, overview, words))} />
      {leaving.seconds === null ? null : (
        <p class="faint">
          {words.say('overview.leaving', {
            minutes: countIn(leaving.seconds / 60, words),
            n: leaving.timed,
          })}
        </p>
      )}
      <Funnel
        words={words}
        id="steps"
        title={words.say('overview.steps')}
        steps={[
          { label: words.say('overview.steps.ended'), count: ended },
          { label: words.say('overview.steps.shown'), count: overview.shown },
          { label: words.say('overview.steps.took'), count: overview.took },
        ]}
        isNested
      />
    </Section>
  )
}

function tileOf(
  outcome: Outcome,
  { outcomes: counts, ended, span: { from, until } }: Overview,
  words: Words,
) {
  const count = counts[outcome]
  const share = shareIn(shareOf(count, ended), words)
  const isOpen = outcome === 'abandoned'
  return {
    name: words.say(`overview.ended.${outcome}`),
    figure: countIn(count, words),
    means: isOpen ? `${share} · ${words.say('overview.ended.abandoned.means')}` : share,
    href: addressOf({ reason: null, outcome, from, until, after: null }),
  }
}

/** What changes from week to week: outcomes with their alarms (S2.2), and reasons. */
export const Weeks = ({ words, overview: { weeks, alarms, reasons } }: EndedProps) => (
  <Section title={words.say('overview.weeks')}>
    <TimeSeries
      words={words}
      id="weeks"
      title={words.say('overview.ended')}
      lead={words.say('overview.weeks.lead')}
      unit={{ type: 'count' }}
      span="week"
      series={outcomes.map((outcome) => ({
        label: words.say(`overview.ended.${outcome}`),
        points: weeks.map(({ day, outcome: counts }) => ({ day, value: counts[outcome] ?? 0 })),
      }))}
      alarms={alarms.map(({ day, count, usual }) => ({
        day,
        text: words.say('overview.alarm', { n: count, usual }),
      }))}
    />
    <p class="faint">{words.say('overview.alarm.rule')}</p>
    <StackedBars
      words={words}
      id="reasons"
      title={words.say('overview.reasons')}
      lead={words.say('overview.reasons.lead')}
      total={words.say('overview.reasons.total')}
      unit={{ type: 'count' }}
      span="week"
      series={reasons.map((id) => ({
        label: id === '' ? words.say('overview.no_reason') : words.named('cause', id),
        points: weeks.map(({ day, reason }) => ({ day, value: reason[id] ?? 0 })),
      }))}
    />
  </Section>
)

/** What somebody should look at now, before everything else. */
export const Alarms = ({ words, overview: { alarms, business, weeks } }: EndedProps) => {
  const latest = alarms.findLast(({ day }) => day === weeks.at(-1)?.day)
  const { fallen } = business
  return (
    <>
      {latest ? (
        <p class="note" role="status">
          <b>{words.say('overview.alarm.title', { day: dateIn(words, 'week', latest.day) })}</b>{' '}
          {words.say('overview.alarm', { n: latest.count, usual: latest.usual })}
        </p>
      ) : null}
      {fallen === null ? null : (
        <p class="note" role="status">
          {words.say('overview.fallen', { month: dateIn(words, 'month', `${fallen}-01`) })}
        </p>
      )}
    </>
  )
}
