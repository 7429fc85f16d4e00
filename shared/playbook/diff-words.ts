import type { Change, FieldChange } from './diff.ts'

const nouns: Record<string, string> = {
  reasons: 'Reason',
  tiers: 'Tier',
  offers: 'Offer',
  rules: 'Rule',
  limits: 'Limits',
  economics: 'Economics',
  'flow.steps': 'Step',
  'flow.start': 'Flow',
  exit: 'Exit',
  name: 'Name',
}

/** A change in one sentence, for a person who decides whether it is meant. */
export function changeInWords({ part, id, type, fields, place }: Change): string {
  const what = `${nounOf(part)}${id === null ? '' : ` ${id}`}`
  switch (type) {
    case 'added':
      return `${what} is new${place === null ? '' : `, as number ${place}`}: ${listed(fields, 'to')}.`
    case 'removed':
      return `${what} is gone: ${listed(fields, 'from')}.`
    case 'moved':
      return `${what} moves to number ${place}.`
    case 'changed':
      return `${what}: ${fields.map(changed).join('; ')}.`
  }
}

const nounOf = (part: string): string =>
  part.startsWith('words.') ? `Words (${part.slice('words.'.length)})` : (nouns[part] ?? part)

const changed = ({ name, from, to }: FieldChange): string =>
  `${shortly(name)} ${inWords(from)} becomes ${inWords(to)}`

const listed = (fields: readonly FieldChange[], side: 'from' | 'to'): string =>
  fields.map((field) => `${shortly(field.name)} ${inWords(field[side])}`).join(', ')

const shortly = (name: string): string => name.replace(/^flow\./, '')

function inWords(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(inWords).join(' + ')
  if (typeof value === 'string') return /^[\w-]+$/.test(value) ? value : `\`${value}\``
  return JSON.stringify(value)
}
