/** @jsxImportSource hono/jsx */
import { correctionsIn, type Corrected, type Written } from '#shared/engine/corrections.ts'
import type { Event } from '#shared/engine/events.ts'
import type { Session } from '#shared/engine/session.ts'
import { intents, type Intent } from '#shared/reading/reading.ts'
import { Lines, Section } from './parts.tsx'
import { reasonsIn } from './reasons.ts'
import type { Words } from './words.ts'

interface OwnWordsProps {
  words: Words
  session: Session
  events: readonly Event[]
  /** Reasons of the playbook that the session is pinned to. */
  reasons: readonly string[]
}

/** What the customer wrote, how it was read and by whom, and the way to say that it means something else. */
export const OwnWords = ({ words, session, events, reasons }: OwnWordsProps) => {
  const corrections = correctionsIn(events)
  const written = events.flatMap((event, position) =>
    event.type === 'words_given' ? [{ event, position }] : [],
  )
  return (
    <Section title={words.say('exit.words')}>
      {written.length === 0 ? <p class="faint">{words.say('exit.words.none')}</p> : null}
      {written.map(({ event, position }) => (
        <figure id={`words-${position}`} tabindex={-1}>
          <Text words={words} text={event.text} lang={session.started.locale} />
          <Lines lines={linesOf(event, corrections.get(position), words)} />
          {event.text === null ? null : (
            <CorrectForm
              words={words}
              action={`/console/sessions/${encodeURIComponent(session.started.session)}/corrections`}
              position={position}
              read={corrections.get(position) ?? event.reading}
              reasons={reasons}
            />
          )}
        </figure>
      ))}
    </Section>
  )
}

const Text = ({ words, text, lang }: { words: Words; text: string | null; lang: string }) =>
  text === null ? (
    <p class="faint">
      {words.say('exit.words.erased')} {words.say('reading.gone')}
    </p>
  ) : (
    <blockquote dir="auto" lang={lang}>
      {text}
    </blockquote>
  )

function linesOf({ reading, by }: Written, corrected: Corrected | undefined, words: Words) {
  const { say } = words
  const reasons = (ids: readonly string[]) => reasonsIn(ids, words) ?? say('exits.no_reason')
  const lines = [
    { label: say('exit.words.read'), value: say(`intent.${reading.intent}`) },
    { label: say('exit.words.reasons'), value: reasons(reading.reasons) },
    { label: say('exit.words.sure'), value: words.percent(reading.sure * 100) },
    ...(by ? [{ label: say('reading.by'), value: say(`reading.by.${by}`) }] : []),
  ]
  if (!corrected) return lines
  const { intent, at, by: who } = corrected
  const to = { intent: say(`intent.${intent}`), reasons: reasons(corrected.reasons) }
  const value = say('reading.corrected.to', { ...to, at: words.moment(at), by: who })
  return [...lines, { label: say('reading.corrected'), value }]
}

interface FormProps {
  words: Words
  action: string
  position: number
  read: { intent: Intent; reasons: readonly string[] }
  reasons: readonly string[]
}

const CorrectForm = ({ words, action, position, read, reasons }: FormProps) => (
  <details class="correct">
    <summary>{words.say('reading.correct')}</summary>
    <form method="post" action={action}>
      <input type="hidden" name="of" value={position} />
      <label>
        <span>{words.say('reading.intent')}</span>
        <select name="intent">
          {intents.map((intent) => (
            <option value={intent} selected={intent === read.intent}>
              {words.say(`intent.${intent}`)}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>{words.say('reading.reasons')}</legend>
        {reasons.map((id) => (
          <label>
            <input type="checkbox" name="reasons" value={id} checked={read.reasons.includes(id)} />
            <span dir="auto">{words.named('cause', id)}</span>
          </label>
        ))}
      </fieldset>
      <p class="faint">{words.say('reading.lead')}</p>
      <button type="submit">{words.say('reading.save')}</button>
    </form>
  </details>
)
