/** @jsxImportSource hono/jsx */
import type { Event } from '#shared/engine/events.ts'
import { happened } from './happened.ts'
import { Section } from './parts.tsx'
import type { Words } from './words.ts'

/** Every event of the record, one group an answer. */
export const Timeline = ({ words, events }: { words: Words; events: readonly Event[] }) => (
  <Section title={words.say('time.title')}>
    <ol class="timeline">
      {inGroups(events).map(({ at, turn, events: group }) => (
        <li>
          <p>
            <strong>{headingOf(turn, words)}</strong> <time datetime={at}>{words.clock(at)}</time>
          </p>
          <ul>
            {group.map((event) => (
              <li class={event.type === 'moved' ? 'faint' : undefined}>{happened(event, words)}</li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  </Section>
)

function headingOf(turn: number | null, { say }: Words): string {
  if (turn === null) return say('time.by_itself')
  return turn === 0 ? say('time.began') : say('time.answer', { n: turn })
}

interface Group {
  at: string
  turn: number | null
  events: Event[]
}

/** What happened together: of one answer, or by itself at one moment. */
export function inGroups(events: readonly Event[]): Group[] {
  const groups: Group[] = []
  for (const event of events) {
    const last = groups.at(-1)
    if (last && last.turn === event.turn && last.at === event.at) last.events.push(event)
    else groups.push({ at: event.at, turn: event.turn, events: [event] })
  }
  return groups
}
