/** The form for the usual questions: as it was filled in, as a document, and back. */
import type { Experiment } from '#shared/experiments/experiment.ts'
import { armsOf, askedFor, figures, variedIn, type Varied } from '#shared/experiments/usual.ts'
import { decimalsOf } from '#shared/money.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import { armNames } from './arm-names.ts'
import { wordsIn, languages, type Words } from '../words.ts'
import { amountsAs, amountsIn, inBasisPoints, inMinorUnits, numberIn } from './typed.ts'

/** Every field by its name, in the order of the form. The last two are the planner's and stand in no document. */
export const fieldNames = [
  'name',
  'hypothesis',
  'owner',
  'id',
  'vary',
  'figure',
  'to',
  'amounts',
  'rule',
  'offer',
  'key',
  'en',
  'he',
  'attempts',
  'today',
  'holdout',
  'effect',
  'horizon',
  'coverage',
  'pays',
  'cap',
  'currency',
  'startsOn',
  'endsOn',
  'share',
  'perDay',
] as const
export type FieldName = (typeof fieldNames)[number]

/** As it was filled in; it comes back that way where something is wrong with it. */
export type Filled = Record<FieldName, string>

export const varies = ['terms', 'offer', 'sentence', 'attempts', 'nothing'] as const
export type Vary = (typeof varies)[number]

/** Who may be asked, by how they pay. */
export const payments = ['all', 'month', 'year'] as const

export const blank: Filled = {
  ...(Object.fromEntries(fieldNames.map((name) => [name, ''])) as Filled),
  vary: 'terms',
  attempts: '1',
  today: '1',
  pays: 'month',
  holdout: '41',
  horizon: '90',
  effect: '5',
  coverage: '100',
}

/** A form that nobody has filled in yet: each choice is the first there is. */
export function freshFor({ offers, rules, reasons, limits }: Playbook): Filled {
  const [figure] = Object.entries(offers).flatMap(([id, offer]) =>
    figures.filter((one) => Object.hasOwn(offer, one)).map((one) => `${id}.${one}`),
  )
  const answered = reasons.find(({ path }) => path === 'respond')
  return {
    ...blank,
    figure: figure ?? '',
    rule: rules[0]?.id ?? '',
    offer: Object.keys(offers)[0] ?? '',
    key: answered ? `sorry.${answered.id}` : '',
    attempts: limits.offers === 1 ? '2' : '1',
  }
}

const longest = 2000

/** From what a browser sent. Nothing in it is believed. */
export function filledFrom(body: Readonly<Record<string, unknown>>): Filled {
  const text = (name: FieldName): string => {
    const value = body[name]
    return typeof value === 'string' ? value.trim().replaceAll(/\r\n?/g, '\n').slice(0, longest) : ''
  }
  return Object.fromEntries(fieldNames.map((name) => [name, text(name)])) as Filled
}

export const varyOf = ({ vary }: Filled): Vary => varies.find((one) => one === vary) ?? 'nothing'

/** Of a discount by amount: what it is to be is typed in a field of its own. */
export const isOfAmounts = ({ figure }: Filled): boolean => figure.endsWith('.amounts')

export function variedOf(filled: Filled): Varied {
  const { rule, offer, key, en, he } = filled
  switch (varyOf(filled)) {
    case 'terms': {
      const [id = '', name = ''] = filled.figure.split('.')
      const to = isOfAmounts(filled) ? amountsIn(filled.amounts) : numberIn(filled.to)
      return { type: 'terms', offer: id, terms: { [name]: to } }
    }
    case 'offer':
      return { type: 'offer', rule, offer }
    case 'sentence':
      return { type: 'sentence', key, text: { en, he } }
    case 'attempts':
      return { type: 'attempts', attempts: numberIn(filled.attempts) } as Varied
    case 'nothing':
      return { type: 'nothing' }
  }
}

/** What somebody without a name for it would be called in addresses and files. */
const idFrom = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 48)

const orNull = (text: string): string | null => (text === '' ? null : text)

/** `plannedTotal`: what the planner makes of it; null where it cannot say. */
export function documentOf(filled: Filled, playbook: Playbook, plannedTotal: number | null, words: Words) {
  const varied = variedOf(filled)
  const holdoutShare = inBasisPoints(filled.holdout)
  const arms = armsOf({ varied, hasToday: filled.today === '1', holdoutShare }, armNames(varied, words))
  return {
    id: filled.id === '' ? idFrom(filled.name) : filled.id,
    name: filled.name,
    hypothesis: filled.hypothesis,
    owner: filled.owner,
    arms,
    holdoutArm: arms[0]?.id,
    eligibility: {
      when: filled.pays === 'all' ? null : `facts.period == "${filled.pays}"`,
      reasons: askedFor(varied, playbook),
    },
    startsOn: orNull(filled.startsOn),
    endsOn: orNull(filled.endsOn),
    horizon: numberIn(filled.horizon),
    smallestEffect: inBasisPoints(filled.effect),
    coverage: inBasisPoints(filled.coverage),
    valueCap: capOf(filled),
    ...(plannedTotal === null ? {} : { plannedTotal }),
  }
}

function capOf({ cap, currency }: Filled) {
  if (cap === '' && currency === '') return null
  const code = currency.toUpperCase()
  const number = numberIn(cap)
  const isKnown = typeof number === 'number' && /^[A-Z]{3}$/.test(code)
  return { amount: isKnown ? inMinorUnits(number, code) : number, currency: code }
}

/** A draft as the form has it; null for one that says what the form cannot. */
export function filledOf(experiment: Experiment, playbook: Playbook): Filled | null {
  const varied = variedIn(experiment.arms)
  if (varied === null) return null
  const filled = { ...blank, ...plainFields(experiment), ...fieldsOf(varied) }
  const asWritten = JSON.stringify(withoutOrder(experiment))
  const isSame = languages.some((language) => {
    const document = documentOf(filled, playbook, experiment.plannedTotal, wordsIn(language))
    return JSON.stringify(withoutOrder({ ...experiment, ...document })) === asWritten
  })
  return isSame ? filled : null
}

/** Fields in the order of their names: a document says the same in any. */
const withoutOrder = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(withoutOrder)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .map(([name, one]) => [name, withoutOrder(one)] as const)
            .toSorted(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value

function plainFields(experiment: Experiment): Partial<Filled> {
  const { arms, holdoutArm, eligibility, valueCap } = experiment
  const weight = arms.find(({ id }) => id === holdoutArm)?.weight ?? 0
  return {
    id: experiment.id,
    name: experiment.name,
    hypothesis: experiment.hypothesis,
    owner: experiment.owner,
    today: arms.some(({ changes }) => changes.length === 0) ? '1' : '',
    pays: /"(month|year)"$/.exec(eligibility.when ?? '')?.[1] ?? 'all',
    holdout: String(weight / 100),
    horizon: String(experiment.horizon),
    effect: String(experiment.smallestEffect / 100),
    coverage: String(experiment.coverage / 100),
    startsOn: experiment.startsOn ?? '',
    endsOn: experiment.endsOn ?? '',
    cap: valueCap ? String(valueCap.amount / 10 ** decimalsOf(valueCap.currency)) : '',
    currency: valueCap?.currency ?? '',
  }
}

/** One of several terms: the form says one, and a document with more is found to be another one. */
function termsFields({ offer, terms }: Extract<Varied, { type: 'terms' }>): Partial<Filled> {
  if (terms.amounts !== undefined) return { figure: `${offer}.amounts`, amounts: amountsAs(terms.amounts) }
  const name = figures.find((one) => terms[one] !== undefined)
  return { figure: `${offer}.${name}`, to: String(name && terms[name]) }
}

function fieldsOf(varied: Varied): Partial<Filled> {
  const vary = varied.type
  switch (varied.type) {
    case 'terms':
      return { vary, ...termsFields(varied) }
    case 'offer':
      return { vary, rule: varied.rule, offer: varied.offer }
    case 'sentence': {
      const [en, he] = [varied.text['en'], varied.text['he']]
      return {
        vary,
        key: varied.key,
        en: typeof en === 'string' ? en : '',
        he: typeof he === 'string' ? he : '',
      }
    }
    case 'attempts':
      return { vary, attempts: String(varied.attempts) }
    case 'nothing':
      return { vary }
  }
}
