import * as z from 'zod'
import type { StatutoryField, StatutoryForm } from '#shared/law/statutory.ts'

/** What somebody filled in: kept as written, whatever is wrong with it. */
export type Filled = Record<StatutoryField, string>
export type FieldProblem = 'missing' | 'too_long' | 'no_email' | 'no_day' | 'no_kind'
export type FieldProblems = Partial<Record<StatutoryField, FieldProblem>>

/** UTF-16 code units. */
const longest: Record<StatutoryField, number> = {
  kind: 20,
  reason: 5000,
  name: 200,
  contract: 200,
  email: 254,
  end: 10,
}

export const blank: Filled = { kind: 'ordinary', reason: '', name: '', contract: '', email: '', end: '' }

/** Anything may have been sent; what is no text counts as left empty. */
export function filledFrom(body: Record<string, unknown>, form: StatutoryForm): Filled {
  const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
  const asked = form.fields.map((field) => [field, text(body[field])] as const)
  return { ...blank, ...Object.fromEntries(asked) }
}

export function problemsOf(filled: Filled, form: StatutoryForm): FieldProblems {
  const found = form.fields.map((field) => [field, problemOf(field, filled, form)] as const)
  return Object.fromEntries(found.filter(([, problem]) => problem !== null))
}

function problemOf(field: StatutoryField, filled: Filled, form: StatutoryForm): FieldProblem | null {
  const text = filled[field]
  if (text.length > longest[field]) return field === 'end' ? 'no_day' : 'too_long'
  switch (field) {
    case 'kind':
      return text === 'ordinary' || text === 'extraordinary' ? null : 'no_kind'
    case 'reason':
      return text === '' && form.fields.includes('kind') && filled.kind === 'extraordinary' ? 'missing' : null
    case 'end':
      return text === '' || z.iso.date().safeParse(text).success ? null : 'no_day'
    case 'email':
      // Wide on purpose: an address we cannot judge is no reason to turn a notice away.
      if (text === '') return 'missing'
      return /^[^\s@]+@[^\s@]+$/.test(text) ? null : 'no_email'
    case 'name':
    case 'contract':
      return text === '' ? 'missing' : null
  }
}

/** What goes on record: the fields of this form, and of those only what was filled in. */
export const contentOf = (filled: Filled, form: StatutoryForm): Partial<Filled> =>
  Object.fromEntries(form.fields.map((field) => [field, filled[field]]).filter(([, text]) => text !== ''))
