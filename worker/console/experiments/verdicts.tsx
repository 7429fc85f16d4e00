/** @jsxImportSource hono/jsx */
import type { Against, ArmReport } from '#shared/experiments/report/arms.ts'
import type { KeptCall } from '#shared/statistics/verdict.ts'
import { Badge } from '../icons.tsx'
import { Section } from '../parts.tsx'
import { Intervals } from '../plots/intervals.tsx'
import { isolate } from '../plots/marks.tsx'
import type { Words } from '../words.ts'
import { lackIn, lookOf, rangeIn, verdictIn } from './verdict-words.ts'
import type { Watched } from './watch-page.tsx'

export type Offer = ArmReport & { against: Against }
export const offersIn = ({ report }: Watched): Offer[] =>
  report.arms.filter((arm): arm is Offer => arm.against !== null)

/** Each offer's range against the holdout, and what may be said of it. */
export const Verdicts = (props: Watched) => {
  const { words, report } = props
  const offers = offersIn(props)
  return (
    <Section title={words.say('watch.verdicts')}>
      {offers.every(({ against }) => against.saved === null) ? null : (
        <Intervals
          words={words}
          id="saved"
          title={words.say('watch.verdicts.plot')}
          lead={words.say('watch.verdicts.plot.lead', { n: report.horizon })}
          unit={{ type: 'points' }}
          smallest={report.smallestEffect}
          arms={offers.map(({ name, against: { saved, verdict } }) => ({
            label: isolate(name),
            range: saved && { point: saved.difference, low: saved.low, high: saved.high },
            said: verdictIn(verdict, words),
          }))}
        />
      )}
      <ul class="verdicts">
        {offers.map((offer) => (
          <li>
            <Verdict words={words} offer={offer} />
          </li>
        ))}
      </ul>
      {report.method === 'daily' ? <p class="faint">{words.say('watch.daily')}</p> : null}
    </Section>
  )
}

const Verdict = ({ words, offer }: { words: Words; offer: Offer }) => {
  const { name, against } = offer
  const { verdict, ship } = against
  const [shape, tone] = lookOf[verdict.state]
  return (
    <>
      <h3>
        <bdi>{name}</bdi> <Badge shape={shape} tone={tone} text={verdictIn(verdict, words)} />
      </h3>
      <p>{words.say(`watch.means.${verdict.state}`)}</p>
      {verdict.state === 'collecting' ? <p class="faint">{lackIn(against, words)}</p> : null}
      <Called words={words} against={against} />
      {ship === null ? null : (
        <p>
          <strong>{words.say(`watch.ship.${ship}`)}</strong>
        </p>
      )}
    </>
  )
}

const isEarly = ({ reached }: Against): boolean => reached.judged < reached.planned

/** A call stays, with its day and its range of then; what was called early looks bigger than it is. */
const Called = ({ words, against }: { words: Words; against: Against }) => {
  const { verdict } = against
  const call = 'call' in verdict ? verdict.call : null
  if (call === null) return null
  const said = words.say(`exp.verdict.${call.call satisfies KeptCall}`)
  const day = words.copy.day(call.date)
  return (
    <>
      <p class="faint">
        {words.say('watch.called', { said, day, range: rangeIn(call.range, words), revision: call.revision })}
      </p>
      {isEarly(against) && call.call === 'keeps_more' ? <p>{words.say('watch.early')}</p> : null}
    </>
  )
}
