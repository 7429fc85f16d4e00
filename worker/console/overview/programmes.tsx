/** @jsxImportSource hono/jsx */
import type { Overview } from '#shared/figures/overview.ts'
import { Section } from '../parts.tsx'
import { dateIn } from '../plots/calendar.ts'
import type { Words } from '../words.ts'
import { countIn, Figures, shareIn } from './parts.tsx'

interface ProgrammesProps {
  words: Words
  overview: Overview
  /** Today, in UTC. */
  today: string
}

const head = ['offer', 'shown', 'took', 'known', 'kept', 'success', 'review'] as const

/** Which programmes keep customers, which should go, and when each is looked at again (S0.26). */
export const Programmes = ({ words, overview: { programmes }, today }: ProgrammesProps) => (
  <Section title={words.say('programmes.title')}>
    <p class="faint">{words.say('programmes.lead')}</p>
    {programmes.length === 0 ? (
      <p>{words.say('programmes.none')}</p>
    ) : (
      <>
        <Figures
          id="programmes"
          title={words.say('programmes.title')}
          head={head.map((key) => words.say(`programmes.${key}`))}
          rows={programmes.map((one) => [
            <>
              <bdi class="id">{one.offer}</bdi>
              {one.retire ? <span class="tag">{words.say('programmes.retire')}</span> : null}
            </>,
            ...[one.shown, one.took, one.known, one.kept].map((count) => countIn(count, words)),
            shareIn(one.success, words),
            <Review words={words} review={one.review} today={today} />,
          ])}
        />
        <p class="faint">{words.say('programmes.retire.rule')}</p>
        <p class="faint">
          {words.say('programmes.export')} <a href="/console/programmes.csv">CSV</a>
        </p>
      </>
    )}
  </Section>
)

const Review = ({ words, review, today }: { words: Words; review: string | null; today: string }) =>
  review === null ? (
    <span class="faint">{words.say('programmes.gone')}</span>
  ) : (
    <>
      <time datetime={review}>{dateIn(words, 'day', review)}</time>
      {review < today ? <span class="tag">{words.say('programmes.over')}</span> : null}
    </>
  )

/** Whether offers wear out (S4.4). */
export const Fatigue = ({ words, overview: { fatigue } }: Omit<ProgrammesProps, 'today'>) => (
  <Section title={words.say('fatigue.title')}>
    <p class="faint">{words.say('fatigue.lead')}</p>
    <Figures
      id="fatigue"
      title={words.say('fatigue.title')}
      head={(['earlier', 'shown', 'took', 'share'] as const).map((key) => words.say(`fatigue.${key}`))}
      rows={fatigue.map(({ earlier, shown, took, share }) => [
        words.say(`fatigue.${earlier}`),
        countIn(shown, words),
        countIn(took, words),
        shareIn(share, words),
      ])}
    />
  </Section>
)
