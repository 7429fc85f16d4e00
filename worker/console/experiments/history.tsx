/** @jsxImportSource hono/jsx */
import type { ExperimentEvent } from '#shared/experiments/life.ts'
import { byParley } from '../../tenant/experiments/look.ts'
import { byApi } from '../../tenant/figures/given-months.ts'
import { Section } from '../parts.tsx'
import { isolate } from '../plots/marks.tsx'
import type { Words } from '../words.ts'

/** What happened to it, with who did it and when. */
export const History = ({ words, history }: { words: Words; history: readonly ExperimentEvent[] }) => (
  <Section title={words.say('watch.history')}>
    <ol class="timeline">
      {history.map((event) => (
        <li>
          {happened(event, words)}
          <time datetime={event.at}>{words.moment(event.at)}</time>
          <div class="faint">{whoIn(event.by, words)}</div>
        </li>
      ))}
    </ol>
  </Section>
)

/** The sign-in, or that it was done without one. */
export function whoIn(by: string, { say }: Words): string {
  if (by === byParley) return say('watch.by.parley')
  return by === byApi ? say('watch.by.api') : say('watch.by', { by })
}

function happened(event: ExperimentEvent, { say }: Words): string {
  switch (event.type) {
    case 'experiment_planned':
      return say('watch.happened.planned')
    case 'experiment_started':
      return say('watch.happened.started')
    case 'experiment_revised':
      return say('watch.happened.revised')
    case 'phase_begun': {
      const { phase, arms } = event.experiment
      const weights = arms.map(({ name, weight }) => isolate(`${name} ${weight / 100}%`)).join(', ')
      return say('watch.happened.phase', { n: phase, weights })
    }
    case 'experiment_stopped':
      return say('watch.happened.stopped', { why: say(`watch.why.${event.why}`) })
    case 'experiment_discarded':
      return say('watch.happened.discarded')
    case 'experiment_restored':
      return say('watch.happened.restored')
  }
}
