/** @jsxImportSource hono/jsx */
import { Figures } from '../overview/parts.tsx'
import { Section } from '../parts.tsx'
import { figureOr, figuresOf } from '../plots/unit.ts'
import { rangeIn } from './verdict-words.ts'
import { offersIn } from './verdicts.tsx'
import type { Watched } from './watch-page.tsx'

/** To a hundredth of a point. */
const rounded = (share: number): number => Math.round(share * 10_000) / 10_000

/** Belief today: nothing is ever called by it. */
export const Aid = (props: Watched) => {
  const { words } = props
  const offers = offersIn(props).filter(({ against }) => against.belief !== null)
  if (offers.length === 0) return null
  return (
    <Section title={words.say('watch.aid')}>
      <p>
        <span class="tag unprotected">{words.say('watch.aid.mark')}</span>
      </p>
      <p class="faint">{words.say('watch.aid.lead')}</p>
      <Figures
        id="aid"
        title={words.say('watch.aid')}
        head={(['arm', 'chance', 'loss'] as const).map((name) => words.say(`watch.aid.${name}`))}
        rows={offers.map(({ name, against: { belief } }) => [
          <bdi>{name}</bdi>,
          figureOr(belief?.chanceToBeat, figuresOf({ type: 'share' }, words).full, words),
          figureOr(belief && rounded(belief.expectedLoss), figuresOf({ type: 'points' }, words).full, words),
        ])}
      />
    </Section>
  )
}

/** Offers that are both called better, against each other. */
export const Pairs = ({ words, report }: Watched) => {
  const names = new Map(report.arms.map(({ arm, name }) => [arm, name]))
  if (report.pairs.length === 0) return null
  return (
    <Section title={words.say('watch.pairs')}>
      <p class="faint">{words.say('watch.pairs.lead')}</p>
      <Figures
        id="pairs"
        title={words.say('watch.pairs')}
        head={[words.say('watch.pairs.which'), words.say('watch.pairs.difference')]}
        rows={report.pairs.map(({ a, b, kept }) => [
          words.say('watch.pairs.of', { b: names.get(b) ?? b, a: names.get(a) ?? a }),
          kept === null ? words.say('exp.verdict.collecting') : rangeIn(kept, words),
        ])}
      />
    </Section>
  )
}

/** Days whose figures changed after they were closed. */
export const Restated = ({ words, report: { restated } }: Watched) =>
  restated.days.length === 0 ? null : (
    <Section title={words.say('watch.restated')}>
      <p class="faint">{words.say('watch.restated.lead', { revision: restated.revision })}</p>
      <ul class="context">
        {restated.days.map(({ day, horizon, revision, on }) => (
          <li>
            {words.say('watch.restated.day', {
              day: words.copy.day(day),
              horizon,
              revision,
              on: words.copy.day(on),
            })}
          </li>
        ))}
      </ul>
    </Section>
  )
