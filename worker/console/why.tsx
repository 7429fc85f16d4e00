/** @jsxImportSource hono/jsx */
import { linesOf, titleOf } from '#shared/copy/offer-card.ts'
import type { Event } from '#shared/engine/events.ts'
import type { OfferMade, Session } from '#shared/engine/session.ts'
import type { Chance } from '#shared/rules/chance.ts'
import type { Choice, RuleVerdict } from '#shared/rules/choose-offer.ts'
import { Badge, Icon } from './icons.tsx'
import { Lines, Section } from './parts.tsx'
import { reasonsIn } from './reasons.ts'
import type { WordKey, Words } from './words.ts'

type Considered = Event & { type: 'offer_considered' }

interface WhyProps {
  words: Words
  session: Session
  events: readonly Event[]
}

/** Each time the rules were asked: what was tried, why each passed or not, and what came of it. */
export const Why = ({ words, session, events }: WhyProps) => {
  const asked = events.filter((event): event is Considered => event.type === 'offer_considered')
  return (
    <Section title={words.say('why.title')}>
      {asked.length === 0 ? <p class="faint">{words.say('why.none')}</p> : null}
      {asked.map((event) => (
        <article class="why">
          <h3>
            {words.say(headingOf(event.choice))} <time datetime={event.at}>{words.clock(event.at)}</time>
          </h3>
          <Scope words={words} choice={event.choice} session={session} />
          {event.choice.withheld ? (
            <p class="withheld">{words.say(`withheld.${event.choice.withheld}`)}</p>
          ) : (
            <Rules words={words} choice={event.choice} />
          )}
          <Made words={words} made={madeBy(event.choice, session)} />
        </article>
      ))}
    </Section>
  )
}

const headingOf = ({ attempt }: Considered['choice']): WordKey => `why.${attempt ?? 'neither'}`

/** What a rule chose was then made; no rule makes an offer twice in one session. */
function madeBy({ tried }: Considered['choice'], session: Session): OfferMade | null {
  const rule = tried.find(({ verdict }) => verdict === 'chosen')?.rule
  return session.offers.find((one) => one.rule === rule) ?? null
}

const Scope = ({
  words,
  choice,
  session,
}: {
  words: Words
  choice: Considered['choice']
  session: Session
}) => (
  <p class="faint">
    {words.say('why.tier', { tier: words.named('band', choice.tier) })} ·{' '}
    {words.say('why.reasons', { reasons: reasonsIn(session.reasons, words) ?? words.say('exits.no_reason') })}
  </p>
)

const Rules = ({ words, choice }: { words: Words; choice: Considered['choice'] }) => {
  if (choice.tried.length === 0) return <p class="withheld">{words.say('why.no_rules')}</p>
  const isFitting = choice.tried.some(({ verdict }) => verdict === 'chosen')
  return (
    <>
      <ol class="rules" aria-label={words.say('why.rules')}>
        {choice.tried.map(({ rule, verdict, chance }) => (
          <li class={verdict === 'chosen' ? 'chosen' : undefined}>
            <Icon shape={verdict === 'chosen' ? 'yes' : 'no'} />
            <span>
              <bdi class="id">{rule}</bdi> {words.say(verdictWords(verdict, choice.attempt))}
              {chance ? <small class="faint"> ({chanceIn(chance, words)})</small> : null}
            </span>
          </li>
        ))}
      </ol>
      {isFitting ? null : <p class="withheld">{words.say('why.nothing_fit')}</p>}
    </>
  )
}

/** A rule for the other attempt is told by the attempt it is not for. */
export const verdictWords = (verdict: RuleVerdict, attempt: Choice['attempt']): WordKey =>
  verdict === 'other_attempt' ? `verdict.other_attempt.${attempt ?? 'first'}` : `verdict.${verdict}`

/** What was stated, and what became of those who took such an offer before. */
function chanceIn({ stated, taken: n, stayed, used }: Chance, { say, percent }: Words): string {
  if (n === 0) return say('why.chance.stated', { stated: percent(stated) })
  return say('why.chance.seen', { stated: percent(stated), n, stayed, used: percent(used) })
}

const shapes = { open: 'abandoned', accepted: 'yes', declined: 'no' } as const

const Made = ({ words, made }: { words: Words; made: OfferMade | null }) => {
  if (made === null) return null
  const { terms, offer, state, value, chance } = made
  const ours = [
    { label: words.say('why.cost'), value: words.copy.money(terms.cost) },
    ...(value === null
      ? []
      : [{ label: words.say('why.value'), value: words.copy.money({ ...terms.cost, amount: value }) }]),
    ...(chance === null ? [] : [{ label: words.say('why.chance'), value: chanceIn(chance, words) }]),
    { label: words.say('why.offer'), value: offer },
  ]
  return (
    <div class="made">
      <p>
        <strong dir="auto">{titleOf(terms, words.copy)}</strong>{' '}
        <Badge shape={shapes[state]} tone={`state-${state}`} text={words.say(`state.${state}`)} />
      </p>
      <Lines lines={linesOf(terms, words.copy)} />
      <Lines lines={ours} />
    </div>
  )
}
