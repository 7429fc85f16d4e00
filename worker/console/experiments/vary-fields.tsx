/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import { termNames, type TermName } from '#shared/experiments/usual.ts'
import { copyFor } from '#shared/copy/copy.ts'
import type { Offer } from '#shared/playbook/offers.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import { namingOf } from '../playbook/naming.ts'
import { languages, ownNames, type Words } from '../words.ts'
import { AreaField, NumberField, SelectField, TextField, tied, Wrongs, type Form } from './fields.tsx'
import { varies, varyOf, type Vary } from './form.ts'

type VaryProps = Form & { playbook: Playbook }

/** What is put to chance: one of a few questions, each with the fields that it needs below it. */
export const VaryFields = (props: VaryProps) => {
  const { words, filled, wrong } = props
  const isTwo = filled.today === '1'
  return (
    <fieldset class="vary">
      <legend>{words.say('plan.vary')}</legend>
      {varies.map((vary) => (
        <Question {...props} vary={vary}>
          {inside[vary](props)}
        </Question>
      ))}
      <Wrongs words={words} wrong={wrong} name="vary" />
      <label class="choice">
        <input type="checkbox" name="today" value="1" checked={isTwo} />
        <span>
          {words.say('plan.today')} <small class="faint">{words.say('plan.today.hint')}</small>
        </span>
      </label>
    </fieldset>
  )
}

/** The style sheet shows the fields of the question that is pressed, and all of them where it cannot. */
const Question = ({ words, filled, wrong, vary, children }: VaryProps & { vary: Vary; children: Child }) => {
  const { id: _, ...ties } = tied({ name: 'vary', wrong, hint: undefined })
  return (
    <div class="question">
      <label class="choice">
        <input type="radio" {...ties} value={vary} checked={varyOf(filled) === vary} />
        <span>
          {words.say(`plan.vary.${vary}`)} <small class="faint">{words.say(`plan.vary.${vary}.hint`)}</small>
        </span>
      </label>
      {children === null ? null : <div class="inside">{children}</div>}
    </div>
  )
}

const inside: Record<Vary, (props: VaryProps) => Child> = {
  terms: (props) => (
    <>
      <SelectField {...props} name="figure" options={figuresIn(props)} />
      <NumberField {...props} name="to" />
      <TextField
        {...props}
        name="amounts"
        most={100}
        isCode
        hint={props.words.say('plan.amounts.hint', { example: '5\u00a0USD, 4.50\u00a0EUR' })}
      />
    </>
  ),
  offer: (props) => (
    <>
      <SelectField {...props} name="rule" options={rulesIn(props)} />
      <SelectField {...props} name="offer" options={offersIn(props)} />
    </>
  ),
  sentence: (props) => (
    <>
      <SelectField {...props} name="key" options={sentencesIn(props)} />
      <AreaField {...props} name="en" rows={2} lang="en" />
      <AreaField {...props} name="he" rows={2} lang="he" />
      <Today {...props} />
    </>
  ),
  attempts: (props) => (
    <SelectField
      {...props}
      name="attempts"
      hint={props.words.say('plan.attempts.now', { n: props.playbook.limits.offers })}
      options={(['1', '2'] as const).map((n) => [n, props.words.say(`plan.attempts.${n}`)] as const)}
    />
  ),
  nothing: () => null,
}

type Options = (readonly [value: string, text: string])[]

const figuresIn = ({ words, playbook: { offers } }: VaryProps): Options =>
  Object.entries(offers).flatMap(([id, offer]) =>
    termNames.flatMap((name) => {
      const text = termIn(id, offer, name, words)
      return text === null ? [] : [[`${id}.${name}`, text] as const]
    }),
  )

/** As it is now. A discount has percent or amounts, and may have the other in the new arm. */
function termIn(id: string, offer: Offer, name: TermName, { say, copy }: Words): string | null {
  const now = (offer as Partial<Record<TermName, number | Record<string, number>>>)[name]
  if (now !== undefined) {
    const money = (amounts: Record<string, number>) =>
      copy.list(Object.entries(amounts).map(([currency, amount]) => copy.money({ amount, currency })))
    return say('plan.figure.now', {
      offer: id,
      what: say(`plan.figure.${name}`),
      now: typeof now === 'number' ? now : money(now),
    })
  }
  if (offer.kind !== 'discount') return null
  return name === 'percent' || name === 'amounts' ? say(`plan.figure.instead.${name}`, { offer: id }) : null
}

const rulesIn = ({ words, playbook }: VaryProps): Options => {
  const naming = namingOf(playbook, words)
  return playbook.rules.map(({ id, reasons, offer }) => [
    id,
    words.say('plan.rule.now', { rule: id, reasons: words.copy.list(reasons.map(naming.reason)), offer }),
  ])
}

const offersIn = ({ playbook: { offers } }: VaryProps): Options => Object.keys(offers).map((id) => [id, id])

/** Sentences that stand before an offer, one for each reason that may be answered with one. */
const keysOf = ({ reasons }: Playbook) =>
  reasons.filter(({ path }) => path === 'respond').map(({ id }) => ({ id, key: `sorry.${id}` as const }))

const sentencesIn = ({ words, playbook }: VaryProps): Options => {
  const naming = namingOf(playbook, words)
  return keysOf(playbook).map(({ id, key }) => [key, words.say('plan.key.to', { reason: naming.reason(id) })])
}

/** How they read now, so that nobody has to look elsewhere. */
const Today = ({ words, playbook }: VaryProps) => (
  <details>
    <summary>{words.say('plan.sentences.now')}</summary>
    {languages.map((language) => {
      const copy = copyFor(language, playbook.words)
      return (
        <ul class="sentences" lang={language} dir={copy.direction} aria-label={ownNames[language]}>
          {keysOf(playbook).map(({ id, key }) => (
            <li>
              <small class="faint">{nameIn(playbook, language, id)}</small> {copy.say(key)}
            </li>
          ))}
        </ul>
      )
    })}
  </details>
)

const nameIn = (playbook: Playbook, language: Words['language'], id: string): string =>
  copyFor(language, playbook.words).say(`reason.${id}`)
