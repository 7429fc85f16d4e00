/** @jsxImportSource hono/jsx */
import type { Event } from '#shared/engine/events.ts'
import type { Session } from '#shared/engine/session.ts'
import type { Line } from '#shared/protocol/turn.ts'
import { doneOutside, type Outside } from './done-outside.ts'
import { factLines, flagLines, gateLine } from './facts.ts'
import { Badge, billingShape, Icon } from './icons.tsx'
import { Lines, Section } from './parts.tsx'
import type { WordKey, Words } from './words.ts'

interface RecordProps {
  words: Words
  session: Session
  events: readonly Event[]
}

/** The customer as known when the session began: each fact with who said it and how long before. */
export const Known = ({ words, session: { started, beganAt } }: RecordProps) => {
  const { facts, gates } = started
  const began = { ...started, at: beganAt }
  const known = facts && factLines(facts, began, words)
  const odd = facts === null ? [] : flagLines(began, words)
  return (
    <Section title={words.say('facts.title')}>
      {known ? null : <p class="withheld">{words.say('facts.none')}</p>}
      <Lines lines={[...(known?.lines ?? []), gateLine(gates, words)]} />
      {known && known.unknown.length > 0 ? (
        <p class="faint">{words.say('facts.unknown', { facts: words.copy.list(known.unknown) })}</p>
      ) : null}
      {odd.length > 0 ? <Doubted title={words.say('facts.flags')} lines={odd} /> : null}
    </Section>
  )
}

const Doubted = ({ title, lines }: { title: string; lines: readonly Line[] }) => (
  <div class="doubted">
    <h3>
      <Icon shape="failed" />
      {title}
    </h3>
    <Lines lines={lines} />
  </div>
)

type Opened = Event & { type: 'case_opened' }

export const Cases = ({ words, events }: RecordProps) => {
  const opened = events.filter((event): event is Opened => event.type === 'case_opened')
  return (
    <Section title={words.say('exit.cases')}>
      {opened.length === 0 ? <p class="faint">{words.say('exit.cases.none')}</p> : null}
      <ul class="things">
        {opened.map(({ kind, due, reason }) => (
          <li>
            <strong>{words.say(`case.${kind}`)}</strong>
            <span class="faint">
              {[
                reason && words.named('cause', reason),
                words.say('exit.cases.due', { due: words.moment(due) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export const DoneOutside = ({ words, session, events }: RecordProps) => {
  const asked = doneOutside(session.started.session, events)
  return (
    <Section title={words.say('exit.effects')}>
      {asked.length === 0 ? <p class="faint">{words.say('exit.effects.none')}</p> : null}
      <ul class="things">
        {asked.map(({ effect, state, at, why, unsent }) => (
          <li>
            <span>{words.say(effectName(effect))}</span>
            <State words={words} state={unsent ? 'none' : state} />
            {at === null ? null : (
              <span class="faint">
                <time datetime={at}>{words.moment(at)}</time>
                {why === null && unsent === null ? null : (
                  <>
                    {' · '}
                    <bdi>{unsent ? words.say(`unsent.${unsent}`) : why}</bdi>
                  </>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const State = ({ words, state }: { words: Words; state: keyof typeof billingShape }) => (
  <Badge shape={billingShape[state]} tone={`billing-${state}`} text={words.say(`billing.${state}`)} />
)

const effectName = (effect: Outside['effect']): WordKey =>
  effect.type === 'notify' ? `effect.notify.${effect.letter}` : `effect.${effect.type}`
