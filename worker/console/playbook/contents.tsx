/** @jsxImportSource hono/jsx */
import type { Playbook, Reason, Rule, Tier } from '#shared/playbook/playbook.ts'
import { Section } from '../parts.tsx'
import type { Words } from '../words.ts'
import type { Naming } from './naming.ts'

interface PartProps {
  words: Words
  playbook: Playbook
  naming: Naming
}

export const ReasonList = ({ words, playbook, naming }: PartProps) => (
  <Section title={words.say('book.reasons')}>
    <ul class="things">
      {playbook.reasons.map((reason) => (
        <li>
          <strong dir="auto">{naming.reason(reason.id)}</strong>
          <bdi class="id">{reason.id}</bdi>
          <span class="faint">{wayOf(reason, words)}</span>
        </li>
      ))}
    </ul>
  </Section>
)

function wayOf({ path, probe, case: opened }: Reason, { say }: Words): string {
  const asks = probe && (probe.options.length === 0 ? say('book.probe.open') : asksWith(probe.options.length))
  function asksWith(n: number): string {
    return say('book.probe', { n })
  }
  const promised = opened && say('book.case', { kind: say(`case.${opened.kind}`), hours: opened.withinHours })
  return [say(`book.path.${path}`), asks, promised].filter(Boolean).join(' · ')
}

export const TierList = ({ words, playbook, naming }: PartProps) => (
  <Section title={words.say('book.tiers')}>
    <ol class="things">
      {playbook.tiers.map((tier) => (
        <li>
          <strong dir="auto">{naming.tier(tier.id)}</strong>
          <bdi class="id">{tier.id}</bdi>
          <span class="faint">{bandOf(tier, words)}</span>
          <Condition when={tier.when} />
        </li>
      ))}
    </ol>
  </Section>
)

const bandOf = ({ offers, marginFloorPercent: floor }: Tier, words: Words): string =>
  [
    words.say(offers ? 'book.tier.offers' : 'book.tier.thanked'),
    floor === null ? null : words.say('book.floor', { percent: words.percent(floor) }),
  ]
    .filter(Boolean)
    .join(' · ')

/** A condition as it is written: CEL reads from left to right in every language. */
const Condition = ({ when }: { when: string }) => (
  <code class="when" dir="ltr">
    {when}
  </code>
)

export const OfferList = ({ words, playbook, today }: Omit<PartProps, 'naming'> & { today: string }) => (
  <Section title={words.say('book.offers')}>
    <ul class="things">
      {Object.entries(playbook.offers).map(([id, { owner, reviewBy, ...what }]) => (
        <li>
          <bdi class="id">{id}</bdi>
          <bdi class="id faint">{fieldsOf(what)}</bdi>
          <span class="faint">
            {words.say('book.owner', { owner, day: words.copy.day(reviewBy) })}
            {reviewBy < today ? <strong class="overdue"> {words.say('book.overdue')}</strong> : null}
          </span>
        </li>
      ))}
    </ul>
  </Section>
)

/** As the document has them: every kind of offer has fields of its own. */
const fieldsOf = ({ kind, ...fields }: { kind: string } & Record<string, unknown>): string =>
  [kind, ...Object.entries(fields).map(([name, value]) => `${name} ${written(value)}`)].join(', ')

const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

export const RuleList = ({ words, playbook, naming }: PartProps) => (
  <Section title={words.say('book.rules')}>
    {playbook.rules.length === 0 ? <p class="faint">{words.say('book.rules.none')}</p> : null}
    <ol class="things">
      {playbook.rules.map((rule) => (
        <li>
          <span>{ruleIn(rule, words, naming)}</span>
          <bdi class="id faint">{rule.id}</bdi>
          {rule.when === null ? null : (
            <span class="only">
              {words.say('book.rule.when')} <Condition when={rule.when} />
            </span>
          )}
        </li>
      ))}
    </ol>
  </Section>
)

const ruleIn = ({ attempt, reasons, tiers, offer }: Rule, words: Words, naming: Naming): string =>
  words.say(`book.rule.${attempt}`, {
    tiers: words.copy.list(tiers.map(naming.tier)),
    reasons: words.copy.list(reasons.map(naming.reason)),
    offer,
  })
