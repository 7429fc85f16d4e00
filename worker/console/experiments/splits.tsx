/** @jsxImportSource hono/jsx */
import { Badge } from '../icons.tsx'
import { Figures } from '../overview/parts.tsx'
import { Section } from '../parts.tsx'
import { isolate } from '../plots/marks.tsx'
import { figuresOf } from '../plots/unit.ts'
import type { Watched } from './watch-page.tsx'

/** Whether the arms fill as their weights say. If not, nothing is called until it is found why. */
export const Splits = ({ words, report }: Watched) => {
  const { splits, isBlocked } = report
  const whole = (value: number): string => figuresOf({ type: 'count' }, words).full(Math.round(value))
  const names = new Map(report.arms.map(({ arm, name }) => [arm, name]))
  const arms = splits[0]?.arms ?? []
  return (
    <Section title={words.say('watch.split')}>
      {isBlocked ? (
        <div class="pace hopeless" role="alert">
          <p>
            <strong>{words.say('watch.split.blocked')}</strong>
          </p>
          <p>{words.say('watch.split.do')}</p>
          <ul>
            {(['reach', 'record', 'change', 'again'] as const).map((step) => (
              <li>{words.say(`watch.split.do.${step}`)}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p class="faint">{words.say('watch.split.fine')}</p>
      )}
      <Figures
        id="splits"
        isWordy
        title={words.say('watch.split')}
        head={[
          words.say('watch.split.check'),
          ...arms.map(({ arm }) => isolate(names.get(arm) ?? arm)),
          words.say('watch.split.state'),
        ]}
        rows={splits.map(({ check, arms: counted, isAlarm }) => [
          words.say(`watch.split.${check}`),
          ...counted.map(({ count, expected }) =>
            words.say('watch.split.count', { n: whole(count), expected: whole(expected) }),
          ),
          isAlarm ? (
            <Badge shape="failed" tone="cancelled" text={words.say('watch.split.alarm')} />
          ) : (
            <Badge shape="yes" tone="saved" text={words.say('watch.split.well')} />
          ),
        ])}
      />
    </Section>
  )
}
