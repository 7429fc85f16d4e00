/** @jsxImportSource hono/jsx */
import type { Event } from '#shared/engine/events.ts'
import { happened } from './happened.ts'
import { Section } from './parts.tsx'
import type { Words } from './words.ts'

interface SaidProps {
  words: Words
  events: readonly Event[]
}

const whys = new Set<Event['type']>([
  'reason_given',
  'probe_answered',
  'question_skipped',
  'objection_raised',
])

/** What was pressed or read on why they leave, in its order. */
export const Reasons = ({ words, events }: SaidProps) => {
  const told = events.filter(({ type }) => whys.has(type))
  return (
    <Section title={words.say('exits.reasons')}>
      {told.length === 0 ? <p class="faint">{words.say('exits.no_reason')}</p> : null}
      <ul class="things">
        {told.map((event) => (
          <li>{happened(event, words)}</li>
        ))}
      </ul>
    </Section>
  )
}

/** Wishes and needs, apart from complaints (S1.15). The words themselves stand below, with their reading. */
export const Wishes = ({ words, events, lang }: SaidProps & { lang: string }) => {
  const wished = events.flatMap((event, position) =>
    event.type === 'words_given' && event.wish ? [{ event, position }] : [],
  )
  if (wished.length === 0) return null
  return (
    <Section title={words.say('wishes.title')}>
      {wished.map(({ event, position }) => (
        <figure>
          {event.text === null ? (
            <p class="faint">{words.say('record.words_gone')}</p>
          ) : (
            <blockquote dir="auto" lang={lang}>
              {event.text}
            </blockquote>
          )}
          <figcaption class="faint">
            {words.say(`wishes.${event.wish ?? 'part'}`)}{' '}
            <a href={`#words-${position}`}>{words.say('wishes.read')}</a>
          </figcaption>
        </figure>
      ))}
    </Section>
  )
}
