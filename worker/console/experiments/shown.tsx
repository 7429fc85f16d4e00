/** @jsxImportSource hono/jsx */
import { applyArm } from '#shared/experiments/apply-arm.ts'
import type { Change } from '#shared/experiments/changes.ts'
import { isHoldout, type Arm, type Experiment } from '#shared/experiments/experiment.ts'
import { copyFor, type Copy } from '#shared/copy/copy.ts'
import type { CopyKey } from '#shared/copy/catalogue.ts'
import { offerCard } from '#shared/copy/offer-card.ts'
import type { Offer } from '#shared/playbook/offers.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import { termsOf } from '#shared/rules/terms.ts'
import { languages, ownNames, type Words } from '../words.ts'
import { madeUp } from './made-up.ts'

interface ShownProps {
  words: Words
  experiment: Experiment
  /** The one that is live. */
  playbook: Playbook
  today: string
}

/** What each arm shows of what the experiment is about, in the engine's own words. Nothing is written by it. */
export const Shown = (props: ShownProps) => {
  const { words, experiment } = props
  const about = subjectsOf(experiment)
  return (
    <>
      <p class="faint">{words.say('watch.shown.lead')}</p>
      <div class="shown">
        {experiment.arms.map((arm) => (
          <article class="arm">
            <h3 dir="auto">{arm.name}</h3>
            {isHoldout(experiment, arm) ? (
              <p>{words.say('watch.shown.nothing')}</p>
            ) : (
              <InArm {...props} arm={arm} about={about} />
            )}
          </article>
        ))}
      </div>
    </>
  )
}

/** Rules and offers that some arm changes, sentences that some arm says otherwise, and whether the limit is touched. */
interface Subjects {
  rules: string[]
  offers: string[]
  keys: string[]
  others: Change['type'][]
}

function subjectsOf({ arms }: Experiment): Subjects {
  const changes = arms.flatMap((arm) => arm.changes)
  const all = <T extends Change['type']>(type: T) =>
    changes.filter((one): one is Extract<Change, { type: T }> => one.type === type)
  return {
    rules: [...new Set([...all('offer').map(({ rule }) => rule), ...all('rule').map(({ rule }) => rule.id)])],
    offers: [...new Set(all('terms').map(({ offer }) => offer))],
    keys: [...new Set(all('sentence').map(({ key }) => key))],
    others: [...new Set(changes.map(({ type }) => type))].filter(
      (type) => type === 'attempts' || type === 'route',
    ),
  }
}

const InArm = (props: ShownProps & { arm: Arm; about: Subjects }) => {
  const { words, arm, about, playbook, experiment, today } = props
  const own = applyArm(playbook, arm)
  const byRule = about.rules.flatMap((id) => own.rules.find((rule) => rule.id === id)?.offer ?? [])
  const offers = [...new Set([...byRule, ...about.offers])]
  const isPlain = offers.length + about.keys.length + about.others.length === 0
  const period = experiment.eligibility.when?.includes('"year"') ? 'year' : 'month'
  return (
    <>
      {isPlain ? <p>{words.say('watch.shown.plain')}</p> : null}
      {about.others.includes('attempts') ? (
        <p>{words.say('watch.shown.attempts', { n: own.limits.offers })}</p>
      ) : null}
      <Routes words={words} arm={arm} />
      {offers.map((id) => {
        const offer = own.offers[id]
        return offer ? <Cards {...{ words, offer, id, today, period, own }} /> : null
      })}
      {about.keys.map((key) => (
        <Sentences own={own} name={key} />
      ))}
    </>
  )
}

const Routes = ({ words, arm: { changes } }: { words: Words; arm: Arm }) => (
  <>
    {changes.map((change) =>
      change.type === 'route' ? (
        <p>{words.say('watch.shown.route', { step: change.step, exit: change.exit, to: change.to })}</p>
      ) : null,
    )}
  </>
)

interface CardsProps {
  words: Words
  offer: Offer
  id: string
  today: string
  period: 'month' | 'year'
  own: Playbook
}

/** The card of an offer, once in each language that customers are spoken to in. */
const Cards = ({ words, offer, id, today, period, own }: CardsProps) => {
  const terms = termsOf(offer, madeUp(offer, period, today), new Date(`${today}T09:00:00Z`))
  if (terms === null) return <p class="faint">{words.say('watch.shown.no_terms', { offer: id })}</p>
  return (
    <div class="cards">
      {languages.map((language) => (
        <Card copy={copyFor(language, own.words)} card={(copy) => offerCard(terms, copy)} />
      ))}
    </div>
  )
}

const Card = ({ copy, card }: { copy: Copy; card: (copy: Copy) => ReturnType<typeof offerCard> }) => {
  const { title, terms, accept, more, decline } = card(copy)
  return (
    <div
      class="preview"
      lang={copy.language}
      dir={copy.direction}
      role="group"
      aria-label={ownNames[copy.language]}
    >
      <p class="preview-title">{title}</p>
      <dl>
        {terms.map(({ label, value }) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="preview-answers">
        {[accept, ...more.map(({ label }) => label), decline].map((text) => (
          <span>{text}</span>
        ))}
      </p>
    </div>
  )
}

const Sentences = ({ own, name }: { own: Playbook; name: string }) => (
  <div class="cards">
    {languages.map((language) => {
      const copy = copyFor(language, own.words)
      return (
        <blockquote class="preview" lang={language} dir={copy.direction}>
          {copy.say(name as CopyKey)}
        </blockquote>
      )
    })}
  </div>
)
