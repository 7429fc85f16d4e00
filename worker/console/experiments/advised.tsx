/** @jsxImportSource hono/jsx */
import type { Progress } from '#shared/experiments/report/progress.ts'
import { Section } from '../parts.tsx'
import { figuresOf } from '../plots/unit.ts'
import type { Words } from '../words.ts'
import type { Watched } from './watch-page.tsx'

/** Whether to go on, in one sentence; when one may stop; and how far it has come. */
export const Advised = ({ words, report }: Watched) => {
  const { advice, progress, stopped } = report
  return (
    <Section title={words.say('watch.stand')}>
      <p class={`advice ${advice ?? ''}`}>
        <strong>
          {advice === null
            ? words.say(stopped === null ? 'watch.over.ended' : `watch.over.${stopped.why}`)
            : words.say(`watch.advice.${advice}`)}
        </strong>
      </p>
      {progress === null ? null : (
        <Reached words={words} progress={progress} isOver={stopped !== null || advice === null} />
      )}
      <p class="faint">{words.say('watch.stopping')}</p>
    </Section>
  )
}

const Reached = ({ words, progress, isOver }: { words: Words; progress: Progress; isOver: boolean }) => {
  const { planned, letIn, judged, perDay, daysToPlanned, daysToJudged } = progress
  const whole = figuresOf({ type: 'count' }, words).full
  return (
    <>
      <div class="reached">
        <Bar words={words} name="watch.let_in" value={letIn} of={planned} />
        <Bar words={words} name="watch.judged" value={judged} of={planned} />
      </div>
      <p>
        {perDay === null || isOver ? null : words.say('watch.pace', { perDay: whole(perDay) })}{' '}
        {daysToPlanned === null || daysToPlanned === 0
          ? null
          : words.say('watch.pace.planned', { n: daysToPlanned })}{' '}
        {daysToJudged === null || daysToJudged === 0
          ? null
          : words.say('watch.pace.judged', { n: daysToJudged })}
      </p>
      <p class="faint">{words.say('watch.of_pair')}</p>
    </>
  )
}

interface BarProps {
  words: Words
  name: 'watch.let_in' | 'watch.judged'
  value: number
  of: number
}

const Bar = ({ words, name, value, of }: BarProps) => {
  const whole = figuresOf({ type: 'count' }, words).full
  return (
    <label>
      <span>
        {words.say(name)} <b>{words.say('overview.of', { n: whole(value), all: whole(of) })}</b>
      </span>
      <progress value={Math.min(value, of)} max={of} />
    </label>
  )
}
