/** @jsxImportSource hono/jsx */
import type { Event } from '#shared/engine/events.ts'
import { lessonsOf, type Lesson } from '#shared/engine/exit-lessons.ts'
import { exitFields, longestNote, type ExitField } from '#shared/engine/exit-fields.ts'
import { notesIn, type Noted } from '#shared/engine/exit-notes.ts'
import { lessonInWords } from './lessons.ts'
import { Section } from './parts.tsx'
import type { Words } from './words.ts'

interface RecordProps {
  words: Words
  session: string
  events: readonly Event[]
}

/** What the exit teaches, in four fields: what the conversation tells of each, and what support makes of it (S0.6, S0.28). */
export const ExitRecord = ({ words, session, events }: RecordProps) => {
  const notes = notesIn(events)
  const lessons = lessonsOf(events)
  return (
    <Section title={words.say('record.title')}>
      <p class="faint">{words.say('record.lead')}</p>
      {exitFields.map((field) => (
        <Field
          words={words}
          action={`/console/sessions/${encodeURIComponent(session)}/notes`}
          field={field}
          noted={notes.get(field) ?? null}
          lessons={lessons[field]}
          events={events}
        />
      ))}
    </Section>
  )
}

interface FieldProps {
  words: Words
  action: string
  field: ExitField
  noted: Noted | null
  lessons: readonly Lesson[]
  events: readonly Event[]
}

const Field = ({ words, action, field, noted, lessons, events }: FieldProps) => {
  const name = words.say(`record.${field}`)
  return (
    <form class="note-form" method="post" action={action} id={`note-${field}`} tabindex={-1}>
      <h3>{name}</h3>
      <Told words={words} lessons={lessons} events={events} />
      <input type="hidden" name="field" value={field} />
      <label>
        <span>{words.say(`record.${field}.asks`)}</span>
        <textarea name="text" rows={3} maxlength={longestNote} dir="auto">
          {noted?.text ?? proposed(lessons, events, words)}
        </textarea>
      </label>
      <p class="press">
        <button type="submit">
          {words.say('record.save')}
          <span class="unseen">: {name}</span>
        </button>
        <span class="faint">{writtenBy(noted, words)}</span>
      </p>
    </form>
  )
}

const Told = ({ words, lessons, events }: Pick<FieldProps, 'words' | 'lessons' | 'events'>) =>
  lessons.length === 0 ? (
    <p class="faint">{words.say('record.nothing')}</p>
  ) : (
    <ul class="things">
      {lessons.map((one) => (
        <li>
          <span dir="auto">{lessonInWords(one, events, words)}</span>
        </li>
      ))}
    </ul>
  )

/** A customer's own words are not put where they would be kept for longer than was said. */
const proposed = (lessons: readonly Lesson[], events: readonly Event[], words: Words): string =>
  lessons
    .filter(({ type }) => type !== 'words')
    .map((one) => lessonInWords(one, events, words))
    .join('\n')

function writtenBy(noted: Noted | null, { say, moment }: Words): string {
  if (noted === null) return say('record.unwritten')
  const by = { at: moment(noted.at), by: noted.by }
  return say(noted.text === null ? 'record.gone' : 'record.by', by)
}
