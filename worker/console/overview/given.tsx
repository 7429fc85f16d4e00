/** @jsxImportSource hono/jsx */
import { byApi, type GivenNow } from '../../tenant/figures/given-months.ts'
import { Section } from '../parts.tsx'
import { dateIn } from '../plots/calendar.ts'
import type { Words } from '../words.ts'
import { fields, filledOf, type Filled, type GivenField } from './given-form.ts'
import { Figures } from './parts.tsx'

export interface GivenProps {
  words: Words
  said: Readonly<Record<string, GivenNow>>
  filled: Filled
  wrong: readonly GivenField[]
  /** The month whose figures were just kept. */
  kept: string | null
  /** Months that may be said something of, the latest first. */
  months: readonly string[]
}

/** What only the business knows, month by month, with who said it and when. */
export const GivenSection = ({ words, said, filled, wrong, kept, months }: GivenProps) => (
  <Section title={words.say('given.title')}>
    <p class="faint">{words.say('given.lead')}</p>
    {kept === null ? null : (
      <p class="note" role="status">
        {words.say('given.kept', { month: dateIn(words, 'month', `${kept}-01`) })}
      </p>
    )}
    {wrong.length === 0 ? null : (
      <p class="note" role="alert">
        {words.say('given.wrong', {
          fields: words.copy.list(wrong.map((name) => words.say(`given.${name}`))),
        })}
      </p>
    )}
    <form class="filter given" method="post" action="/console/overview#given" id="given">
      <label>
        <span>{words.say('given.month')}</span>
        <select name="month">
          {months.map((month) => (
            <option value={month} selected={month === filled.month}>
              {dateIn(words, 'month', `${month}-01`)}
            </option>
          ))}
        </select>
      </label>
      {fields.slice(1).map((name) => (
        <Field words={words} name={name} value={filled[name]} isWrong={wrong.includes(name)} />
      ))}
      <div class="press">
        <button type="submit">{words.say('given.keep')}</button>
      </div>
    </form>
    <Said words={words} said={said} />
  </Section>
)

interface FieldProps {
  words: Words
  name: GivenField
  value: string
  isWrong: boolean
}

const Field = ({ words, name, value, isWrong }: FieldProps) => (
  <label>
    <span>{words.say(`given.${name}`)}</span>
    <input
      name={name}
      value={value}
      dir="ltr"
      inputmode={name === 'currency' ? undefined : 'decimal'}
      maxlength={name === 'currency' ? 3 : 18}
      required={name === 'currency'}
      autocomplete="off"
      aria-invalid={isWrong ? 'true' : undefined}
    />
  </label>
)

const Said = ({ words, said }: Pick<GivenProps, 'words' | 'said'>) => {
  const months = Object.entries(said).toSorted(([a], [b]) => (a < b ? 1 : -1))
  if (months.length === 0) return null
  const shown = fields.slice(2)
  return (
    <details>
      <summary>{words.say('given.said')}</summary>
      <Figures
        id="given-said"
        title={words.say('given.said')}
        head={[
          words.say('given.month'),
          ...shown.map((name) => words.say(`given.${name}`)),
          words.say('given.by'),
        ]}
        rows={months.map(([month, { given, by, at }]) => {
          const filled = filledOf(month, given, given.currency)
          const who = by === byApi ? 'given.who.key' : 'given.who'
          return [
            dateIn(words, 'month', `${month}-01`),
            ...shown.map((name) => filled[name] || words.say('overview.unknown')),
            words.say(who, { by, at: words.moment(at) }),
          ]
        })}
      />
    </details>
  )
}
