/** @jsxImportSource hono/jsx */
import type { Change, FieldChange } from '#shared/playbook/diff.ts'
import { en } from '../words-en.ts'
import type { WordKey, Words } from '../words.ts'

/** What changes, one line each: what in our words, values as the document has them. */
export const Changes = ({ words, changes }: { words: Words; changes: readonly Change[] }) => (
  <ul class="things changes">
    {changes.map((change) => (
      <li>
        <strong>{sentenceOf(change, words)}</strong>
        <Fields words={words} change={change} />
      </li>
    ))}
  </ul>
)

function sentenceOf({ part, id, type, place }: Change, words: Words): string {
  const what = [nameOf(part, words), id].filter(Boolean).join(' ')
  if (type === 'moved') return words.say('diff.moved', { what, place: place ?? 0 })
  if (type === 'added' && place !== null) return words.say('diff.added.at', { what, place })
  return words.say(`diff.${type}`, { what })
}

function nameOf(part: string, words: Words): string {
  const [group = '', tag] = part.startsWith('words.') ? part.split('.') : [part]
  const key = `diff.part.${group}`
  const name = Object.hasOwn(en, key) ? words.say(key as WordKey) : group
  return tag === undefined ? name : `${name} (${tag})`
}

const Fields = ({ words, change: { type, fields } }: { words: Words; change: Change }) => {
  if (fields.length === 0) return null
  return (
    <ul class="fields">
      {fields.map((field) => (
        <li>
          <bdi class="id">{field.name}</bdi> <Value words={words} field={field} type={type} />
        </li>
      ))}
    </ul>
  )
}

const Value = ({ words, field, type }: { words: Words; field: FieldChange; type: Change['type'] }) => {
  const [from, to] = [written(field.from, words), written(field.to, words)]
  if (type === 'added') return <code dir="auto">{to}</code>
  if (type === 'removed') return <code dir="auto">{from}</code>
  return (
    <>
      <del>
        <code dir="auto">{from}</code>
      </del>{' '}
      {words.say('diff.becomes')}{' '}
      <ins>
        <code dir="auto">{to}</code>
      </ins>
    </>
  )
}

function written(value: unknown, words: Words): string {
  if (value === null || value === undefined) return words.say('diff.nothing')
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
