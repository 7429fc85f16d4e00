import type { Change, FieldChange } from './diff.ts'
import type { Review } from './review.ts'

const nouns: Record<string, string> = {
  reasons: 'Reason',
  tiers: 'Tier',
  offers: 'Offer',
  rules: 'Rule',
  limits: 'Limits',
  economics: 'Economics',
  budgets: 'Budget',
  signals: 'Signals',
  review: 'Review',
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
  if (isAmounts(value))
    return Object.entries(value)
      .map(([currency, n]) => `${currency} ${n}`)
      .join(' + ')
  if (isReviewer(value)) return `${value.name} (${value.department})`
  return JSON.stringify(value)
}

const isReviewer = (value: unknown): value is Review['reviewers'][number] =>
  typeof value === 'object' && value !== null && 'department' in value

/** Minor units by currency. */
const isAmounts = (value: unknown): value is Record<string, number> =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).length > 0 &&
  Object.entries(value).every(([name, one]) => /^[A-Z]{3}$/.test(name) && typeof one === 'number')
