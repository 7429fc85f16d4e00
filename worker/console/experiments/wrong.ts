import type { ExperimentProblem, ExperimentProblemCode } from '#shared/experiments/problem.ts'
import { fieldNames, isOfAmounts, varyOf, type FieldName, type Filled } from './form.ts'
import { amountsIn, numberIn } from './typed.ts'

/** What is wrong, at the field that it is told beside; null is none of them. */
export interface Wrong {
  field: FieldName | null
  code: ExperimentProblemCode | 'id_taken'
  /** As the API says it, in English, with the place in the document; null where the code says all. */
  told: Pick<ExperimentProblem, 'path' | 'message'> | null
}

/** One of each kind at a field: arms that are told of one by one are one field here. */
export function wrongIn(filled: Filled, problems: readonly ExperimentProblem[]): Wrong[] {
  const own = ofForm(filled)
  const others = problems
    .map((one) => placed(one, filled))
    .filter(({ field }) => !own.some((one) => one.field === field) && !isFollowed(field, filled))
  const all = [...own, ...others]
  return all
    .filter((one, index) => all.findIndex(isLike(one)) === index)
    .toSorted((a, b) => placeOf(a) - placeOf(b))
}

const isLike =
  (one: Wrong) =>
  ({ field, code }: Wrong): boolean =>
    field === one.field && code === one.code

/** In the order of the form; what is of the whole comes first. */
const placeOf = ({ field }: Wrong): number => (field === null ? -1 : fieldNames.indexOf(field))

/** Without a name there is nothing to make an id of: that is told once. */
const isFollowed = (field: FieldName | null, { id, name }: Filled): boolean =>
  field === 'id' && id === '' && name === ''

/** At least a tenth and at most a half: less takes too long, more holds back for nothing. */
export const holdoutShares = { least: 10, most: 50 }

/** What the form itself asks for. Of amounts that cannot be read the document would only say that they are no object. */
function ofForm(filled: Filled): Wrong[] {
  const number = numberIn(filled.holdout)
  const { least, most } = holdoutShares
  const isFine = typeof number === 'number' && number >= least && number <= most
  const isUnread =
    varyOf(filled) === 'terms' && isOfAmounts(filled) && typeof amountsIn(filled.amounts) === 'string'
  return [
    ...(isUnread ? [{ field: 'amounts', code: 'malformed', told: null } as const] : []),
    ...(isFine ? [] : [{ field: 'holdout', code: 'out_of_range', told: null } as const]),
  ]
}

const placed = ({ code, path, message }: ExperimentProblem, filled: Filled): Wrong => ({
  field: fieldAt(path, filled),
  code,
  told: { path, message },
})

const byPath: Readonly<Record<string, FieldName>> = {
  smallestEffect: 'effect',
  plannedTotal: 'effect',
  'eligibility.when': 'pays',
  holdoutArm: 'holdout',
  'valueCap.currency': 'currency',
  'valueCap.amount': 'cap',
  valueCap: 'cap',
}
const sameName = ['id', 'name', 'hypothesis', 'owner', 'horizon', 'coverage', 'startsOn', 'endsOn'] as const

function fieldAt(path: string, filled: Filled): FieldName | null {
  const found = byPath[path] ?? sameName.find((name) => name === path)
  if (found) return found
  if (path.startsWith('arms.')) return path.endsWith('.weight') ? 'holdout' : inArm(path, filled)
  return path.startsWith('eligibility') || path === 'namespace' ? 'vary' : null
}

function inArm(path: string, filled: Filled): FieldName {
  const last = path.split('.').at(-1) ?? ''
  switch (varyOf(filled)) {
    case 'terms':
      if (isOfAmounts(filled) && last !== 'offer') return 'amounts'
      return path.includes('.terms') ? 'to' : 'figure'
    case 'offer':
      return last === 'offer' ? 'offer' : 'rule'
    case 'sentence':
      return last === 'en' || last === 'he' ? last : 'key'
    case 'attempts':
      return 'attempts'
    case 'nothing':
      return 'vary'
  }
}
