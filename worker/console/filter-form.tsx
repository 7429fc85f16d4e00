/** @jsxImportSource hono/jsx */
import { outcomes } from '#shared/protocol/outcome.ts'
import { isNarrowed, reasons, type Narrowing } from './filter.ts'
import type { WordKey, Words } from './words.ts'

interface FilterProps {
  words: Words
  narrowing: Narrowing
  /** Reasons of the tenant's playbooks. */
  own: readonly string[]
}

/** Asks by address, so that a narrowed list can be kept, sent and paged through. */
export const FilterForm = ({ words, narrowing: { filter, wrong }, own }: FilterProps) => (
  <search>
    <form class="filter" method="get" action="/console" aria-label={words.say('filter.title')}>
      <Pick
        name="reason"
        label={words.say('filter.reason')}
        any={words.say('filter.any')}
        chosen={filter.reason}
        options={[...new Set([...reasons, ...own])].map((id) => [id, words.named('cause', id)])}
      />
      <Pick
        name="outcome"
        label={words.say('filter.outcome')}
        any={words.say('filter.any')}
        chosen={filter.outcome}
        options={outcomes.map((id) => [id, words.say(`outcome.${id}`)])}
      />
      <Day name="from" label={words.say('filter.from')} value={filter.from} />
      <Day name="until" label={words.say('filter.until')} value={filter.until} />
      <label class="tick">
        <input type="checkbox" name="wish" value="1" checked={filter.wish} />
        <span>{words.say('filter.wish')}</span>
      </label>
      <div class="press">
        <button type="submit">{words.say('filter.show')}</button>
        {isNarrowed(filter) ? <a href="/console">{words.say('filter.clear')}</a> : null}
      </div>
    </form>
    {wrong.length === 0 ? null : (
      <p class="note" role="status">
        {words.say('filter.wrong', {
          fields: words.copy.list(wrong.map((field) => words.say(`filter.${field}` satisfies WordKey))),
        })}
      </p>
    )}
  </search>
)

interface PickProps {
  name: string
  label: string
  any: string
  chosen: string | null
  options: readonly (readonly [id: string, label: string])[]
}

const Pick = ({ name, label, any, chosen, options }: PickProps) => (
  <label>
    <span>{label}</span>
    <select name={name}>
      <option value="">{any}</option>
      {options.map(([id, text]) => (
        <option value={id} selected={id === chosen}>
          {text}
        </option>
      ))}
    </select>
  </label>
)

const Day = ({ name, label, value }: { name: string; label: string; value: string | null }) => (
  <label>
    <span>{label}</span>
    <input type="date" name={name} value={value ?? ''} />
  </label>
)
