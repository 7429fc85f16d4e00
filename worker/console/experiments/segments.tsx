/** @jsxImportSource hono/jsx */
import type { Segment } from '#shared/experiments/report/segments.ts'
import { segmentKinds } from '#shared/outcomes/segments.ts'
import { Figures } from '../overview/parts.tsx'
import { Section } from '../parts.tsx'
import { isolate } from '../plots/marks.tsx'
import type { Words } from '../words.ts'
import { rateIn } from './course.tsx'
import type { Watched } from './watch-page.tsx'

/** Counts of groups beside each other, without ranges and without calls: of many, one shines by luck. */
export const Segments = ({ words, report: { segments, arms, horizon } }: Watched) => {
  if (segments.length === 0) return null
  const names = new Map(arms.map(({ arm, name }) => [arm, name]))
  return (
    <Section title={words.say('watch.segments')}>
      <p class="faint">{words.say('watch.segments.lead', { n: horizon })}</p>
      {segmentKinds.map((by) => {
        const own = segments.filter((one) => one.by === by)
        return own.length === 0 ? null : (
          <Figures
            id={`segments-${by}`}
            isWordy
            title={words.say(`watch.segments.${by}`)}
            head={[
              words.say(`watch.segments.${by}`),
              ...(own[0]?.arms ?? []).map(({ arm }) => isolate(names.get(arm) ?? arm)),
            ]}
            rows={own.map((one) => [
              nameOf(one, words),
              ...one.arms.map(({ known, kept }) => rateIn({ n: known, yes: kept }, words)),
            ])}
          />
        )
      })}
    </Section>
  )
}

function nameOf({ by, key }: Segment, words: Words): string {
  if (key === null) return words.say('watch.segments.rest')
  if (key === '') return words.say(by === 'reason' ? 'exits.no_reason' : 'overview.unknown')
  switch (by) {
    case 'reason':
      return words.named('cause', key)
    case 'tier':
      return words.named('band', key)
    case 'period':
      return words.say(key === 'year' ? 'plan.pays.year' : 'plan.pays.month')
  }
}
